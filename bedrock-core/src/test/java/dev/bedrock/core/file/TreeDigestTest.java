package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TreeDigestTest {
    private static final String INDEX = "web.index";

    @TempDir
    Path directory;

    private FileTree tree;

    @BeforeEach
    void write() {
        Directories.write(directory, Map.of("web/b.yaml", "two", "web/a/z.yaml", "one", "web/a.yaml", "three"));
        tree = FileTree.open(directory);
    }

    @Test
    void theSameFilesHaveTheSameDigestWhateverTheirOrder() {
        TreeDigest digest = new TreeDigest();
        digest.add("b.yaml", "two".getBytes(UTF_8));
        digest.add("a.yaml", "three".getBytes(UTF_8));
        digest.add("a/z.yaml", "one".getBytes(UTF_8));

        assertThat(digest().value()).isEqualTo(digest.value()).matches("sha256:[0-9a-f]{64}");
        assertThat(digest().files()).containsOnlyKeys("a.yaml", "a/z.yaml", "b.yaml");
        digest.add("b.yaml", "other".getBytes(UTF_8));
        assertThat(digest().value()).isNotEqualTo(digest.value());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theDocumentedCommandPrintsIt() {
        String script =
                "find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum | cut -c1-64";
        String printed = ProcessRunner.system()
                .run(Command.ofShellScript(script).in(directory.resolve("web")))
                .requireSuccess()
                .stdout();

        assertThat(digest().value()).isEqualTo("sha256:" + printed.strip());
    }

    @Test
    void anIndexNoticesWhateverChanges() throws IOException {
        String before = digest().value();
        TreeIndex index = index();
        assertThat(index.digest(tree, "web").value()).isEqualTo(before);

        Path file = directory.resolve("web/b.yaml");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "2wo");
        Files.setLastModifiedTime(file, time);
        assertThat(index.digest(tree, "web").value())
                .as("a file of the same size and time")
                .isNotEqualTo(before);

        Files.writeString(file, "two");
        assertThat(index.digest(tree, "web").value()).isEqualTo(before);
        Files.writeString(directory.resolve("web/new.yaml"), "");
        assertThat(index.digest(tree, "web").value()).isNotEqualTo(before);
        Files.delete(directory.resolve("web/new.yaml"));
        Files.delete(file);
        assertThat(index.digest(tree, "web").value()).isNotEqualTo(before);
    }

    @Test
    void whatIsUnchangedIsNotRead() throws IOException {
        String text = TreeIndex.none().text(tree, "web").replaceAll("(?m)^[0-9a-f]{64}", "0".repeat(64));
        Files.writeString(directory.resolve(INDEX), text);
        Files.setLastModifiedTime(directory.resolve(INDEX), FileTime.fromMillis(Long.MAX_VALUE / 4_000_000));

        assertThat(TreeIndex.read(tree, INDEX).digest(tree, "web").files().values())
                .containsOnly("0".repeat(64));
    }

    @Test
    void whatWasChangedWhileTheIndexWasWrittenIsRead() throws IOException {
        String before = digest().value();
        index();
        Files.setLastModifiedTime(directory.resolve(INDEX), Files.getLastModifiedTime(directory.resolve("web/b.yaml")));
        Files.writeString(
                directory.resolve(INDEX),
                Files.readString(directory.resolve(INDEX)).replaceAll("(?m)^[0-9a-f]{64}", "0".repeat(64)));
        Files.setLastModifiedTime(directory.resolve(INDEX), FileTime.fromMillis(0));

        assertThat(TreeIndex.read(tree, INDEX).digest(tree, "web").value()).isEqualTo(before);
    }

    @Test
    void aDamagedIndexIsNoIndex() throws IOException {
        Files.writeString(directory.resolve(INDEX), "not an index\n");

        assertThat(TreeIndex.read(tree, INDEX).digest(tree, "web").value()).isEqualTo(digest().value());
        assertThat(TreeIndex.read(tree, "absent").digest(tree, "web").value()).isEqualTo(digest().value());
    }

    @Test
    void aSymbolicLinkCountsAsItsTargetAndIsNotFollowed() throws IOException {
        Files.createSymbolicLink(directory.resolve("web/link.yaml"), Path.of("../outside"));
        TreeDigest expected = new TreeDigest();
        expected.add("a.yaml", "three".getBytes(UTF_8));
        expected.add("a/z.yaml", "one".getBytes(UTF_8));
        expected.add("b.yaml", "two".getBytes(UTF_8));
        expected.add("link.yaml", "-> ../outside".getBytes(UTF_8));

        assertThat(digest().value()).isEqualTo(expected.value());
        assertThat(index().digest(tree, "web").value()).isEqualTo(expected.value());
    }

    private TreeDigest digest() {
        return TreeIndex.none().digest(tree, "web");
    }

    private TreeIndex index() throws IOException {
        Files.writeString(directory.resolve(INDEX), TreeIndex.none().text(tree, "web"));
        return TreeIndex.read(tree, INDEX);
    }
}
