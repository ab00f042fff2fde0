package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** References and trees from the real git, over HTTP and from folders. */
class GitFetchTest {
    @TempDir
    Path directory;

    TestRepository repository;
    GitServer server;

    enum Way {
        HTTP,
        FILE
    }

    @BeforeEach
    void aServer() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        server = GitServer.start(directory.resolve("served"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GitClient.Builder builder() {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults()
                        .withHosts(List.of(server.host()))
                        .withLocalRoot(directory.resolve("served")));
    }

    private GitRemote remote(Way way) {
        return builder().build().remote(address(way));
    }

    private String address(Way way) {
        return way == Way.HTTP
                ? server.url("app.git")
                : repository.bare().toUri().toString();
    }

    @ParameterizedTest
    @EnumSource
    void aReferenceIsResolvedWhateverItNames(Way way) {
        CommitId first = repository.commit(Map.of("a.yaml", "1"));
        repository.git("tag", "light");
        repository.git("tag", "-a", "-m", "annotated", "v1.0");
        repository.git("push", "-q", "origin", "--tags");
        repository.git("checkout", "-q", "-b", "feature/x");
        CommitId second = repository.commit(Map.of("a.yaml", "2"));
        GitRemote remote = remote(way);

        Map<GitReference, ResolvedReference> resolved = remote.resolve(List.of(
                GitReference.defaultBranch(),
                GitReference.branch("feature/x"),
                GitReference.tag("light"),
                GitReference.tag("v1.0"),
                GitReference.of("v1.0"),
                GitReference.of("feature/x"),
                GitReference.of("refs/heads/main"),
                GitReference.of(second.hex())));

        assertThat(resolved.values().stream().map(ResolvedReference::commit))
                .containsExactly(first, second, first, first, first, second, first, second);
        assertThat(resolved.values().stream().map(ResolvedReference::name))
                .containsExactly(
                        Optional.of("refs/heads/main"),
                        Optional.of("refs/heads/feature/x"),
                        Optional.of("refs/tags/light"),
                        Optional.of("refs/tags/v1.0"),
                        Optional.of("refs/tags/v1.0"),
                        Optional.of("refs/heads/feature/x"),
                        Optional.of("refs/heads/main"),
                        Optional.empty());
        assertThat(resolved.values().stream().map(ResolvedReference::isFloating))
                .containsExactly(true, true, false, false, false, true, true, false);
    }

    @Test
    void severalReferencesTakeOneConnection() {
        repository.commit(Map.of("a.yaml", "1"));
        repository.git("tag", "v1");
        repository.git("push", "-q", "origin", "--tags");

        remote(Way.HTTP)
                .resolve(List.of(GitReference.defaultBranch(), GitReference.tag("v1"), GitReference.of("main")));

        assertThat(server.requests().stream().filter(request -> request.startsWith("GET")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAbbreviatedCommitIsFoundInTheHistory(Way way) {
        CommitId first = repository.commit(Map.of("a.yaml", "1"));
        CommitId second = repository.commit(Map.of("a.yaml", "2"));
        GitRemote remote = remote(way);

        assertThat(remote.fetch(second).readString("a.yaml")).isEqualTo("2");
        ResolvedReference resolved = remote.resolve(GitReference.of(first.hex().substring(0, 8)));

        assertThat(resolved.commit()).isEqualTo(first);
        assertThat(resolved.isFloating()).isFalse();
        assertThat(remote.fetch(first).readString("a.yaml")).isEqualTo("1");
    }

    @Test
    void aMissingReferenceIsNamedWithTheNearestOne() {
        repository.commit(Map.of("a.yaml", "1"));
        repository.git("push", "-q", "origin", "main:release-1.0");

        assertThatThrownBy(() -> remote(Way.HTTP)
                        .resolve(List.of(GitReference.branch("relase-1.0"), GitReference.tag("release-2.0"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0504")
                .hasMessageContaining("no branch 'relase-1.0'")
                .hasMessageContaining("no tag 'release-2.0'")
                .hasMessageContaining("did you mean 'release-1.0'?");
    }

    @ParameterizedTest
    @EnumSource
    @DisabledOnOs(OS.WINDOWS)
    void aTreeIsBroughtInWithoutGitsOwnFolder(Way way) throws IOException {
        Directories.write(
                repository.work(), Map.of("charts/web/Chart.yaml", "name: web", "run.sh", "#!/bin/sh", "é.txt", "x"));
        assertThat(repository.work().resolve("run.sh").toFile().setExecutable(true))
                .isTrue();
        Files.createSymbolicLink(repository.work().resolve("charts/latest"), Path.of("web"));
        CommitId commit = repository.commitAll();
        Path target = directory.resolve("out");

        GitTree tree = remote(way).fetch(commit);

        assertThat(tree.writeTo(target)).isEmpty();
        assertThat(Directories.read(target))
                .isEqualTo(Map.of(
                        "charts/web/Chart.yaml",
                        "name: web",
                        "charts/latest",
                        "-> web",
                        "run.sh",
                        "#!/bin/sh",
                        "é.txt",
                        "x"));
        assertThat(Files.isExecutable(target.resolve("run.sh"))).isTrue();
        assertThat(Files.isExecutable(target.resolve("é.txt"))).isFalse();
        assertThat(tree.files().stream().map(GitFile::path))
                .containsExactly("charts/latest", "charts/web/Chart.yaml", "run.sh", "é.txt");
    }

    @ParameterizedTest
    @EnumSource
    void aFolderOfACommitReplacesWhatWasThereBefore(Way way) {
        CommitId first = repository.commit(Map.of("charts/web/a.yaml", "1", "charts/web/b.yaml", "1", "x", "1"));
        assertThat(repository.work().resolve("charts/web/b.yaml").toFile().delete())
                .isTrue();
        CommitId second = repository.commit(Map.of("charts/web/a.yaml", "2"));
        GitRemote remote = remote(way);
        Path target = directory.resolve("out");

        remote.fetch(first).folder("charts/web").writeTo(target);
        assertThat(Directories.read(target)).isEqualTo(Map.of("a.yaml", "1", "b.yaml", "1"));
        remote.fetch(second).folder("./charts//web/").writeTo(target);
        assertThat(Directories.read(target)).isEqualTo(Map.of("a.yaml", "2"));
    }

    @Test
    void whatIsCachedIsNotFetchedAgain() {
        CommitId commit = repository.commit(Map.of("a.yaml", "1"));
        remote(Way.HTTP).fetch(commit);
        int before = server.requests().size();

        assertThat(remote(Way.HTTP).fetch(commit).readString("a.yaml")).isEqualTo("1");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void offlineTheCacheAnswersAndSaysWhatItLacks() {
        CommitId first = repository.commit(Map.of("a.yaml", "1"));
        remote(Way.HTTP).fetch(GitReference.branch("main"));
        CommitId second = repository.commit(Map.of("a.yaml", "2"));
        server.close();
        GitRemote remote = builder().offline(true).build().remote(address(Way.HTTP));

        assertThat(remote.fetch(GitReference.branch("main")).commit()).isEqualTo(first);
        assertThatThrownBy(() -> remote.fetch(second))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0510")
                .hasMessageContaining(second.hex());
        assertThatThrownBy(() -> remote.resolve(GitReference.tag("v1")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("tag v1");
    }

    @ParameterizedTest
    @EnumSource
    void aCommitThatNoBranchLeadsToAnyMoreIsFetchedWhileTheServerHasIt(Way way) {
        CommitId lost = repository.commit(Map.of("a.yaml", "1"));
        repository.git("commit", "-q", "--amend", "-m", "other");
        CommitId now = repository.commitAll();
        GitRemote remote = remote(way);

        assertThat(remote.resolve(GitReference.branch("main")).commit()).isEqualTo(now);
        assertThat(remote.fetch(now).readString("a.yaml")).isEqualTo("1");
        if (way == Way.HTTP) {
            assertThat(remote.fetch(lost).readString("a.yaml")).isEqualTo("1");
        } else {
            assertThatThrownBy(() -> remote.fetch(lost)).hasMessageContaining("CORE-0506");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommitThatNobodyHasIsAnError(Way way) {
        repository.commit(Map.of("a.yaml", "1"));

        assertThatThrownBy(() -> remote(way).fetch(new CommitId("12".repeat(20))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0506")
                .hasMessageContaining("12".repeat(20));
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedCacheIsMadeAnew(Way way) throws IOException {
        CommitId first = repository.commit(Map.of("a.yaml", "1"));
        CommitId second = repository.commit(Map.of("a.yaml", "2"));
        GitRemote remote = remote(way);
        GitTree tree = remote.fetch(first);
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            for (Path pack :
                    files.filter(file -> file.toString().endsWith(".pack")).toList()) {
                assertThat(pack.toFile().setWritable(true)).isTrue();
                Files.write(pack, new byte[] {1, 2, 3});
            }
        }

        assertThatThrownBy(() -> tree.readString("a.yaml"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0515");
        assertThat(remote.fetch(first).readString("a.yaml")).isEqualTo("1");
        assertThat(remote.fetch(second).readString("a.yaml")).isEqualTo("2");
    }
}
