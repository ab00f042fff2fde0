package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is written at once: a reader, and whoever comes after a crash, sees the old content or the new. The new
 * content is written to a hidden file beside it and flushed to the disk, then renamed. Of two writers the later one wins.
 * A writer that is killed leaves at most that hidden file, {@code .NAME.bedrock-ID}. Immutable and thread-safe.
 */
public final class AtomicFile {
    private final Path root;
    private final String path;

    private AtomicFile(Path root, String path) {
        this.root = root;
        this.path = path;
    }

    /**
     * A file below an existing root, at a path that may come from anywhere. A symbolic link to a file inside of the root
     * is written through.
     *
     * @throws AccessDeniedException when the path leaves the root
     * @throws InvalidInputException when the path is not portable
     */
    public static AtomicFile inside(Path root, String path) {
        String normalized = RelativePaths.normalize(path);
        if (normalized.isEmpty()) {
            throw FileFailures.wrongKind(path, "a directory");
        }
        return new AtomicFile(root, normalized);
    }

    /** Where the file is. */
    public Path path() {
        return RealPaths.resolve(root, path);
    }

    /** Writes text in UTF-8. Otherwise like {@link #write(byte[])}. */
    public void write(String content) {
        write(content.getBytes(UTF_8));
    }

    /**
     * Replaces the content, or creates the file and the directories above it. An existing file keeps its permissions.
     *
     * @throws AccessDeniedException when the file is outside of the root, by way of a symbolic link
     * @throws InvalidInputException when there is no root, or something else than a file is at the path
     * @throws UnavailableException when the file system fails; the old content is still there
     */
    public void write(byte[] content) {
        try {
            Path realRoot = RealPaths.ofDirectory(root);
            Optional<Path> existing = RealPaths.below(realRoot, path);
            if (existing.isPresent() && !Files.isRegularFile(existing.get())) {
                throw FileFailures.wrongKind(path, "not a regular file");
            }
            write(existing.isPresent() ? existing.get() : newFile(realRoot), content, existing.isPresent());
        } catch (IOException e) {
            throw FileFailures.of("write", path, e);
        }
    }

    /**
     * Removes the file; nothing happens if there is none.
     *
     * @throws AccessDeniedException when the file is outside of the root, by way of a symbolic link
     * @throws InvalidInputException when there is no root, or something else than a file is at the path
     * @throws UnavailableException when the file system fails
     */
    public void delete() {
        try {
            Path realRoot = RealPaths.ofDirectory(root);
            Optional<Path> existing = RealPaths.below(realRoot, path);
            if (existing.isEmpty()) {
                return;
            }
            if (!Files.isRegularFile(existing.get()) || !existing.get().equals(realRoot.resolve(path))) {
                throw FileFailures.wrongKind(path, "not a regular file");
            }
            Files.delete(existing.get());
        } catch (IOException e) {
            throw FileFailures.of("delete", path, e);
        }
    }

    private Path newFile(Path realRoot) throws IOException {
        int slash = path.lastIndexOf('/');
        Path file = FileWrites.createDirectories(realRoot, slash < 0 ? "" : path.substring(0, slash))
                .resolve(path.substring(slash + 1));
        if (Files.isSymbolicLink(file)) {
            throw FileFailures.outside(path, "is a symbolic link that leads nowhere");
        }
        return file;
    }

    private static void write(Path file, byte[] content, boolean exists) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".bedrock-" + UUID.randomUUID());
        try {
            if (exists) {
                FileWrites.createFileLike(file, fresh, content);
            } else {
                FileWrites.createFile(fresh, content);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        Path parent = file.getParent();
        if (parent != null) {
            FileWrites.syncDirectory(parent);
        }
    }
}
