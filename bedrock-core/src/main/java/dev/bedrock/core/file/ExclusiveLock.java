package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps others out, in this process and in all others, while work is done that consists of several steps. The operating
 * system gives the lock back when its holder dies. To be closed by the thread that is done; any thread may do so.
 */
public final class ExclusiveLock implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;

    private final WriterLock lock;
    private final String path;

    private ExclusiveLock(WriterLock lock, String path) {
        this.lock = lock;
        this.path = path;
    }

    /**
     * Takes the lock, after its holder has given it back if there is one.
     *
     * @param root an existing directory
     * @param path the file that stands for the lock, below the root; it exists while the lock is held. The directories
     *     above it are made as needed
     * @param patience how long to wait at most
     * @param waiting is called once if it is necessary to wait
     * @throws ConflictException when somebody else has it for longer
     * @throws AccessDeniedException when the path leaves the root
     * @throws UnavailableException when the file system fails
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public static ExclusiveLock acquire(Path root, String path, Duration patience, Runnable waiting)
            throws InterruptedException {
        String normalized = RelativePaths.normalize(path);
        long start = System.nanoTime();
        boolean told = false;
        try {
            int slash = normalized.lastIndexOf('/');
            Path file = FileWrites.createDirectories(
                            RealPaths.ofDirectory(root), slash < 0 ? "" : normalized.substring(0, slash))
                    .resolve(normalized.substring(slash + 1));
            while (true) {
                Optional<WriterLock> lock = WriterLock.tryAcquire(file);
                if (lock.isPresent()) {
                    return new ExclusiveLock(lock.get(), normalized);
                }
                if (System.nanoTime() - start >= patience.toNanos()) {
                    throw new ConflictException(CoreCode.DIRECTORY_BUSY
                            .error("somebody else is at work and holds the lock " + file)
                            .withHint("try again when it has finished"));
                }
                if (!told) {
                    told = true;
                    waiting.run();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            throw FileFailures.of("lock", normalized, e);
        }
    }

    /**
     * Does some work while the lock is held.
     *
     * @param directory where the file of the lock is, made as needed
     * @param name the name of the file
     * @param patience how long to wait at most
     * @throws ConflictException when somebody else has it for longer
     * @throws UnavailableException when the file system fails, or the thread is interrupted while it waits, in which case its
     *     interrupt flag is set
     */
    public static <T> T holding(Path directory, String name, Duration patience, Supplier<T> work) {
        return holding(directory, name, patience, () -> {}, work);
    }

    /**
     * The same, and tells when it has to wait.
     *
     * @param waiting is called once if somebody else has the lock
     */
    public static <T> T holding(Path directory, String name, Duration patience, Runnable waiting, Supplier<T> work) {
        ExclusiveLock lock;
        try {
            Files.createDirectories(directory);
            lock = acquire(directory, name, patience, waiting);
        } catch (IOException e) {
            throw FileFailures.of("lock", name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    CoreCode.FILE_UNAVAILABLE.error("waiting for the lock " + name + " was interrupted"), e);
        }
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw FileFailures.of("unlock", path, e);
        }
    }
}
