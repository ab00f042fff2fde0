package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory whose whole content is replaced at once: whatever happens, it holds the old files or the new ones, never
 * some of both. Immutable and thread-safe.
 *
 * <pre>{@code
 * try (DirectoryReplacement replacement = AtomicDirectory.at(Path.of("generated/prod")).replace()) {
 *     replacement.files().write("payments.yaml", manifests);
 *     replacement.commit();
 * }
 * }</pre>
 *
 * <p><b>How.</b> The new files are written to a hidden directory {@code .NAME.bedrock-new-ID} beside the directory, and
 * flushed to the disk. Then the directory is renamed to {@code .NAME.bedrock-old-ID}, the new one is renamed to its name,
 * and the old one is deleted. A file {@code .NAME.bedrock-lock} keeps other writers out meanwhile.
 *
 * <p><b>What a reader can see.</b> No portable operation exchanges two directories, so between the two renames the
 * directory is missing, for some microseconds. A reader that has opened a file keeps it; one that opens several files
 * one after the other can get some from before and some from after a commit.
 *
 * <p><b>After a crash.</b> {@link #recover}, which {@link #replace} does first, puts right what a killed writer left: if
 * it was killed between the two renames, the directory is missing and both hidden ones with its ID are there, and the old
 * one gets its name back; otherwise what is hidden is incomplete or obsolete and is deleted.
 *
 * <p><b>What is deleted.</b> Only a directory that is empty, or of which a {@link ReplacementGuard} recognises every file,
 * or which we wrote and nobody has changed: its unrecognisable files are listed with their hashes in a file {@code
 * .bedrock-generated}. Everything else is refused with a {@link ConflictException} before anything is written.
 */
public final class AtomicDirectory {
    private final Path base;
    private final String path;
    private final boolean createBase;
    private final ReplacementGuard guard;

    private AtomicDirectory(Path base, String path, boolean createBase, ReplacementGuard guard) {
        this.base = base;
        this.path = path;
        this.createBase = createBase;
        this.guard = guard;
    }

    /**
     * A directory that the user has named. What is above it is created as needed and may be reached through symbolic
     * links; the directory must not be one itself.
     *
     * @throws InvalidInputException when the path does not end with a portable name
     */
    public static AtomicDirectory at(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path name = absolute.getFileName();
        Path parent = absolute.getParent();
        if (name == null || parent == null) {
            throw new InvalidInputException(
                    CoreCode.FILE_PATH_INVALID.error("'" + directory + "' is not a directory that can be replaced"));
        }
        return new AtomicDirectory(
                parent, RelativePaths.normalize(name.toString()), true, ReplacementGuard.manifests());
    }

    /**
     * A directory below an existing root, at a path that may come from anywhere. What is between is created as needed.
     *
     * @throws AccessDeniedException when the path leaves the root, or is the root
     * @throws InvalidInputException when the path is not portable
     */
    public static AtomicDirectory inside(Path root, String path) {
        String normalized = RelativePaths.normalize(path);
        if (normalized.isEmpty()) {
            throw FileFailures.outside(path, "is the root itself, which is not replaced");
        }
        return new AtomicDirectory(root, normalized, false, ReplacementGuard.manifests());
    }

    /**
     * With another rule for what may be deleted; the default is {@link ReplacementGuard#manifests}. All who replace or
     * recover one directory should have the same.
     */
    public AtomicDirectory withGuard(ReplacementGuard newGuard) {
        return new AtomicDirectory(base, path, createBase, newGuard);
    }

    /** Where the directory is. */
    public Path path() {
        return RealPaths.resolve(base, path);
    }

    /**
     * Begins to replace the directory. Nothing changes until {@link DirectoryReplacement#commit}.
     *
     * @throws ConflictException when another writer is at it, or it holds something that was not generated
     * @throws AccessDeniedException when it is outside of the root, by way of a symbolic link
     * @throws UnavailableException when the file system fails
     */
    public DirectoryReplacement replace() {
        try {
            return DirectoryReplacement.begin(site(true).orElseThrow());
        } catch (IOException e) {
            throw FileFailures.of("replace", path().toString(), e);
        }
    }

    /**
     * Deletes the directory, if there is one. A killed deletion is put right by {@link #recover}.
     *
     * @throws ConflictException when another writer is at it, or it holds something that was not generated
     * @throws AccessDeniedException when it is outside of the root, by way of a symbolic link
     * @throws UnavailableException when the file system fails
     */
    public void remove() {
        try {
            Optional<ReplacedDirectory> site = site(false);
            if (site.isEmpty()) {
                return;
            }
            WriterLock lock = site.get().lock();
            try {
                site.get().recover();
                site.get().remove(ReplacedDirectory.newId());
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw FileFailures.of("remove", path().toString(), e);
        }
    }

    /**
     * Puts right what a killed writer has left, so that the directory can be read. Does nothing when there is nothing to
     * put right, or while a writer is at work.
     *
     * @throws ConflictException when that is not possible without losing something
     * @throws UnavailableException when the file system fails
     */
    public void recover() {
        try {
            Optional<ReplacedDirectory> site = site(false);
            if (site.isEmpty() || !site.get().hasLeftovers()) {
                return;
            }
            Optional<WriterLock> acquired = WriterLock.tryAcquire(site.get().lockFile());
            if (acquired.isPresent()) {
                try {
                    site.get().recover();
                } finally {
                    acquired.get().close();
                }
            }
        } catch (IOException e) {
            throw FileFailures.of("recover", path().toString(), e);
        }
    }

    /** Finds the real parent of the directory, empty when there is none and none is to be made. */
    private Optional<ReplacedDirectory> site(boolean create) throws IOException {
        if (createBase && create) {
            Files.createDirectories(base);
        }
        if (createBase && !Files.isDirectory(base)) {
            return Optional.empty();
        }
        Path root = RealPaths.ofDirectory(base);
        int slash = path.lastIndexOf('/');
        String above = slash < 0 ? "" : path.substring(0, slash);
        Optional<Path> parent =
                create ? Optional.of(FileWrites.createDirectories(root, above)) : RealPaths.below(root, above);
        return parent.map(real -> new ReplacedDirectory(real, path.substring(slash + 1), guard));
    }
}
