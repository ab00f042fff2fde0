package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A lock that one holder at a time has, over all threads and processes. The operating system gives it back when its
 * holder dies.
 *
 * <pre>{@code
 * String index = ProcessLock.holding(
 *         Path.of("cache"), "charts.lock", Duration.ofMinutes(5), () -> FileTree.open(Path.of("cache")).readString("x"));
 * }</pre>
 */
public final class ProcessLock {
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private ProcessLock() {}

    /**
     * Waits for the lock, does some work with it, and gives it back.
     *
     * @param directory where the file of the lock is; made if it is not there
     * @param name the name of the file, which is there only while somebody holds the lock
     * @param patience how long to wait
     * @throws ConflictException when another holder still has it after that time
     * @throws UnavailableException when the file system fails, or the thread is interrupted, in which case its interrupt
     *     flag is set
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
        String normalized = RelativePaths.normalize(name);
        try {
            Files.createDirectories(directory);
            WriterLock lock =
                    acquire(RealPaths.resolve(RealPaths.ofDirectory(directory), normalized), patience, waiting);
            try {
                return work.get();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw FileFailures.of("lock", name, e);
        }
    }

    private static WriterLock acquire(Path file, Duration patience, Runnable waiting) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        boolean told = false;
        while (true) {
            Optional<WriterLock> acquired = WriterLock.tryAcquire(file);
            if (acquired.isPresent()) {
                return acquired.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new ConflictException(CoreCode.DIRECTORY_BUSY
                        .error("somebody else has held the lock " + file + " for " + patience.toSeconds() + " s")
                        .withHint("try again when the other process has finished"));
            }
            if (!told) {
                told = true;
                waiting.run();
            }
            LockSupport.parkNanos(pause);
            if (Thread.currentThread().isInterrupted()) {
                throw new UnavailableException(
                        CoreCode.FILE_UNAVAILABLE.error("waiting for the lock " + file + " was interrupted"));
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }
}
