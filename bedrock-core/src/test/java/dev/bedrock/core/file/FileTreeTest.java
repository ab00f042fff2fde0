package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
    @TempDir
    Path root;

    @Test
    void readsFiles() {
        Directories.write(root, Map.of("a/b.txt", "größe"));
        FileTree tree = FileTree.open(root);

        assertThat(tree.readString("a/b.txt")).isEqualTo("größe");
        assertThat(tree.read("./a//b.txt")).hasSize(7);
        assertThat(tree.isFile("a/b.txt")).isTrue();
        assertThat(tree.isDirectory("a")).isTrue();
        assertThat(tree.exists("")).isTrue();
        assertThat(tree.exists("a/b.txt/c")).isFalse();
        assertThat(tree.isFile("a")).isFalse();
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Directories.write(root, Map.of("a/b.txt", "x"));
        Files.write(root.resolve("latin1"), new byte[] {'a', (byte) 0xe4, 'b'});
        FileTree tree = FileTree.open(root);

        assertThatThrownBy(() -> tree.read("a/none"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a/none: error CORE-0103: there is no file or directory 'a/none'");
        assertThatThrownBy(() -> tree.read("a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a: error CORE-0104: 'a' is a directory");
        assertThatThrownBy(() -> tree.read(""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error CORE-0104: '.' is a directory");
        assertThatThrownBy(() -> tree.list("a/b.txt"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a directory");
        assertThatThrownBy(() -> tree.readString("latin1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not UTF-8 text, at byte 1");
        assertThatThrownBy(() -> FileTree.open(root.resolve("none"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FileTree.open(root.resolve("a/b.txt"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aFileMayHaveAsManyBytesAsTheLimit() {
        Directories.write(root, Map.of("file", "12345", "empty", ""));
        FileTree tree = FileTree.open(root, FileTreeLimits.defaults().withFileBytes(4));

        assertThat(tree.read("file", 5)).hasSize(5);
        assertThat(tree.read("empty", 0)).isEmpty();
        assertThatThrownBy(() -> tree.read("file"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("larger than 4 bytes");
        assertThatThrownBy(() -> tree.read("file", -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsFilesWhoseSizeIsNotKnown() {
        Path proc = Path.of("/proc/self");
        assumeTrue(Files.isReadable(proc.resolve("status")));

        assertThat(FileTree.open(proc).readString("status")).startsWith("Name:").endsWith("\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no named pipes in directories")
    void doesNotWaitForANamedPipe() {
        String pipe = root.resolve("pipe").toString();
        assumeTrue(ProcessRunner.system().run(Command.of("mkfifo", pipe)).isSuccess());
        FileTree tree = FileTree.open(root);

        assertThat(tree.isFile("pipe")).isFalse();
        assertThatThrownBy(() -> tree.read("pipe"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> tree.files(""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither a file nor a directory");
    }

    @Test
    void listsByCodePointADirectoryWhereItsNameBelongs() {
        Directories.write(
                root,
                Map.of("a/z", "", "a.yaml", "", "B", "", "a-b", "", "\ufb01", "", "\ud83d\ude00", "", ".hidden", ""));
        FileTree tree = FileTree.open(root);

        assertThat(tree.list("")).containsExactly(".hidden", "B", "a", "a-b", "a.yaml", "\ufb01", "\ud83d\ude00");
        assertThat(tree.files(""))
                .extracting(TreeFile::path)
                .containsExactly(".hidden", "B", "a/z", "a-b", "a.yaml", "\ufb01", "\ud83d\ude00");
    }

    @Test
    void filesOfADirectoryKnowTheirPathsFromTheRootAndFromTheDirectory() {
        Directories.write(root, Map.of("charts/web/templates/x.yaml", "x", "charts/web/aux", "y"));
        FileTree tree = FileTree.open(root);

        List<TreeFile> files = tree.files("charts/web");

        assertThat(files).extracting(TreeFile::path).containsExactly("charts/web/aux", "charts/web/templates/x.yaml");
        assertThat(files).extracting(file -> file.pathFrom("charts/web")).containsExactly("aux", "templates/x.yaml");
        assertThat(files).extracting(tree::readString).containsExactly("y", "x");
        assertThat(files).extracting(TreeFile::size).containsExactly(1L, 1L);
    }

    @Test
    void aVisitorCanPassOverDirectories() {
        Directories.write(root, Map.of("a/x", "", "b/y", "", "c", ""));
        List<String> seen = new ArrayList<>();

        FileTree.open(root).walk("", new TreeVisitor() {
            @Override
            public void visitFile(TreeFile file) {
                seen.add(file.path());
            }

            @Override
            public boolean enterDirectory(String path) {
                return !path.equals("a");
            }
        });

        assertThat(seen).containsExactly("b/y", "c");
    }

    @Test
    void listingsAreBounded() {
        Directories.write(root, Map.of("1/2/3/x", "", "y", ""));

        FileTreeLimits limits = FileTreeLimits.defaults();
        assertThat(FileTree.open(root, limits.withDepth(3)).files("")).hasSize(2);
        assertThatThrownBy(() -> FileTree.open(root, limits.withDepth(2)).files(""))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("'1/2/3' is more than 2 directories deep");
        assertThat(FileTree.open(root, limits.withEntries(5)).files("")).hasSize(2);
        assertThatThrownBy(() -> FileTree.open(root, limits.withEntries(4)).files(""))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void linksThatMultiplyAreBounded() throws IOException {
        for (int level = 0; level < 30; level++) {
            Path directory = Files.createDirectory(root.resolve("d" + level));
            Files.createSymbolicLink(directory.resolve("left"), Path.of("../d" + (level + 1)));
            Files.createSymbolicLink(directory.resolve("right"), Path.of("../d" + (level + 1)));
        }
        Files.createDirectory(root.resolve("d30"));
        FileTree tree = FileTree.open(root, FileTreeLimits.defaults().withEntries(2000));

        assertThatThrownBy(() -> tree.files("d0")).isInstanceOf(LimitExceededException.class);
    }
}
