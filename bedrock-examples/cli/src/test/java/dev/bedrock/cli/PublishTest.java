package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bedrock publish} from a real checkout to a real git over HTTP. */
@DisabledOnOs(OS.WINDOWS)
class PublishTest {
    @TempDir
    Path folder;

    private TestRepository definition;
    private TestRepository manifests;
    private GitServer server;
    private Cli cli;

    @BeforeEach
    void aCheckoutAndAServer() {
        definition = TestRepository.create(folder.resolve("served"), "hld");
        manifests = TestRepository.create(folder.resolve("served"), "manifests");
        server = GitServer.start(folder.resolve("served"));
        definition.git("remote", "set-url", "origin", server.url("hld.git"));
        definition.git(
                "remote", "set-url", "--push", "origin", definition.bare().toString());
        define("one");
        cli = new Cli(definition.work())
                .with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void define(String value) {
        Directories.write(definition.work(), """
                === component.yaml
                {name: web, type: static, path: web}
                === config/prod.yaml
                config: {}
                === config/west.yaml
                config: {}
                === web/map.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: web}, data: {value: %s}}
                """.formatted(value));
        definition.commitAll();
    }

    private Cli.Result publish(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("publish", "--to", server.url("manifests.git"), "--allow-host", server.host()));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String show(String what) {
        return manifests.gitBare("show", what);
    }

    @Test
    void manifestsArePublishedWithWhatTheyComeFrom() {
        Cli.Result result = publish("-e", "prod west", "-e", "clusters/x=prod", "--trailer", "Bedrock-Build=7");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("""
                create prod-west/web.yaml
                create prod-west/.bedrock-publish
                create clusters/x/web.yaml
                create clusters/x/.bedrock-publish
                """);
        assertThat(result.err()).containsPattern("published to main as [0-9a-f]{10}\n");
        assertThat(show("main:prod-west/web.yaml")).contains("value: one");
        assertThat(manifests.gitBare("log", "-1", "--format=%an <%ae>%n%B", "main"))
                .isEqualTo("""
                        Automated Account <automated@bedrock.invalid>
                        Updated k8s manifest files post commit: commit 1

                        Bedrock-Hld: %s
                        Bedrock-Hld-Commit: %s
                        Bedrock-Folder: prod-west
                        Bedrock-Folder: clusters/x
                        Bedrock-Build: 7""".formatted(server.url("hld.git"), definition.head()));
        Cli.Result again = publish("-e", "prod west", "-e", "clusters/x=prod");
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("nothing to change");
    }

    @Test
    void aDryRunAndAVerificationWriteNothing() {
        publish();
        String head = manifests.gitBare("rev-parse", "main");
        define("two");

        Cli.Result dry = publish("--dry-run");
        Cli.Result verified = publish("--verify");

        assertThat(dry.out()).isEqualTo("update prod/web.yaml\nupdate prod/.bedrock-publish\n");
        assertThat(dry.err()).contains("nothing was written");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out())
                .startsWith("<!-- bedrock-publish -->\n### 1 manifest changes\n")
                .contains("value: two");
        assertThat(manifests.gitBare("rev-parse", "main")).isEqualTo(head);
    }

    @Test
    void aPullRequestIsANewBranch() {
        publish();
        define("two");

        Cli.Result result = publish("--new-branch", "PUBLISH/two", "-o", "json");

        String commit = manifests.gitBare("rev-parse", "PUBLISH/two");
        assertThat(result.out()).isEqualTo("""
                {
                  "schema": "bedrock.dev/publish/v1",
                  "repository": "%s",
                  "branch": "main",
                  "newBranch": "PUBLISH/two",
                  "outcome": "proposed",
                  "commits": [
                    "%s"
                  ],
                  "title": "Updated k8s manifest files post commit: commit 2",
                  "folders": [
                    {
                      "folder": "prod",
                      "environments": [
                        "prod"
                      ],
                      "failed": false,
                      "files": [
                        {
                          "path": "prod/web.yaml",
                          "change": "update"
                        },
                        {
                          "path": "prod/.bedrock-publish",
                          "change": "update"
                        }
                      ],
                      "charts": []
                    }
                  ],
                  "problems": []
                }
                """.formatted(server.url("manifests.git"), commit));
    }

    @Test
    void aChangedCheckoutClaimsNoCommit() {
        Directories.write(definition.work(), Map.of("web/more.yaml", "{apiVersion: v1, kind: ConfigMap}\n"));

        Cli.Result result = publish();

        assertThat(result.err()).contains("warning GITOPS-0413");
        assertThat(show("main")).doesNotContain("Bedrock-Hld-Commit");
    }

    @Test
    void anEditIsToldAndReplacedOnlyOnDemand() {
        publish();
        manifests.git("fetch", "-q", "origin");
        manifests.git("checkout", "-q", "-B", "main", "origin/main");
        manifests.commit(Map.of("prod/web.yaml", "hotfix\n"));
        define("two");

        Cli.Result refused = publish();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("prod/web.yaml: error GITOPS-0406");
        Cli.Result replaced = publish("--replace-edits");

        assertThat(replaced.exitCode()).isZero();
        assertThat(replaced.err()).contains("prod/web.yaml: warning GITOPS-0406");
        assertThat(show("main:prod/web.yaml")).contains("value: two");
    }

    @Test
    void aTokenOpensTheRepositoryAndIsNowhere() {
        server.protectedBy("x-access-token", "t0ps3cret");

        Cli.Result without = publish();
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("CORE-0508");
        cli.with("MANIFEST_TOKEN", "t0ps3cret");
        define("t0ps3cret");
        Cli.Result verified = publish("--verify", "--debug");
        assertThat(verified.out()).contains("value: ***");
        define("two");
        Cli.Result result = publish("--debug", "-o", "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(verified.err()
                        + verified.out()
                        + result.err()
                        + result.out()
                        + show("main")
                        + Directories.read(folder.resolve("cache")))
                .doesNotContain("t0ps3cret")
                .doesNotContain("eC1hY2Nlc3MtdG9rZW46");
    }

    @Test
    void aTokenDoesNotFollowARedirectToAnotherHost() throws IOException {
        cli.with("MANIFEST_TOKEN", "t0ps3cret");
        try (LoopbackServer evil = LoopbackServer.http()) {
            server.intercept(exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                evil.uri(exchange.getRequestURI().toString()).toString());
                exchange.sendResponseHeaders(302, -1);
                return true;
            });

            Cli.Result result = publish("--allow-host", "127.0.0.1");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(evil.requests())
                    .allMatch(request -> request.header("authorization").isEmpty());
            assertThat(result.err()).doesNotContain("t0ps3cret");
        }
    }

    @Test
    void aFolderIsPublishedToOnlyIfAllowed() {
        String bare = manifests.bare().toString();

        Cli.Result refused = cli.run("publish", "--to", bare);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("CORE-0502");
        Cli.Result allowed = cli.run(
                "publish",
                "--to",
                bare,
                "--allow-folder",
                folder.resolve("served").toString());

        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
        assertThat(show("main:prod/web.yaml")).contains("value: one");
    }

    @Test
    void whatIsWrongInTheDefinitionIsTold() {
        Directories.write(definition.work(), Map.of("web/map.yaml", "a: ["));

        Cli.Result result = publish("--verify");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("web/map.yaml:");
    }

    @Test
    void theRepositoryHasToBeNamed() {
        assertThat(cli.run("publish").exitCode()).isEqualTo(2);
    }
}
