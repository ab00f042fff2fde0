package dev.bedrock.core.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Waits until many files are on the disk. To wait for each when it is written costs a turn of the disk for each; when all
 * are written and several are waited for at a time, the file system takes many of them in one turn.
 */
final class Flush {
    private static final int AT_A_TIME = 16;

    private Flush() {}

    private interface Step {
        void run(Path path) throws IOException;
    }

    static void files(List<Path> files) throws IOException {
        each(files, file -> {
            // Some platforms flush only what is open for writing.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        });
    }

    static void directories(List<Path> directories) throws IOException {
        each(directories, FileWrites::syncDirectory);
    }

    private static void each(List<Path> paths, Step step) throws IOException {
        if (paths.size() <= 1) {
            for (Path path : paths) {
                step.run(path);
            }
            return;
        }
        List<Callable<Boolean>> work = new ArrayList<>();
        for (Path path : paths) {
            work.add(() -> {
                step.run(path);
                return true;
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(AT_A_TIME, work.size()));
        try {
            for (Future<Boolean> done : executor.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("a file could not be flushed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } finally {
            executor.shutdownNow();
        }
    }
}
