package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChangesTest {
    private static final List<FileChange> THREE = List.of(
            FileChange.update("a.yaml", "a: 1\n", "a: 2\n"),
            FileChange.create("new/b.yaml", "b: 1\n"),
            FileChange.delete("old/sub/c.yaml", "c: 1\n"));
    private static final Map<String, String> AFTER = Map.of("a.yaml", "a: 2\n", "new/b.yaml", "b: 1\n");

    @TempDir
    Path root;

    @BeforeEach
    void files() throws IOException {
        root = root.toRealPath();
        Directories.write(root, Map.of("a.yaml", "a: 1\n", "old/sub/c.yaml", "c: 1\n"));
    }

    private FileChanges changes(List<FileChange> files) {
        return new FileChanges(root, files, List.of());
    }

    @Test
    void filesAreCreatedChangedAndDeletedWithTheFoldersThatAreEmptyThen() {
        changes(THREE).apply();

        assertThat(Directories.read(root)).isEqualTo(AFTER);
        assertThat(root.resolve("old")).doesNotExist();
    }

    @Test
    void aFolderThatStillHoldsSomethingStays() {
        Directories.write(root, Map.of("old/mine.txt", "x"));

        changes(THREE).apply();

        assertThat(Directories.read(root)).containsEntry("old/mine.txt", "x");
    }

    @Test
    void whatDoesNotChangeIsNoChange() {
        FileChanges none = changes(List.of(FileChange.update("a.yaml", "a: 1\n", "a: 1\n")));
        DirectorySnapshot snapshot = DirectorySnapshot.of(root);

        none.apply();

        assertThat(none.files()).isEmpty();
        snapshot.assertUnchanged();
    }

    @Test
    void readsLikeADiff() {
        assertThat(changes(THREE)).hasToString("""
                --- a.yaml
                +++ a.yaml
                @@ -1 +1 @@
                -a: 1
                +a: 2
                --- /dev/null
                +++ new/b.yaml
                @@ -0,0 +1 @@
                +b: 1
                --- old/sub/c.yaml
                +++ /dev/null
                @@ -1 +0,0 @@
                -c: 1
                """);
        assertThat(THREE).extracting(FileChange::kind).asString().isEqualTo("[update, create, delete]");
    }

    @Test
    void nothingIsDoneWhenOneFileIsNotAsPlanned() {
        Directories.write(root, Map.of("old/sub/c.yaml", "c: 9\n"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(root.resolve("old"));

        assertThatThrownBy(() -> changes(THREE).apply())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0113")
                .hasMessageContaining("old/sub/c.yaml");

        snapshot.assertUnchanged();
        assertThat(Directories.read(root)).isEqualTo(Map.of("a.yaml", "a: 1\n", "old/sub/c.yaml", "c: 9\n"));
    }

    @Test
    void aFileThatCannotBeWrittenUndoesTheOthers() throws IOException {
        Files.createDirectories(root.resolve("new"));
        Files.writeString(root.resolve("blocked"), "");
        List<FileChange> blocked = List.of(THREE.get(0), THREE.get(2), FileChange.create("blocked/b.yaml", "b: 1\n"));

        assertThatThrownBy(() -> changes(blocked).apply()).isInstanceOf(BedrockException.class);

        assertThat(Directories.read(root))
                .isEqualTo(Map.of("a.yaml", "a: 1\n", "old/sub/c.yaml", "c: 1\n", "blocked", ""));
    }

    @Test
    void aFailureInTheMiddlePutsBackWhatWasChanged() {
        String tooLong = "n".repeat(250);
        List<FileChange> changes = List.of(THREE.get(0), THREE.get(2), FileChange.create(tooLong, "x"));

        assertThatThrownBy(() -> changes(changes).apply()).hasMessageContaining("CORE-0108");

        assertThat(Directories.read(root)).isEqualTo(Map.of("a.yaml", "a: 1\n", "old/sub/c.yaml", "c: 1\n"));
    }

    @Test
    void pathsStayInside() {
        assertThatThrownBy(() -> changes(List.of(FileChange.create("../x", ""), THREE.get(0)))
                        .apply())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0102");
        assertThatThrownBy(() -> changes(List.of(FileChange.create(".bedrock-changes", "")))
                        .apply())
                .hasMessageContaining("CORE-0104");
    }

    @Test
    void nothingIsDeletedThroughASymbolicLink() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), root.resolve("old"));

        assertThatThrownBy(() -> changes(List.of(FileChange.delete("link/sub/c.yaml", "c: 1\n")))
                        .apply())
                .hasMessageContaining("symbolic link");
        assertThat(Directories.read(root)).containsKey("old/sub/c.yaml");
    }

    private void interrupted(String rootOfJournal, int done) {
        Directories.write(root, Map.of(ChangeJournal.FILE, JournalText.write(Path.of(rootOfJournal), THREE)));
        THREE.subList(0, done)
                .forEach(change -> Directories.write(
                        root, Map.of(change.path(), change.after().orElse(""))));
    }

    @Test
    void theNextChangeMakesTheRestOfAnInterruptedOne() {
        interrupted(root.toString(), 2);

        assertThatThrownBy(() -> changes(List.of(FileChange.update("a.yaml", "a: 1\n", "a: 3\n")))
                        .apply())
                .as("it was planned before the other one was complete")
                .isInstanceOf(ConflictException.class);
        assertThat(Directories.read(root)).isEqualTo(AFTER);

        changes(List.of(FileChange.update("a.yaml", "a: 2\n", "a: 3\n"))).apply();
        assertThat(Directories.read(root)).containsEntry("a.yaml", "a: 3\n");
    }

    @Test
    void aFileThatSomebodyChangedSinceTheInterruptionStays() {
        interrupted(root.toString(), 0);
        Directories.write(root, Map.of("a.yaml", "a: 7\n"));

        assertThat(FileChanges.finish(root))
                .extracting(Problem::toString)
                .containsExactly("a.yaml: warning CORE-0113: 'a.yaml' was changed while a change of several files was"
                        + " incomplete, it stays as it is");

        assertThat(Directories.read(root)).isEqualTo(Map.of("a.yaml", "a: 7\n", "new/b.yaml", "b: 1\n"));
        assertThat(FileChanges.finish(root)).isEmpty();
    }

    @Test
    void aJournalThatWasWrittenForAnotherPlaceIsNotFollowed() {
        interrupted("/somewhere/else", 0);

        assertThatThrownBy(() -> FileChanges.finish(root))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0112")
                .hasMessageContaining("remove it");
        Directories.write(root, Map.of(ChangeJournal.FILE, "[not: a journal"));
        assertThatThrownBy(() -> changes(THREE).apply()).hasMessageContaining("CORE-0112");
        assertThat(Directories.read(root)).containsEntry("a.yaml", "a: 1\n").doesNotContainKey("new/b.yaml");
    }
}
