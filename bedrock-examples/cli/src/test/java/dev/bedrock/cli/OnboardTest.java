package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardTest {
    private static final String SUBSCRIPTION = "00000000-aaaa-0000-0000-000000000000";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void aUser() {
        cli = new Cli(folder);
    }

    @Test
    void whoAsksHasToBeKnown() {
        Cli.Result result = cli.run("deployment", "onboard", "-s", "contosotel", "-t", "deployments", "-r", "bedrock");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("neither --subscription-id is given, nor ARM_SUBSCRIPTION_ID set");
        assertThat(cli.with("ARM_SUBSCRIPTION_ID", SUBSCRIPTION)
                        .run("deployment", "onboard", "-s", "contosotel", "-t", "deployments", "-r", "bedrock")
                        .err())
                .contains("--service-principal-id", "--service-principal-password", "--tenant-id");
    }

    @Test
    void namesAreCheckedBeforeAnybodyIsAsked() {
        Cli.Result result = cli.with("AZURE_TOKEN", "hunter2")
                .run(
                        "deployment",
                        "onboard",
                        "--storage-account-name=Contoso",
                        "--storage-table-name=1",
                        "--storage-resource-group-name=bedrock",
                        "--registry=a",
                        "--grant=someone",
                        "--subscription-id=" + SUBSCRIPTION,
                        "--access-token=${env:AZURE_TOKEN}");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("'Contoso'", "'1'", "'a'", "'someone'")
                .doesNotContain("hunter2");
    }

    @Test
    void theNamesOfWhatIsWantedAreNeeded() {
        assertThat(cli.run("deployment", "onboard").exitCode()).isEqualTo(2);
    }
}
