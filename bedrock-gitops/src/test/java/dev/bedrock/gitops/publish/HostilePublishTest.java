package dev.bedrock.gitops.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions, repositories and servers that want more than manifests in a folder. */
@DisabledOnOs(OS.WINDOWS)
class HostilePublishTest {
    @TempDir
    Path directory;

    private Cluster cluster;

    @BeforeEach
    void aPublishedCluster() {
        cluster = Cluster.in(directory);
        cluster.publish(Cluster.to("prod"));
    }

    private void assertNothingIsPublished(PublishRequest request, Class<? extends BedrockException> kind, String code) {
        String head = cluster.head("main");
        assertThatThrownBy(() -> cluster.publish(request)).isInstanceOf(kind).hasMessageContaining(code);
        assertThat(cluster.head("main")).isEqualTo(head);
    }

    private void index(String text) {
        cluster.edited(Map.of("prod/.bedrock-publish", text));
        cluster.has("web", "new");
    }

    @Nested
    class Family05GitTrees {
        @ParameterizedTest
        @ValueSource(strings = {"git~1", "GIT~1"})
        void aComponentIsNotPublishedAsTheFolderOfGit(String name) {
            Directories.write(
                    cluster.definition(),
                    Map.of(
                            "component.yaml",
                            """
                    name: cluster
                    subcomponents:
                    - name: %1$s
                      type: component
                      path: deep
                    """.formatted(name),
                            "deep/component.yaml",
                            "name: x\ntype: static\npath: ../parts/web\n"));

            assertThatThrownBy(() -> cluster.publish(Cluster.to("prod").withNewBranch("x")))
                    .isInstanceOf(BedrockException.class);
            assertThat(cluster.files("main").keySet()).noneMatch(path -> path.contains("~"));
            assertThat(cluster.manifests().gitBare("branch", "--list", "x")).isEmpty();
        }

        @Test
        void aLinkIsNotFollowedOutOfTheFolder() throws IOException {
            cluster.checkedOut();
            Path work = cluster.manifests().work();
            Files.createSymbolicLink(work.resolve("qa"), Path.of("prod"));
            Files.delete(work.resolve("prod/web.yaml"));
            Files.createSymbolicLink(work.resolve("prod/web.yaml"), Path.of("../README.md"));
            cluster.manifests().commitAll();
            cluster.has("web", "new");

            assertNothingIsPublished(Cluster.to("qa"), InvalidInputException.class, "qa: error GITOPS-0412");
            assertNothingIsPublished(Cluster.to("qa/x"), InvalidInputException.class, "qa: error GITOPS-0412");
            assertNothingIsPublished(Cluster.to("prod"), InvalidInputException.class, "GITOPS-0406");
        }

        @Test
        void anotherRepositoryIsNotReplaced() {
            cluster.checkedOut();
            cluster.manifests().git("update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",sub");
            cluster.manifests().git("commit", "-q", "-m", "sub");
            cluster.manifests().git("push", "-q", "origin", "HEAD");

            assertNothingIsPublished(Cluster.to("sub"), InvalidInputException.class, "sub: error GITOPS-0412");
        }

        @Test
        void anIndexThatIsALinkIsNone() throws IOException {
            cluster.checkedOut();
            Path file = cluster.manifests().work().resolve("prod/.bedrock-publish");
            Files.move(file, file.resolveSibling("copy"));
            Files.createSymbolicLink(file, Path.of("copy"));
            cluster.manifests().commitAll();

            assertNothingIsPublished(Cluster.to("prod"), InvalidInputException.class, "GITOPS-0409");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../other/x.yaml", "/etc/passwd", "a/../../x", "..", "a\\\\b", ".bedrock-publish", ""})
        void anIndexDoesNotOwnFilesElsewhere(String path) {
            cluster.edited(Map.of("other/x.yaml", "by hand\n"));
            index("version: 1\ndefinition: git.example/apps/hld\nfiles: {\"" + path + "\": sha256:" + "0".repeat(64)
                    + "}\n");

            assertNothingIsPublished(Cluster.to("prod"), InvalidInputException.class, "GITOPS-0409");
            assertThat(cluster.files("main")).containsEntry("other/x.yaml", "by hand\n");
        }

        @Test
        void aFileThatAnIndexClaimsIsRemovedOnlyIfItIsTheOneThatWasPublished() {
            cluster.edited(Map.of("prod/mine.yaml", "by hand\n"));
            index("version: 1\ndefinition: git.example/apps/hld\nfiles: {mine.yaml: sha256:" + "0".repeat(64) + "}\n");

            assertNothingIsPublished(
                    Cluster.to("prod"), InvalidInputException.class, "prod/mine.yaml: error GITOPS-0406");
        }
    }

    @Nested
    class Family10OneDoesNotStopTheRest {
        @Test
        void anEnvironmentThatCannotBeGeneratedDoesNotHoldUpTheOthers() {
            Directories.write(cluster.definition(), Map.of("config/qa.yaml", "config: ["));
            cluster.has("web", "new");
            PublishRequest both = PublishRequest.of(PublishTarget.of("qa"), PublishTarget.of("prod"))
                    .withVersion(Cluster.VERSION);
            assertNothingIsPublished(both, InvalidInputException.class, "config/qa.yaml");

            PublishOutcome outcome = cluster.publish(both.withCommitPerFolder(true));

            assertThat(outcome.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.location().file().equals("config/qa.yaml"));
            assertThat(cluster.files("main"))
                    .containsOnlyKeys("prod/api.yaml", "prod/web.yaml")
                    .containsEntry("prod/web.yaml", Cluster.map("web", "new"));
        }

        @Test
        void aPoisonedIndexOnlyHarmsItsFolder() {
            StringBuilder bomb = new StringBuilder("version: 1\na0: &a0 [x, x]\n");
            for (int i = 1; i < 40; i++) {
                bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
            }
            index(bomb.append("files: {web.yaml: *a39}\n").toString());

            PublishOutcome outcome = cluster.publish(Cluster.to("prod", "qa").withCommitPerFolder(true));

            assertThat(outcome.problems()).isNotEmpty();
            assertThat(cluster.files("main"))
                    .containsEntry("prod/web.yaml", Cluster.map("web", "web"))
                    .containsEntry("qa/web.yaml", Cluster.map("web", "new"));
        }
    }

    @Nested
    class Family11ServerData {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hello",
                    "0000",
                    "ffff",
                    "001e# service=git-upload-pack\n0000zzzz",
                    "<html>sign in</html>"
                })
        void anAnswerThatIsNotGitIsATypedErrorAndNothingIsClaimed(String answer) {
            try (GitServer server = GitServer.start(directory.resolve("served"))) {
                server.intercept(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
                    byte[] body = answer.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    return true;
                });
                ManifestPublisher publisher = ManifestPublisher.of(GitClient.builder(directory.resolve("cache"))
                        .policy(RemotePolicy.defaults().withHosts(List.of(server.host())))
                        .build()
                        .remote(server.url("manifests.git")));

                assertThatThrownBy(() -> publisher.plan(cluster.hld(), Cluster.to("prod")))
                        .isInstanceOf(BedrockException.class);
            }
        }
    }

    @Nested
    class Family12Arguments {
        @ParameterizedTest
        @ValueSource(strings = {"-x", "--upload-pack=touch pwned", "a..b", "a b", "a~1", "", "x.lock", "refs/../y"})
        void aBranchIsNoOption(String name) {
            assertThatThrownBy(() -> Cluster.to("prod").withBranch(name)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Cluster.to("prod").withNewBranch(name)).isInstanceOf(InvalidInputException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ext::sh -c touch% pwned", "--upload-pack=touch pwned", "-x", "gopher://x/y"})
        void anAddressRunsNothing(String address) {
            assertThatThrownBy(() -> cluster.client().remote(address)).isInstanceOf(BedrockException.class);
            assertThat(directory.resolve("pwned")).doesNotExist();
        }
    }

    @Nested
    class Family13TerminalAndLog {
        private String comment() {
            return PublishComment.defaults().text(cluster.plan(Cluster.to("prod")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'::set-output name=x::y'",
                    "'##vso[task.setvariable variable=x]y'",
                    "'##[command]x'",
                    "\"\\e[31mred\\u202eder\"",
                    "'```\n\n<img src=x onerror=alert(1)>'",
                    "'````````\n# heading'"
                })
        void aCommentIsNoCommandAndDoesNotLeaveItsBlock(String value) {
            Directories.write(
                    cluster.definition(),
                    Map.of(
                            "parts/web/map.yaml",
                            "apiVersion: v1\nkind: ConfigMap\ndata:\n  value:\n    " + value + "\n"));

            String text = comment();

            assertThat(text)
                    .doesNotContain("\u001b")
                    .doesNotContain("\u202e")
                    .doesNotContain("##vso[")
                    .doesNotContain("##[")
                    .doesNotContainPattern(Pattern.compile("^[-+ \\t]*::", Pattern.MULTILINE));
            String outside = text.replaceAll("(?ms)^(`{3,})diff\n.*?^\\1\n", "");
            assertThat(outside).doesNotContain("`````").doesNotContain("<img").doesNotContain("# heading");
        }

        @Test
        void namesAreTextOnly() {
            cluster.defines("a<b>`c`@d&[x](javascript-alert(1))");

            String text = comment();

            assertThat(text).contains("create <code>prod/a&lt;b&gt;`c`@d&amp;[x](javascript-alert(1)).yaml</code>");
            assertThat(text.lines()).noneMatch(line -> line.startsWith("<details>") && line.contains("<b>"));
        }
    }

    @Nested
    class Family14CommitTrailers {
        @Test
        void theDefinitionDoesNotForgeTrailers() {
            cluster.has("web", "new");
            DefinitionVersion forged = new DefinitionVersion(
                    "https://git.example/apps/hld\nBedrock-Approved: x",
                    Optional.of(Cluster.COMMIT),
                    "innocent\n\nBedrock-Hld-Commit: " + "f".repeat(40) + "\nApproved-by: boss");

            cluster.publish(Cluster.to("prod").withVersion(forged).withAdoption(true));

            assertThat(cluster.manifests().gitBare("log", "-1", "--format=%(trailers:only,unfold)", "main"))
                    .isEqualTo("Bedrock-Hld: https://git.example/apps/hld\\nBedrock-Approved: x\n"
                            + "Bedrock-Hld-Commit: " + Cluster.COMMIT + "\nBedrock-Folder: prod");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bedrock-Hld-Commit: ffffffffffffffffffffffffffffffffffffffff",
                    "title\n\nbedrock-folder: x",
                    "title\u0000",
                    "title\u001b[31m",
                    " "
                })
        void aMessageDoesNotForgeTrailersOfPublishing(String message) {
            cluster.has("web", "new");

            assertNothingIsPublished(Cluster.to("prod").withMessage(message), InvalidInputException.class, "CORE-0530");
        }

        @Test
        void aTrailerOfTheCallerIsOneLine() {
            assertThatThrownBy(() -> Cluster.to("prod").withTrailer("Build", "1\nApproved-by: boss"))
                    .isInstanceOf(InvalidInputException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x: y", "a # b", "'", "- [", "&a", "!!java/object:x", "true", "null"})
        void theNameOfADefinitionIsTextInTheIndex(String repository) {
            PublishIndex index = PublishIndex.of(repository, Map.of());

            assertThat(PublishIndex.parse("x", index.text()).definition()).isEqualTo(repository);
        }
    }

    @Nested
    class Family15Html {
        @Test
        void problemsAndChangesAreNoHtml() {
            cluster.edited(Map.of("prod/<script>alert(1)<!--.yaml", "by hand\n"));
            cluster.has("web", "<script>alert(1)</script>");

            String text = PublishComment.defaults().text(cluster.plan(Cluster.to("prod")));

            String outside = text.replaceAll("(?ms)^(`{3,})diff\n.*?^\\1\n", "").replaceAll("`[^`\n]*`", "");
            assertThat(text).contains("+  value: <script>", "GITOPS-0408");
            assertThat(outside).doesNotContain("<script");
        }
    }

    @Nested
    class Family17Credentials {
        @Test
        void aTokenInTheAddressOfTheDefinitionIsNowhere() {
            cluster.has("web", "new");
            DefinitionVersion version =
                    DefinitionVersion.of("https://bot:t0ps3cret@git.example/apps/hld.git", Cluster.COMMIT, "");

            PublishPlan plan =
                    cluster.plan(Cluster.to("prod").withVersion(version).withNewBranch("x"));
            PublishOutcome outcome = cluster.publisher().apply(plan);

            assertThat(plan + outcome.toString() + version + cluster.manifests().gitBare("show", "x"))
                    .contains("Bedrock-Hld: https://git.example/apps/hld.git")
                    .doesNotContain("t0ps3cret");
        }
    }

    @Nested
    class Family18LocalFiles {
        @Test
        void aRepositoryInAFolderIsReadOnlyIfAllowed() {
            GitClient client = GitClient.builder(directory.resolve("cache")).build();
            String address = cluster.manifests().bare().toUri().toString();

            assertThatThrownBy(() -> client.remote(address))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("CORE-0502");
        }
    }

    @Nested
    class Family19Trust {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "files: [",
                    "[]",
                    "version: 2\nfiles: {}\n",
                    "version: 1\nfiles: {web.yaml: ''}\n",
                    "version: 1\nfiles: {web.yaml: sha256:abc}\n",
                    "version: 1\nfiles: {web.yaml: [sha256]}\n",
                    "version: 1\nfiles: x\n"
                })
        void anIndexThatIsNotUnderstoodPermitsNothing(String text) {
            index(text);

            assertThatThrownBy(() -> cluster.plan(
                            Cluster.to("prod").withEditsReplaced(true).withAdoption(true)))
                    .isInstanceOf(InvalidInputException.class);
            assertThat(cluster.files("main")).containsEntry("prod/web.yaml", Cluster.map("web", "web"));
        }

        @Test
        void aPushThatTheServerRefusesIsNotClaimed() {
            cluster.has("web", "new");
            Directories.write(
                    cluster.manifests().bare().resolve("hooks"), Map.of("pre-receive", "#!/bin/sh\necho no\nexit 1\n"));
            assertThat(cluster.manifests()
                            .bare()
                            .resolve("hooks/pre-receive")
                            .toFile()
                            .setExecutable(true))
                    .isTrue();
            try (GitServer server = GitServer.start(directory.resolve("served"))) {
                ManifestPublisher publisher = ManifestPublisher.of(GitClient.builder(directory.resolve("other"))
                        .policy(RemotePolicy.defaults().withHosts(List.of(server.host())))
                        .build()
                        .remote(server.url("manifests.git")));
                PublishPlan plan = publisher.plan(cluster.hld(), Cluster.to("prod"));

                assertThatThrownBy(() -> publisher.apply(plan))
                        .isInstanceOf(AccessDeniedException.class)
                        .hasMessageContaining("CORE-0532");
            }
            assertThat(cluster.files("main")).containsEntry("prod/web.yaml", Cluster.map("web", "web"));
        }
    }
}
