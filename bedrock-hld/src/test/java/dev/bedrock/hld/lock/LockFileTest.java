package dev.bedrock.hld.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockFileTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String COMMIT = "43528cc".repeat(6).substring(0, 40);

    private static final List<LockedSource> SOURCES = List.of(
            new LockedSource(
                    new SourceRequest(SourceMethod.GIT, "https://example.com/b", "", "1.10", "main"),
                    Pin.commit(COMMIT),
                    DIGEST,
                    List.of("z", "a/b", "a/b")),
            new LockedSource(
                    new SourceRequest(SourceMethod.GIT, "https://example.com/a", "stable/grafana", "", ""),
                    Pin.commit(COMMIT).withDependencies(new TreeMap<>(Map.of("redis", "1.2.3 " + DIGEST))),
                    DIGEST,
                    List.of("grafana")),
            new LockedSource(
                    new SourceRequest(SourceMethod.HELM, "oci://example.com/charts/redis", "redis", "^3", ""),
                    Pin.of("3.7.0", DIGEST),
                    DIGEST,
                    List.of("on", "yes: no # comment")),
            new LockedSource(
                    new SourceRequest(SourceMethod.HTTP, "https://example.com/all.yaml?x=1", "", "", ""),
                    Pin.of("", DIGEST),
                    DIGEST,
                    List.of("all")));

    @TempDir
    Path directory;

    private LockFile read(String text) {
        Directories.write(directory, Map.of("cluster/bedrock.lock", text));
        return LockFile.read(FileTree.open(directory), "cluster").orElseThrow();
    }

    @Test
    void whatIsWrittenIsReadAndTheSameWhateverTheOrder() {
        List<LockedSource> shuffled = new ArrayList<>(SOURCES);
        Collections.reverse(shuffled);
        String text = LockFile.of(SOURCES).text();

        assertThat(LockFile.of(shuffled).text()).isEqualTo(text);
        assertThat(read(text).sources().values()).containsExactlyInAnyOrderElementsOf(SOURCES);
        assertThat(read(text).text()).isEqualTo(text);
        assertThat(text).contains("version: \"1.10\"").startsWith("# What the remote components");
    }

    @Test
    void anEmptyLockIsRead() {
        assertThat(read(LockFile.empty().text()).sources()).isEmpty();
        assertThat(LockFile.read(FileTree.open(directory), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lockVersion: 2\nsources: []\n",
                "<<<<<<< HEAD\nlockVersion: 1\n=======\nlockVersion: 1\n>>>>>>> other\n",
                "lockVersion: 1\nsources: {}\n",
                "lockVersion: 1\nsources: [x]\n",
                "lockVersion: 1\nsources: [null]\n",
                "lockVersion: 1\nsources:\n- {source: x, method: local, pin: {commit: " + "a" + "}, tree: b}\n",
                "lockVersion: 1\nsources:\n- {source: x, method: git, pin: {commit: ../../x}, tree: sha256:00}\n",
                "lockVersion: 1\nsources:\n- {source: x, method: git, pin: {}}\n",
                "lockVersion: 1\nsources:\n- {source: x, method: git, pin: [], tree: 1}\n",
                "lockVersion: 1\nlockVersion: 1\n",
                "lockVersion: 1\nsources: &a [*a]\n",
                "- a\n",
                "\u0000"
            })
    void aLockThatWeDidNotWriteIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                            assertThat(problem.location().file()).isEqualTo("cluster/bedrock.lock");
                            assertThat(problem.hint()).isNotEmpty();
                        }));
    }

    @Test
    void aDefinitionWithABrokenLockIsNotComposed() {
        Directories.write(directory, "=== component.yaml\nname: shop\n=== bedrock.lock\nlockVersion: 9\n");

        assertThatThrownBy(() -> Hld.open(directory).generate(Environments.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bedrock.lock:1:1: error HLD-0501: its lockVersion is '9'");
    }

    @Test
    void theFolderOfAPinIsReadableAndItsOwn() {
        LockedSource source = SOURCES.get(0);

        assertThat(source.folderName()).matches("b-[0-9a-f]{16}");
        assertThat(SOURCES.stream().map(LockedSource::folderName)).doesNotHaveDuplicates();
        assertThat(LockedSource.folderName(source.request(), Pin.commit("0".repeat(40))))
                .isNotEqualTo(source.folderName());
        assertThat(new LockedSource(
                                new SourceRequest(SourceMethod.GIT, "../../..", "", "", ""),
                                Pin.commit(COMMIT),
                                DIGEST,
                                List.of())
                        .folderName())
                .matches("git-[0-9a-f]{16}");
    }
}
