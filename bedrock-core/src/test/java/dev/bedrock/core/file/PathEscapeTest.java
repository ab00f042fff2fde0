package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that try to name something outside of the root, or something else than they seem to. */
class PathEscapeTest {
    @TempDir
    Path outside;

    Path root;

    @BeforeEach
    void aSecretBesideTheRoot() {
        Directories.write(outside, Map.of("secret", "s3cret", "root/a/b/file", "content", "root/c/file", "other"));
        root = outside.resolve("root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../secret",
                "a/../../secret",
                "./../secret",
                "a/b/../../../secret",
                "/etc/passwd",
                "/",
                "//host/share",
                "\\\\host\\share",
                "\\secret",
                "a/b/../../../root/c/file"
            })
    void pathsThatLeaveTheRootAreDenied(String path) {
        assertRefused(path, AccessDeniedException.class, "CORE-0102");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\secret",
                "a\\..\\..\\secret",
                "C:\\secret",
                "C:/secret",
                "C:secret",
                "file:stream",
                "a\0b",
                "a\nb",
                "a/\u001b[31m",
                "\u202Etxt",
                "a\u200Db",
                "con",
                "CON",
                "aux.yaml",
                "a/NUL",
                "com1",
                "lpt9.txt",
                "COM¹",
                "conin$",
                "nul .txt",
                "a./b",
                "a ",
                "a/b...",
                "...",
                "... ",
                "\ud800"
            })
    void pathsThatAreNotPortableAreInvalid(String path) {
        assertRefused(path, InvalidInputException.class, "CORE-0101");
    }

    @Test
    void overlongNamesAndPathsAreInvalid() {
        assertRefused("x".repeat(256), InvalidInputException.class, "CORE-0101");
        assertRefused("ä".repeat(128), InvalidInputException.class, "CORE-0101");
        assertRefused("a/".repeat(1_000_000) + "x", InvalidInputException.class, "CORE-0101");
    }

    @ParameterizedTest
    @CsvSource({
        "'', a/b/file, a/b/file",
        "a/b, ../../c/file, c/file",
        "a/b, ./file, a/b/file",
        "a, b//file, a/b/file",
        "a/b, ../.., ''",
        "a/b, ., a/b",
        "'', nowhere/../c, c"
    })
    void pathsAreResolvedAgainstADirectoryOfTheTree(String directory, String relative, String expected) {
        assertThat(FileTree.open(root).resolve(directory, relative)).isEqualTo(expected);
    }

    @Test
    void aSiblingOfTheDirectoryIsReadable() {
        FileTree tree = FileTree.open(root);

        assertThat(tree.readString(tree.resolve("a/b", "../../c/file"))).isEqualTo("other");
        assertThatThrownBy(() -> tree.resolve("a/b", "../../../secret")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aRootWhoseNameBeginsLikeAnotherIsAnotherRoot() {
        Directories.write(outside, Map.of("root-2/file", "not yours"));

        assertRefused("../root-2/file", AccessDeniedException.class, "CORE-0102");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../x", "a/b", "a\\b", "C:", "-rf", ".git", "nul", "x.", "x ", "a\0", "a\nb"})
    void namesOfThingsAreSegmentsWithoutALeadingDashOrDot(String name) {
        assertThat(PathSegments.nameObjection(name)).isPresent();
        assertThatThrownBy(() -> PathSegments.requireName("environment", name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the environment name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "prod-east", "v1.2", "größe", "console", "nullable", "com10", "a b", "x_y", "日本"})
    void usualNamesAreValid(String name) {
        assertThat(PathSegments.nameObjection(name)).isEmpty();
        assertThat(PathSegments.requireName("component", name)).isEqualTo(name);
    }

    private void assertRefused(String path, Class<? extends BedrockException> type, String code) {
        DirectorySnapshot snapshot = DirectorySnapshot.of(outside);
        FileTree tree = FileTree.open(root);
        assertRefused(type, code, () -> tree.resolve("", path));
        assertRefused(type, code, () -> tree.read(path));
        assertRefused(type, code, () -> tree.exists(path));
        assertRefused(type, code, () -> tree.locate(path));
        assertRefused(type, code, () -> tree.list(path));
        assertRefused(type, code, () -> tree.files(path));
        assertRefused(type, code, () -> AtomicDirectory.inside(root, path));
        assertRefused(type, code, () -> AtomicFile.inside(root, path));
        snapshot.assertUnchanged();
        try (DirectoryReplacement replacement =
                AtomicDirectory.inside(root, "generated").replace()) {
            assertRefused(type, code, () -> replacement.files().write(path, "x"));
        }
        assertThat(outside.resolve("secret")).hasContent("s3cret");
        assertThat(Directories.read(root)).containsOnlyKeys("a/b/file", "c/file");
    }

    private static void assertRefused(Class<? extends BedrockException> type, String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        BedrockException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(code))
                .isInstanceOf(type)
                .message()
                .doesNotContain("s3cret")
                .matches("\\P{Cntrl}*");
    }
}
