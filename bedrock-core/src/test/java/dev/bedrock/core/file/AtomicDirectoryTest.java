package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void createsTheDirectoryAndThoseAboveIt() {
        commit(AtomicDirectory.at(parent.resolve("generated/prod")), Map.of("a.yaml", "1", "apps/b.yaml", "2"));

        assertThat(Directories.read(parent))
                .isEqualTo(Map.of("generated/prod/a.yaml", "1", "generated/prod/apps/b.yaml", "2"));
    }

    @Test
    void replacesAllOfTheOldFilesAndLeavesNothingBehind() {
        AtomicDirectory directory = AtomicDirectory.inside(parent, "generated/prod");
        Directories.write(directory.path(), Map.of("old.yaml", "0", "apps/b.yaml", "0", "x/y/z.json", "{}"));

        commit(directory, Map.of("a.yaml", "1", "apps/b.yaml", "2"));

        assertThat(Directories.read(parent))
                .isEqualTo(Map.of("generated/prod/a.yaml", "1", "generated/prod/apps/b.yaml", "2"));
        assertThat(directory.path().resolve("x")).doesNotExist();
    }

    @Test
    void nothingChangesBeforeTheCommit() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        Directories.write(directory.path(), Map.of("a.yaml", "0"));

        try (DirectoryReplacement replacement = directory.replace()) {
            replacement.files().write("b.yaml", "1");
            assertThat(Directories.read(directory.path())).isEqualTo(Map.of("a.yaml", "0"));
        }

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "0"));
    }

    @Test
    void copiesADirectoryWithItsLinksAndPrograms() throws IOException {
        AtomicDirectory first = AtomicDirectory.inside(parent, "first").withGuard(ReplacementGuard.nothing());
        try (DirectoryReplacement replacement = first.replace()) {
            replacement.files().write("a/b.txt", "1");
            replacement.files().writeExecutable("run.sh", "2".getBytes(UTF_8));
            replacement.files().link("a/link", "../run.sh");
            replacement.commit();
        }

        AtomicDirectory second = AtomicDirectory.inside(parent, "second").withGuard(ReplacementGuard.nothing());
        try (DirectoryReplacement replacement = second.replace()) {
            replacement.files().copy(FileTree.open(parent), "first");
            replacement.commit();
        }

        assertThat(Directories.read(second.path())).isEqualTo(Directories.read(first.path()));
        assertThat(second.path().resolve("run.sh")).isExecutable();
        assertThat(second.path().resolve("a/b.txt").toFile().canExecute()).isFalse();
    }

    @Test
    void removesWhatWasGeneratedAndNothingElse() throws IOException {
        AtomicDirectory directory =
                AtomicDirectory.inside(parent, "fetched/web").withGuard(ReplacementGuard.nothing());
        commit(directory, Map.of("a.yaml", "1", "apps/run.sh", "2"));
        Directories.write(directory.path(), Map.of("mine.txt", "precious"));

        assertThatThrownBy(directory::remove)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("mine.txt");
        assertThat(Directories.read(directory.path())).containsKeys("a.yaml", "apps/run.sh", "mine.txt");

        Files.delete(directory.path().resolve("mine.txt"));
        directory.remove();
        directory.remove();
        assertThat(parent.resolve("fetched")).isEmptyDirectory();
    }

    @Test
    void anEmptyReplacementMakesAnEmptyDirectory() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        Directories.write(directory.path(), Map.of("a.yaml", "0"));

        commit(directory, Map.of());
        commit(directory, Map.of());

        assertThat(directory.path()).isEmptyDirectory();
        assertThat(parent).isDirectoryNotContaining(path -> !path.endsWith("out"));
    }

    @Test
    void aSecondWriterIsToldThatThereIsAnother() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        AtomicDirectory other = AtomicDirectory.at(parent.resolve("other"));

        try (DirectoryReplacement first = directory.replace()) {
            assertThatThrownBy(directory::replace)
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("CORE-0111");
            directory.recover();
            commit(other, Map.of("a.yaml", "other"));
            first.files().write("a.yaml", "first");
            first.commit();
        }
        commit(directory, Map.of("a.yaml", "second"));

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "second", "other/a.yaml", "other"));
    }

    @Test
    void aReplacementIsUsedOnce() {
        DirectoryReplacement replacement =
                AtomicDirectory.at(parent.resolve("out")).replace();
        replacement.commit();
        replacement.close();

        assertThatThrownBy(replacement::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> replacement.files().write("a.yaml", "")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a.yaml, A.yaml, 'a.yaml'",
        "apps/x.yaml, Apps/y.yaml, 'apps'",
        "a.yaml, a.yaml, twice",
        "a, a/b.yaml, 'a'",
        "a/b.yaml, a, twice",
        "straße, STRASSE, 'straße'",
        "\u00e9, e\u0301, '\u00e9'"
    })
    void namesThatCollideSomewhereAreRefused(String first, String second, String named) {
        try (DirectoryReplacement replacement =
                AtomicDirectory.at(parent.resolve("out")).replace()) {
            FileTreeWriter files = replacement.files();
            files.write(first, "1");
            assertThatThrownBy(() -> files.write(second, "2"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("CORE-0109")
                    .hasMessageContaining(named);
        }
    }

    @Test
    void depthIsBounded() {
        try (DirectoryReplacement replacement =
                AtomicDirectory.at(parent.resolve("out")).replace()) {
            replacement.files().write("d/".repeat(64) + "x.yaml", "deep");
            assertThatThrownBy(() -> replacement.files().write("e/".repeat(65) + "x.yaml", "too deep"))
                    .isInstanceOf(LimitExceededException.class);
            replacement.commit();
        }
        commit(AtomicDirectory.at(parent.resolve("out")), Map.of("a.yaml", "1"));

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "1"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesAreReadableByAllAndWritableByTheirOwner() throws IOException {
        commit(AtomicDirectory.at(parent.resolve("out")), Map.of("d/a.yaml", "1"));

        assertThat(permissions("out")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("out/d")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("out/d/a.yaml")).isEqualTo("rw-r--r--");
    }

    @Test
    void whatCannotBeReplacedIsRefused() {
        assertThatThrownBy(() -> AtomicDirectory.at(Path.of("/"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AtomicDirectory.inside(parent, ".")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> AtomicDirectory.inside(parent, "a/..")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() ->
                        AtomicDirectory.at(parent.resolve("x".repeat(200))).replace())
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        AtomicDirectory.inside(parent.resolve("none"), "x").replace())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatAWriterLeftThatWasKilledBetweenTheRenamesIsUndone() {
        Directories.write(
                parent,
                Map.of(
                        ".out.bedrock-old-1/a.yaml",
                        "old",
                        ".out.bedrock-new-1/a.yaml",
                        "new",
                        ".out.bedrock-lock",
                        ""));

        AtomicDirectory.at(parent.resolve("out")).recover();

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "old"));
    }

    @Test
    void whatAWriterLeftThatWasKilledBeforeOrAfterTheRenamesIsDeleted() {
        Directories.write(
                parent,
                Map.of("out/a.yaml", "2", ".out.bedrock-old-1/b/a.yaml", "1", ".out.bedrock-new-2/a.tmp", "partial"));

        AtomicDirectory.at(parent.resolve("out")).recover();

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "2"));
    }

    @Test
    void anOldTreeThatIsPartlyDeletedDoesNotComeBack() {
        Directories.write(parent, Map.of(".out.bedrock-old-1/rest.yaml", "1"));

        AtomicDirectory.at(parent.resolve("out")).recover();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void recoveryDoesNotChooseBetweenTwoTrees() {
        Map<String, String> left =
                Map.of("out/mine.yaml", "anew", ".out.bedrock-old-1/a.yaml", "old", ".out.bedrock-new-1/a.yaml", "new");
        Directories.write(parent, left);
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));

        assertThatThrownBy(directory::recover)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0112");
        assertThatThrownBy(directory::replace).isInstanceOf(ConflictException.class);
        assertThat(Directories.read(parent)).isEqualTo(left);
    }

    @Test
    void recoveryWithNothingToRecoverTouchesNothing() {
        AtomicDirectory.at(parent.resolve("none/out")).recover();
        AtomicDirectory.inside(parent, "none/out").recover();

        assertThat(parent).isEmptyDirectory();
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve(path)));
    }

    static void commit(AtomicDirectory directory, Map<String, String> files) {
        try (DirectoryReplacement replacement = directory.replace()) {
            files.forEach(replacement.files()::write);
            replacement.commit();
        }
    }
}
