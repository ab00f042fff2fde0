package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path root;

    @Test
    void createsTheFileAndTheDirectoriesAboveIt() {
        AtomicFile file = AtomicFile.inside(root, "config/deep/prod.yaml");

        file.write("größe: 1\n");

        assertThat(Directories.read(root)).isEqualTo(Map.of("config/deep/prod.yaml", "größe: 1\n"));
        assertThat(file.path()).hasContent("größe: 1\n");
    }

    @Test
    void manyMayWriteToOneNewDirectoryAtOnce() throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (int round = 0; round < 50; round++) {
                String directory = "new" + round + "/deep/";
                List<Future<?>> written = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    String path = directory + writer;
                    written.add(threads.submit(() -> {
                        start.await();
                        AtomicFile.inside(root, path).write("x");
                        return null;
                    }));
                }
                for (Future<?> each : written) {
                    each.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Directories.read(root)).hasSize(50 * writers);
    }

    @Test
    void replacesTheContent() {
        Directories.write(root, Map.of("bedrock.lock", "old and longer"));

        AtomicFile.inside(root, "bedrock.lock").write("new");

        assertThat(Directories.read(root)).isEqualTo(Map.of("bedrock.lock", "new"));
    }

    @Test
    void removesTheFileAndNothingElse() {
        Directories.write(root, Map.of("a/old", "1", "a/other", "2"));

        AtomicFile.inside(root, "a/old").delete();
        AtomicFile.inside(root, "a/missing").delete();

        assertThat(Directories.read(root)).isEqualTo(Map.of("a/other", "2"));
        assertThatThrownBy(() -> AtomicFile.inside(root, "a").delete()).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotRemovedNorWhatItLeadsTo() throws IOException {
        Directories.write(root, Map.of("target", "1"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("target"));

        assertThatThrownBy(() -> AtomicFile.inside(root, "link").delete()).isInstanceOf(InvalidInputException.class);

        assertThat(root.resolve("target")).exists();
        assertThat(root.resolve("link")).isSymbolicLink();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExistingFileKeepsItsPermissions() throws IOException {
        Directories.write(root, Map.of("private", "old"));
        Files.setPosixFilePermissions(root.resolve("private"), PosixFilePermissions.fromString("rwx-w----"));

        AtomicFile.inside(root, "private").write("new");
        AtomicFile.inside(root, "public").write("new");

        assertThat(Files.getPosixFilePermissions(root.resolve("private")))
                .isEqualTo(PosixFilePermissions.fromString("rwx-w----"));
        assertThat(Files.getPosixFilePermissions(root.resolve("public")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void onlyFilesAreReplaced() {
        Directories.write(root, Map.of("directory/x", "", "file", ""));

        assertThatThrownBy(() -> AtomicFile.inside(root, "directory").write(""))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AtomicFile.inside(root, "file/x").write("")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AtomicFile.inside(root, ".").write("")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> AtomicFile.inside(root.resolve("none"), "x").write(""))
                .isInstanceOf(InvalidInputException.class);
        assertThat(Directories.read(root)).isEqualTo(Map.of("directory/x", "", "file", ""));
    }

    @Test
    void aReaderNeverSeesHalfAFile() {
        AtomicFile file = AtomicFile.inside(root, "file");
        file.write("0".repeat(100_000));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i < 30; i++) {
                file.write(Integer.toString(i % 10).repeat(100_000));
            }
        });
        FileTree tree = FileTree.open(root);

        while (!writer.isDone()) {
            String content = tree.readString("file");
            assertThat(content)
                    .hasSize(100_000)
                    .isEqualTo(content.substring(0, 1).repeat(100_000));
        }
        writer.join();
    }
}
