package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links that lead out of the root, or nowhere. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "making symbolic links takes a privilege there")
class SymlinkEscapeTest {
    @TempDir
    Path directory;

    Path outside;
    Path root;
    FileTree tree;

    @BeforeEach
    void linksOfEveryKind() throws IOException {
        outside = Directories.write(directory.resolve("outside"), Map.of("file", "s3cret", "sub/file", "s3cret"));
        root = Directories.write(directory.resolve("root"), Map.of("in/file", "content", "in/deep/file", "deep"));
        link("file-out", "../outside/file");
        link("dir-out", "../outside");
        link("absolute-out", outside.toString());
        link("chain-1", "chain-2");
        link("chain-2", "in/chain-3");
        link("in/chain-3", "../../outside");
        link("out-and-in", "../outside/back");
        Files.createSymbolicLink(outside.resolve("back"), root.resolve("in"));
        link("self", "self");
        link("ping", "pong");
        link("pong", "ping");
        link("dangling", "nowhere");
        link("dangling-out", "../outside/nowhere");
        link("file-in", "in/file");
        link("dir-in", "in/deep");
        link("absolute-in", root.toRealPath().resolve("in").toString());
        tree = FileTree.open(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file-out",
                "dir-out",
                "dir-out/file",
                "dir-out/sub/file",
                "dir-out/nowhere",
                "absolute-out/file",
                "chain-1/file",
                "chain-1",
                "in/chain-3/sub",
                "self",
                "ping",
                "self/x",
                "dir-out/nowhere/deeper"
            })
    void linksThatLeaveTheRootOrLeadInACircleAreDenied(String path) {
        assertDenied(() -> tree.read(path));
        assertDenied(() -> tree.exists(path));
        assertDenied(() -> tree.isFile(path));
        assertDenied(() -> tree.isDirectory(path));
        assertDenied(() -> tree.locate(path));
        assertDenied(() -> tree.list(path));
        assertDenied(() -> tree.files(path));
    }

    @Test
    void linksThatStayInsideAreFollowed() {
        assertThat(tree.readString("file-in")).isEqualTo("content");
        assertThat(tree.readString("dir-in/file")).isEqualTo("deep");
        assertThat(tree.readString("absolute-in/deep/file")).isEqualTo("deep");
        assertThat(tree.readString("out-and-in/file")).isEqualTo("content");
        assertThat(tree.files("dir-in")).extracting(TreeFile::path).containsExactly("dir-in/file");
    }

    @Test
    void linksToNothingAreMissing() {
        assertThat(tree.exists("dangling")).isFalse();
        assertThat(tree.exists("dangling-out")).isFalse();
        assertThatThrownBy(() -> tree.read("dangling")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "../outside/file", "loop"})
    void aListingFailsAtALinkThatLeavesTheRootOrLeadsInACircle(String target) throws IOException {
        Files.createSymbolicLink(
                root.resolve("in/deep/loop"), Path.of(target.equals("loop") ? ".." : "../../" + target));

        assertDenied(() -> tree.files("in"));
    }

    @Test
    void theRootItselfMayBeALink() throws IOException {
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), root);

        assertThat(FileTree.open(linked).readString("in/file")).isEqualTo("content");
        assertDenied(() -> FileTree.open(linked).read("file-out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir-out/generated", "absolute-out/x/y", "chain-1/generated", "dir-out/sub", "self/x"})
    void nothingIsWrittenThroughALinkThatLeavesTheRoot(String path) {
        DirectorySnapshot snapshot = DirectorySnapshot.of(outside);

        assertDenied(() -> AtomicDirectory.inside(root, path).replace());
        assertDenied(() -> AtomicFile.inside(root, path).write("x"));
        snapshot.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file-out", "dangling-out"})
    void noFileIsWrittenThroughALinkThatLeavesTheRoot(String path) {
        DirectorySnapshot snapshot = DirectorySnapshot.of(outside);

        assertDenied(() -> AtomicFile.inside(root, path).write("x"));
        snapshot.assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir-in", "dir-out", "dangling", "file-out"})
    void aLinkIsNeverReplacedByADirectory(String path) {
        DirectorySnapshot snapshot = DirectorySnapshot.of(outside);

        assertThatThrownBy(() -> AtomicDirectory.inside(root, path).replace()).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> AtomicDirectory.at(root.resolve(path)).replace())
                .isInstanceOf(ConflictException.class);
        assertThat(root.resolve(path)).isSymbolicLink();
        snapshot.assertUnchanged();
    }

    @Test
    void aFileIsWrittenThroughALinkThatStaysInside() {
        AtomicFile.inside(root, "file-in").write("changed");

        assertThat(root.resolve("file-in")).isSymbolicLink();
        assertThat(root.resolve("in/file")).hasContent("changed");
    }

    @Test
    void aDirectoryThatIsSwappedForALinkWhileItIsReadIsNeverFollowedOut() throws Exception {
        Path in = root.resolve("swapped");
        Path aside = root.resolve("aside");
        Path trap = root.resolve("trap");
        Directories.write(in, Map.of("sub/file", "content"));
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> swapper = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                try {
                    Files.createSymbolicLink(trap, outside);
                    Files.move(in, aside);
                    Files.move(trap, in, StandardCopyOption.ATOMIC_MOVE);
                    Files.delete(in);
                    Files.move(aside, in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 3000; i++) {
                assertReadsContentOrFails("swapped/sub/file");
            }
        });
        stop.set(true);
        swapper.join();
    }

    private void assertReadsContentOrFails(String path) {
        try {
            assertThat(tree.readString(path)).isEqualTo("content");
            tree.files("swapped")
                    .forEach(file -> assertThat(tree.readString(file)).isEqualTo("content"));
        } catch (BedrockException refused) {
            assertThat(refused).hasMessageNotContaining("s3cret");
        }
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    private static void assertDenied(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0102")
                .hasMessageNotContaining("s3cret");
    }
}
