package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingOthersTest {
    @TempDir
    Path parent;

    private Path target;
    private AtomicDirectory directory;

    @BeforeEach
    void filled() {
        target = parent.resolve("out");
        directory = AtomicDirectory.at(target).keepingOthers();
        replace(Map.of("a", "1", "sub/b", "1", "sub/c", "1"));
    }

    @Test
    void whatOthersHaveMadeOrChangedIsMoved() throws IOException {
        Directories.write(target, Map.of("mine", "x", "sub/mine", "x", "sub/b", "changed", "deep/er/mine", "x"));
        Files.createSymbolicLink(target.resolve("link"), Path.of("/nowhere"));
        target.resolve("mine").toFile().setExecutable(true);

        replace(Map.of("a", "2"));

        assertThat(files())
                .isEqualTo(Map.of(
                        "a",
                        "2",
                        "mine",
                        "x",
                        "sub/mine",
                        "x",
                        "sub/b",
                        "changed",
                        "deep/er/mine",
                        "x",
                        "link",
                        "-> /nowhere"));
        assertThat(target.resolve("mine")).isExecutable();
        assertThat(parent.toFile().list()).containsExactly("out");
    }

    @Test
    void aFileThatIsLeftKeepsItsContentAndIsRememberedAsWritten() {
        Directories.write(target, Map.of("a", "changed"));
        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().leave("a", "2".getBytes(UTF_8));
            replacement.commit();
        }

        assertThat(files()).isEqualTo(Map.of("a", "changed"));
        assertThat(directory.written().contains("a", "2".getBytes(UTF_8))).isTrue();
        assertThat(directory.written().paths()).containsExactly("a");
    }

    @Test
    void aFileThatWasChangedMeanwhileIsNotLost() throws IOException {
        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().write("a", "2");
            Directories.write(target, Map.of("a", "changed"));

            assertThatThrownBy(replacement::commit)
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("CORE-0112");
        }

        assertThat(Files.readString(target.resolve("a"))).isEqualTo("2");
        try (var hidden = Files.list(parent)) {
            Path old = hidden.filter(path -> path.toString().contains(".out.bedrock-old-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(old.resolve("a"))).isEqualTo("changed");
        }
    }

    @Test
    void whatAKilledWriterLeftUnsettledIsSettled() throws IOException {
        Directories.write(target, Map.of("mine", "x"));
        Files.move(target, parent.resolve(".out.bedrock-old-1"));
        Directories.write(target, Map.of("a", "2"));

        directory.recover();

        assertThat(files()).isEqualTo(Map.of("a", "2", "mine", "x"));
        assertThat(parent.resolve(".out.bedrock-old-1")).doesNotExist();
    }

    @Test
    void aFileWhoseChangesAreInTheNewOneIsReplaced() {
        Directories.write(target, Map.of("a", "changed"));
        merge("a", "changed");

        assertThat(files()).isEqualTo(Map.of("a", "merged"));
        assertThat(directory.written().contains("a", "2".getBytes(UTF_8))).isTrue();
        assertThat(parent.toFile().list()).containsExactly("out");
    }

    @Test
    void aFileThatWasChangedAfterItWasMergedIsNotLost() {
        Directories.write(target, Map.of("a", "changed again"));

        assertThatThrownBy(() -> merge("a", "changed"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0112");
        assertThat(Directories.read(parent)).containsValue("changed again");
    }

    @Test
    void aMergeThatWasCutShortBeforeTheOldFilesWereGoneIsFinished() throws IOException {
        Directories.write(target, Map.of("a", "changed", "mine", "x"));
        Files.move(target, parent.resolve(".out.bedrock-old-1"));
        Directories.write(
                target,
                Map.of(
                        "a",
                        "merged",
                        WrittenFiles.SUPERSEDED,
                        WrittenFiles.digest("changed".getBytes(UTF_8)) + " a\n"));

        directory.recover();

        assertThat(files()).isEqualTo(Map.of("a", "merged", "mine", "x"));
        assertThat(parent.toFile().list()).containsExactly("out");
    }

    private void merge(String path, String replaced) {
        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().merge(path, "merged".getBytes(UTF_8), "2".getBytes(UTF_8), replaced.getBytes(UTF_8));
            replacement.commit();
        }
    }

    private void replace(Map<String, String> files) {
        try (DirectoryReplacement replacement = directory.replace()) {
            files.forEach(replacement.files()::write);
            replacement.commit();
        }
    }

    private SortedMap<String, String> files() {
        SortedMap<String, String> files = Directories.read(target);
        files.remove(WrittenFiles.FILE);
        return files;
    }
}
