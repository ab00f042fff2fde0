package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.ExclusiveLock;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CheckoutsTest {
    @TempDir
    Path folder;

    private Path cache;
    private GitTree commit;

    @BeforeEach
    void aCommit() {
        cache = folder.resolve("cache");
        TestRepository repository = TestRepository.create(folder.resolve("remotes"), "charts");
        repository.commit(Map.of("web/Chart.yaml", "name: web\n"));
        commit = GitClient.builder(cache.resolve("git"))
                .policy(RemotePolicy.defaults().withLocalRoot(folder.resolve("remotes")))
                .build()
                .remote(repository.bare().toString())
                .fetch(GitReference.branch("main"));
    }

    private String[] left() {
        String[] names = cache.resolve("checkouts").toFile().list();
        return names == null ? new String[0] : names;
    }

    @Test
    void aCommitIsWrittenOnceAndIsGoneAtTheEnd() {
        try (Checkouts checkouts = new Checkouts(cache)) {
            FileTree tree = checkouts.of(commit);
            assertThat(tree.readString("web/Chart.yaml")).isEqualTo("name: web\n");
            assertThat(checkouts.of(commit)).isSameAs(tree);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void runsAtTheSameTimeLeaveEachOtherAlone() {
        try (Checkouts first = new Checkouts(cache)) {
            FileTree tree = first.of(commit);
            try (Checkouts second = new Checkouts(cache)) {
                assertThat(second.of(commit).readString("web/Chart.yaml")).isEqualTo("name: web\n");
            }
            assertThat(tree.readString("web/Chart.yaml")).isEqualTo("name: web\n");
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAKilledRunHasLeftGoesAndWhatIsInUseOrNotOursStays() throws Exception {
        String killed = UUID.randomUUID().toString();
        String alive = UUID.randomUUID().toString();
        String hex = commit.commit().hex();
        Directories.write(
                cache.resolve("checkouts"),
                Map.of(
                        killed + "-" + hex + "/a.yaml",
                        "a",
                        "." + killed + "-" + hex + ".bedrock-new-1/a.yaml",
                        "a",
                        killed + ".lock",
                        "1",
                        alive + "-" + hex + "/a.yaml",
                        "a",
                        hex + "/a.yaml",
                        "as earlier versions kept them",
                        "notes.txt",
                        "of somebody"));
        ExclusiveLock lock = ExclusiveLock.acquire(cache, "checkouts/" + alive + ".lock", Duration.ZERO, () -> {});
        try (Checkouts checkouts = new Checkouts(cache)) {
            checkouts.of(commit);
        } finally {
            assertThat(left()).containsExactlyInAnyOrder(alive + "-" + hex, alive + ".lock", "notes.txt");
            lock.close();
        }
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws IOException {
        Path outside = Directories.write(folder.resolve("outside"), Map.of("a.yaml", "a"));
        Files.createDirectories(cache.resolve("checkouts"));
        Files.createSymbolicLink(
                cache.resolve("checkouts")
                        .resolve(UUID.randomUUID() + "-" + commit.commit().hex()),
                outside);

        new Checkouts(cache).close();

        assertThat(outside.resolve("a.yaml")).exists();
    }
}
