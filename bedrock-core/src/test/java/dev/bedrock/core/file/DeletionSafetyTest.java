package dev.bedrock.core.file;

import static dev.bedrock.core.file.AtomicDirectoryTest.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is deleted but what was generated. */
class DeletionSafetyTest {
    @TempDir
    Path directory;

    Path parent;
    AtomicDirectory out;

    @BeforeEach
    void anOutputDirectory() {
        parent = Directories.write(directory.resolve("parent"), Map.of("out/generated.yaml", "0"));
        Directories.write(directory.resolve("outside"), Map.of("precious.yaml", "1"));
        out = AtomicDirectory.inside(parent, "out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "main.go",
                "sub/notes.txt",
                "yaml",
                ".yaml",
                ".git/config",
                ".git/x.yaml",
                "component.yaml",
                "sub/component.json",
                "Chart.yaml",
                "bedrock.yaml",
                "access.yml",
                "x.yaml.bak"
            })
    void aFileThatWasNotGeneratedSavesTheDirectory(String file) {
        Directories.write(out.path(), Map.of(file, "precious"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(parent.resolve("out"));

        assertThatThrownBy(out::replace)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0110")
                .hasMessageContaining("'" + file + "'")
                .hasMessageContaining("choose another directory");
        snapshot.assertUnchanged();
        assertThat(parent).isDirectoryNotContaining(path -> !path.endsWith("out"));
    }

    @Test
    void theOutputOfOtherGeneratorsIsReplaced() {
        Directories.write(
                out.path(), Map.of("a.yaml", "", "b.yml", "", "c.json", "", "deep/er/d.YAML", "", "values.yaml", ""));

        commit(out, Map.of("new.yaml", "1"));

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/new.yaml", "1"));
    }

    @Test
    void aLinkInTheDirectorySavesItAndWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(out.path().resolve("link.yaml"), Path.of("../../outside/precious.yaml"));
        Files.createSymbolicLink(out.path().resolve("outside"), Path.of("../../outside"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory.resolve("outside"));

        assertThatThrownBy(out::replace).isInstanceOf(ConflictException.class).hasMessageContaining("symbolic link");
        snapshot.assertUnchanged();
        assertThat(out.path().resolve("generated.yaml")).exists();
    }

    @Test
    void aLinkInADirectoryOfBedrockAloneIsDeletedAndNotWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(out.path().resolve("link.yaml"), Path.of("../../outside/precious.yaml"));
        Files.createSymbolicLink(out.path().resolve("outside"), Path.of("../../outside"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory.resolve("outside"));

        commit(out.withGuard(ReplacementGuard.everything()), Map.of("new.yaml", "1"));

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/new.yaml", "1"));
        snapshot.assertUnchanged();
    }

    @Test
    void aLinkThatAppearsBeforeTheDeletionIsRemovedAsALinkOrNotAtAll() throws IOException {
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory.resolve("outside"));
        Path old = Directories.write(parent.resolve("old"), Map.of("sub/precious.yaml", "old"));
        Deletion deletion = Deletion.ofGenerated(old.toRealPath(), ReplacementGuard.manifests());
        Files.delete(old.resolve("sub/precious.yaml"));
        Files.delete(old.resolve("sub"));
        Files.createSymbolicLink(old.resolve("sub"), directory.resolve("outside"));

        assertThatThrownBy(() -> deletion.delete(old)).isInstanceOf(IOException.class);
        Deletion.ofEverything().delete(old);

        assertThat(old).doesNotExist();
        snapshot.assertUnchanged();
    }

    @Test
    void aFileThatIsAddedWhileTheNewOnesAreWrittenSavesTheDirectory() {
        try (DirectoryReplacement replacement = out.replace()) {
            replacement.files().write("a.yaml", "1");
            Directories.write(out.path(), Map.of("README.md", "precious"));
            assertThatThrownBy(replacement::commit).isInstanceOf(ConflictException.class);
        }

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/generated.yaml", "0", "out/README.md", "precious"));
    }

    @Test
    void aFileThatIsAddedBeforeTheDeletionIsKept() throws IOException {
        Path old = Directories.write(parent.resolve("old"), Map.of("a.yaml", "", "sub/b.yaml", ""));
        Deletion deletion = Deletion.ofGenerated(old.toRealPath(), ReplacementGuard.manifests());
        Directories.write(old, Map.of("sub/late.yaml", "precious"));

        assertThatThrownBy(() -> deletion.delete(old)).isInstanceOf(IOException.class);
        assertThat(old.resolve("sub/late.yaml")).hasContent("precious");
    }

    @Test
    void whatWeWroteIsReplacedWhateverItsName() {
        commit(out, Map.of("main.tf", "1", "component.yaml", "2", "x.yaml", "3"));
        assertThat(Directories.read(parent)).containsKey("out/.bedrock-generated");

        commit(out, Map.of("x.yaml", "4"));

        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/x.yaml", "4"));
    }

    @Test
    void whatWeWroteAndSomebodyChangedIsNotReplacedUnlessItIsRecognised() {
        commit(out, Map.of("main.tf", "1", "x.yaml", "3"));
        Directories.write(out.path(), Map.of("x.yaml", "edited"));
        commit(out, Map.of("main.tf", "1", "x.yaml", "4"));
        Directories.write(out.path(), Map.of("main.tf", "edited"));

        assertThatThrownBy(out::replace)
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("'main.tf' in it was changed");
        assertThat(out.path().resolve("main.tf")).hasContent("edited");
    }

    @Test
    void aForgedListDeletesNothingOutsideOfTheDirectory() {
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory.resolve("outside"));
        String sha256OfOne = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
        Directories.write(
                out.path(),
                Map.of(
                        ".bedrock-generated",
                        sha256OfOne + " ../../outside/precious.yaml\n" + sha256OfOne + " /etc/hostname\nnonsense\n\n"));

        commit(out, Map.of("a.yaml", "1"));

        snapshot.assertUnchanged();
        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "1"));
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsNotReplaced() {
        Directories.write(parent, Map.of("file.yaml", "precious"));

        assertThatThrownBy(() -> AtomicDirectory.inside(parent, "file.yaml").replace())
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> AtomicDirectory.inside(parent, "file.yaml/sub").replace())
                .isInstanceOf(BedrockException.class);
        assertThat(parent.resolve("file.yaml")).hasContent("precious");
    }

    @Test
    void withoutAGuardOnlyEmptyAndOwnDirectoriesAreReplaced() throws IOException {
        AtomicDirectory strict = out.withGuard(ReplacementGuard.nothing());
        assertThatThrownBy(strict::replace).isInstanceOf(ConflictException.class);

        Files.delete(out.path().resolve("generated.yaml"));
        commit(strict, Map.of("a.yaml", "1"));
        commit(strict, Map.of("b.yaml", "2"));

        assertThat(Directories.read(out.path())).containsOnlyKeys("b.yaml", ".bedrock-generated");
    }
}
