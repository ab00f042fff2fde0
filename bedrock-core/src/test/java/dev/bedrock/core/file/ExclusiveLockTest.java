package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusiveLockTest {
    private static final String FILE = "hidden/lock";

    @TempDir
    Path directory;

    @Test
    void oneWaitsForTheOther() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CountDownLatch waiting = new CountDownLatch(1);
        try {
            ExclusiveLock first = acquire(Duration.ZERO, () -> {});
            Future<ExclusiveLock> second = executor.submit(() -> acquire(Duration.ofMinutes(1), waiting::countDown));
            waiting.await();
            assertThat(second.isDone()).isFalse();
            first.close();
            second.get().close();
            assertThat(directory.resolve(FILE)).doesNotExist();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void patienceEndsWithAConflict() throws Exception {
        ExclusiveLock first = acquire(Duration.ZERO, () -> {});

        assertThatThrownBy(() -> acquire(Duration.ofMillis(60), () -> {}))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0111")
                .hasMessageContaining("lock");
        first.close();
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        ExclusiveLock first = acquire(Duration.ZERO, () -> {});
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> acquire(Duration.ofMinutes(1), () -> {})).isInstanceOf(InterruptedException.class);
        first.close();
    }

    private ExclusiveLock acquire(Duration patience, Runnable waiting) throws InterruptedException {
        return ExclusiveLock.acquire(directory, FILE, patience, waiting);
    }
}
