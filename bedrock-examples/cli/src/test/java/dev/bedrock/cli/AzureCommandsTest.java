package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.azuredevops.AzureProjectStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups of variables and pipelines of Azure DevOps from the command line. */
@Timeout(60)
class AzureCommandsTest {
    private static final String APP = "https://contoso@dev.azure.com/contoso/shop/_git/app";

    @TempDir
    Path directory;

    private final AzureProjectStub azure = new AzureProjectStub();

    @BeforeEach
    void project() {
        Directories.write(directory, Map.of("bedrock.yaml", """
                # ours
                rings: {main: {isDefault: true}}
                services:
                - displayName: web
                  path: ./services/web
                  helm: {chart: {repository: 'https://charts.example', chart: web}}
                """));
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--api", azure.api().toString(), "--allow-host", azure.address()));
        return new Cli(directory)
                .with("HOME", directory.toString())
                .with("AZURE_DEVOPS_EXT_PAT", "t0ken")
                .with("SP_PASS", "hunter2")
                .run(all.toArray(String[]::new));
    }

    @Test
    void aVariableGroupIsMadeAndAddedToTheProject() throws Exception {
        Directories.write(
                directory,
                Map.of(
                        ".bedrock/config.yaml",
                        "azure_devops: {org: contoso, project: shop, access_token: '${env:NOT_SET}'}\n"));
        String[] command = {
            "project",
            "create-variable-group",
            "shop-vg",
            "-r",
            "shopacr",
            "-U",
            "dev.azure.com/contoso/shop/_git/hld",
            "-u",
            "app-id",
            "-t",
            "tenant",
            "--output",
            "json"
        };

        Cli.Result result = run(command);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("\"name\": \"shop-vg\"", "\"SP_PASS\"")
                .doesNotContain("hunter2");
        assertThat(azure.groups().get(1L))
                .asString()
                .contains("SP_PASS={isSecret=true, value=hunter2}", "PAT={isSecret=true, value=t0ken}");
        assertThat(Files.readString(directory.resolve("bedrock.yaml")))
                .startsWith("# ours\n")
                .contains("shop-vg");
        assertThat(run(command).exitCode()).as("it may be run again").isZero();
        assertThat(azure.groups()).hasSize(1);
    }

    @Test
    void withoutAProjectNothingIsSent() throws Exception {
        Files.delete(directory.resolve("bedrock.yaml"));

        Cli.Result result = run(
                "project",
                "create-variable-group",
                "vg",
                "-r",
                "acr",
                "-U",
                "u",
                "-u",
                "i",
                "-t",
                "t",
                "-o",
                "contoso",
                "-d",
                "shop");

        assertThat(result.exitCode()).isOne();
        assertThat(result.err()).contains("GITOPS-0101");
        assertThat(azure.writes()).isEmpty();
    }

    @Test
    void pipelinesAreInstalledByTheNamesOfBedrockCli() {
        azure.push("master", "hld-lifecycle.yaml");
        azure.push("main", "services/web/build-update-hld.yaml");
        azure.push("master", "manifest-generation.yaml");

        Cli.Result lifecycle = run("project", "install-lifecycle-pipeline", "-u", APP);
        Cli.Result build = run(
                "service",
                "install-build-pipeline",
                "web",
                "-u",
                APP,
                "--yaml-file-branch",
                "main",
                "-b",
                "https://example.org/build.sh");
        Cli.Result manifests = run(
                "hld",
                "install-manifest-pipeline",
                "-u",
                APP,
                "-m",
                "https://x@dev.azure.com/contoso/shop/_git/manifests");

        assertThat(lifecycle.out()).as(lifecycle.err()).isEqualTo("app-lifecycle\n");
        assertThat(build.out()).as(build.err()).isEqualTo("web-pipeline\n");
        assertThat(manifests.out()).as(manifests.err()).isEqualTo("app-to-manifests\n");
        assertThat(azure.definitions().get(2L))
                .asString()
                .contains("services/web/build-update-hld.yaml", "BUILD_SCRIPT_URL={allowOverride=true");
        assertThat(azure.definitions().get(3L))
                .asString()
                .contains("value=https://dev.azure.com/contoso/shop/_git/manifests", "PAT={");
    }

    @Test
    void theDefinitionHasGroupsToo() throws Exception {
        Directories.write(
                directory,
                Map.of("hld/component.yaml", "name: x\n", "hld/manifest-generation.yaml", "variables:\n- group: a\n"));
        Cli cli = new Cli(directory);

        Cli.Result result = cli.run("hld", "append-variable-group", "b", "-C", "hld");

        assertThat(result.out()).as(result.err()).isEqualTo("hld/manifest-generation.yaml\n");
        assertThat(Files.readString(directory.resolve("hld/manifest-generation.yaml")))
                .isEqualTo("variables:\n- group: a\n- group: b\n");
        assertThat(cli.run("hld", "append-variable-group", "b", "-C", "hld").err())
                .contains("nothing to change");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(run("project", "install-lifecycle-pipeline", "-u", "https://github.com/a/b")
                        .err())
                .contains("GITOPS-0551");
        assertThat(run("project", "install-lifecycle-pipeline", "-u", APP).err())
                .contains("GITOPS-0553", "hld-lifecycle.yaml", "push");
        assertThat(run("service", "install-build-pipeline", "wep", "-u", APP).err())
                .contains("GITOPS-0112", "did you mean 'web'?");
        assertThat(run("hld", "install-manifest-pipeline", "-u", APP).err()).contains("--manifest-url");
        assertThat(azure.writes()).isEmpty();
    }
}
