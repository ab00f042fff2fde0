package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources reach no host and no folder that is not allowed, are no arguments of programs, and give no secret away. */
class SourceAccessTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://bot:hunter2@127.0.0.1/templates.git",
                "https://bot:hunter2@[::1]/templates.git",
                "ssh://git:hunter2@localhost/templates.git",
                "http://2130706433/templates.git",
                "file:///etc",
                "/etc",
                "--upload-pack=touch /tmp/pwned",
                "ext::sh -c touch% /tmp/pwned",
                "gopher://example.com/x",
            })
    void whatIsNotAllowedIsRefusedAtItsPlace(String source) {
        GeneratePlan plan = plan(source, "v1");

        assertThat(plan.problems()).filteredOn(Problem::isError).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.location()).hasToString("definition.yaml:1:9");
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
        assertThat(folder.resolve("infra-generated")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "--upload-pack=x", "a..b", "a b", "a~1", "refs/-x", "\u0000"})
    void versionsThatAreNoReferencesAreRefused(String version) {
        TestRepository repository = repository();

        assertThat(plan("file://" + repository.bare(), version).problems())
                .filteredOn(Problem::isError)
                .isNotEmpty();
    }

    @Test
    void aTagThatMovesDoesNotChangeWhatIsPinned() throws IOException {
        TestRepository repository = repository();
        String source = "file://" + repository.bare();
        plan(source, "v1").apply();
        String lock = Files.readString(folder.resolve("infra/infra.lock"));
        CommitId first = repository.head();
        repository.commit(Map.of("a/main.tf", "# evil\n"));
        repository.git("tag", "-f", "v1");
        repository.git("push", "-q", "-f", "origin", "v1");

        plan(source, "v1").apply();

        assertThat(folder.resolve("infra-generated/main.tf")).hasContent("# good");
        assertThat(lock).contains("commit: " + first, "reference: refs/tags/v1");
        assertThat(folder.resolve("infra/infra.lock")).hasContent(lock);
        open(true).plan(List.of(""), options()).apply();
        assertThat(folder.resolve("infra-generated/main.tf")).hasContent("# evil");
    }

    @Test
    void modulesOfABranchArePinnedToItsCommit() {
        TestRepository repository = repository();
        repository.commit(Map.of("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n", "b/main.tf", "# b\n"));

        plan("file://" + repository.bare(), "main").apply();

        assertThat(folder.resolve("infra-generated/main.tf"))
                .hasContent("module \"b\" {\n  source = \"git::file://" + repository.bare() + "//b/?ref="
                        + repository.head() + "\"\n}");
    }

    @Test
    void aLockFileThatIsNoneIsRefused() {
        Directories.write(folder, Map.of("infra/infra.lock", "sources: [{source: a, version: b, commit: -x}]\n"));
        TestRepository repository = repository();

        assertThat(catchThrowable(() -> plan("file://" + repository.bare(), "v1")))
                .hasMessageContaining("INFRA-0104");
    }

    @Test
    void linksInATemplateAreNotCopied() throws IOException {
        TestRepository repository = repository();
        Files.createSymbolicLink(repository.work().resolve("a/passwd.tf"), Path.of("/etc/passwd"));
        repository.commitAll();

        GeneratePlan plan = plan("file://" + repository.bare(), "main");
        plan.apply();

        assertThat(plan.problems()).extracting(Problem::code).containsExactly("INFRA-0106");
        assertThat(folder.resolve("infra-generated/passwd.tf")).doesNotExist();
    }

    private TestRepository repository() {
        TestRepository repository = TestRepository.create(folder.resolve("remote"), "templates");
        repository.commit(Map.of("a/main.tf", "# good\n"));
        repository.git("tag", "v1");
        repository.git("push", "-q", "origin", "v1");
        return repository;
    }

    private GeneratePlan plan(String source, String version) {
        Directories.write(
                folder,
                Map.of(
                        "infra/definition.yaml",
                        "source: '" + source + "'\ntemplate: a\nversion: \"" + version.replace("\u0000", "\\0")
                                + "\"\n"));
        return open(false).plan(List.of(""), options());
    }

    private Infra open(boolean update) {
        GitClient git = GitClient.builder(folder.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(folder.resolve("remote")))
                .build();
        return Infra.builder(folder.resolve("infra")).git(git).update(update).open();
    }

    private static InfraOptions options() {
        return InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of()));
    }
}
