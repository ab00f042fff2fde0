package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.gitops.pullrequest.AzureDevOpsStub;
import dev.bedrock.gitops.pullrequest.CodeHostStub;
import dev.bedrock.gitops.pullrequest.GitHubStub;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests from the command line, with hosts that speak the formats of the real ones. */
@Timeout(60)
class PullRequestCommandsTest {
    @TempDir
    Path directory;

    private final CodeHostStub host = new GitHubStub();
    private final CodeHostStub azure = new AzureDevOpsStub();

    @AfterEach
    void stop() {
        host.close();
        azure.close();
    }

    private Cli.Result run(Cli cli, CodeHostStub stub, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--remote-url", stub.repository(), "--api", stub.api().toString()));
        all.addAll(List.of("--allow-host", stub.address()));
        return cli.run(all.toArray(String[]::new));
    }

    private Cli withToken() {
        return new Cli(directory).with("GH_TOKEN", CodeHostStub.TOKEN);
    }

    @Test
    void opensOneOnceCommentsAndMergesIt() {
        String[] create = {
            "pull-request",
            "create",
            "--source",
            "change",
            "--target",
            "main",
            "--title",
            "Web 1.2",
            "--label",
            "gitops"
        };
        Cli.Result opened = run(withToken(), host, create);
        Cli.Result again = run(withToken(), host, create);

        assertThat(opened.exitCode()).as(opened.err()).isZero();
        assertThat(opened.out()).isEqualTo("https://github.com/contoso/shop-hld/pull/1\n");
        assertThat(opened.err()).contains("opened a pull request");
        assertThat(again.out()).isEqualTo(opened.out());
        assertThat(again.err()).contains("there is an open pull request already");

        Directories.write(directory, Map.of("report.md", "2 objects change\n"));
        Cli.Result comment = run(withToken(), host, "pr", "comment", "1", "--text-file", "report.md");
        assertThat(comment.exitCode()).as(comment.err()).isZero();
        assertThat(host.pull(1).comments()).containsExactly("<!-- bedrock:bedrock -->\n2 objects change\n");

        Cli.Result status = run(withToken(), host, "pr", "status", "1", "--output", "json");
        assertThat(status.out()).contains("\"schema\": \"bedrock.dev/pull-request/v1\"", "\"ready\": true");

        Cli.Result merged = run(withToken(), host, "pr", "merge", "1", "--method", "squash");
        assertThat(merged.exitCode()).as(merged.err()).isZero();
        assertThat(merged.err()).contains("it is merged");
        assertThat(host.hasBranch("change")).isFalse();
    }

    @Test
    void aRevisionGoesToTheDefaultRing() {
        Directories.write(
                directory, Map.of("bedrock.yaml", "rings: {qa: {}, main: {isDefault: true}}\nservices: []\n"));
        Cli cli = new Cli(directory).with("HOME", directory.toString()).with("MY_PAT", CodeHostStub.TOKEN);
        Directories.write(directory, Map.of(".bedrock/config.yaml", "azure_devops: {access_token: '${env:MY_PAT}'}\n"));
        String[] revision = {"service", "create-revision", "-s", "change", "-o", "contoso"};

        Cli.Result opened = run(cli, azure, revision);

        assertThat(opened.exitCode()).as(opened.err()).isZero();
        assertThat(opened.out()).isEqualTo("https://dev.azure.com/contoso/the%20shop/_git/hld/pullrequest/1\n");
        assertThat(azure.pull(1).title()).isEqualTo("[BEDROCK] change => main");
        assertThat(azure.pull(1).target()).isEqualTo("main");
        assertThat(run(cli, azure, "service", "create-revision", "-s", "main").err())
                .contains("GITOPS-0512");
    }

    @Test
    void aMissingTokenIsSaidAndNoTokenIsPrinted() {
        Cli.Result none = run(new Cli(directory), host, "pr", "status", "1");
        Cli.Result unset = run(new Cli(directory), host, "pr", "status", "1", "--token-variable", "NOPE");
        Cli.Result wrong = run(new Cli(directory), host, "pr", "status", "1", "-a", "wr0ng");

        assertThat(none.exitCode()).isOne();
        assertThat(none.err()).contains("GITOPS-0504");
        assertThat(unset.err()).contains("NOPE is not set");
        assertThat(wrong.exitCode()).isOne();
        assertThat(wrong.err()).contains("GITOPS-0504").doesNotContain("wr0ng");
    }

    @Test
    void withoutARepositoryItSaysWhatToGive() {
        Cli.Result result =
                withToken().run("pr", "create", "--source", "a", "--target", "b", "--title", "x", "-C", ".");

        assertThat(result.exitCode()).isOne();
        assertThat(result.err()).contains("GITOPS-0501", "--remote-url");
    }

    @Test
    void forAHostThatIsOnlyKnownByGitItPrintsWhereToGo() {
        Cli.Result result = withToken()
                .run(
                        "pr",
                        "create",
                        "--source",
                        "a",
                        "--target",
                        "b",
                        "--title",
                        "x",
                        "--remote-url",
                        "git@git.corp.example:team/hld.git");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("https://git.corp.example/team/hld\n");
        assertThat(result.err()).contains("by hand");
    }
}
