package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.UnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Pauses between attempts that become longer, and are not the same for all who wait. */
final class Backoff {
    private static final int MOST_ATTEMPTS = 3;

    private final long firstNanos;
    private final long longestNanos;
    private int attempts;

    Backoff(Duration first, Duration longest) {
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
    }

    /**
     * Asks a remote, some times again when it cannot be reached or breaks off.
     *
     * @throws UnavailableException when it does so each time
     */
    static <T> T retrying(Supplier<T> request) {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
        while (true) {
            try {
                return request.get();
            } catch (UnavailableException e) {
                boolean passing = e.problems().get(0).code().equals(GitCode.REMOTE_UNAVAILABLE.id());
                if (!passing || backoff.attempts() + 1 >= MOST_ATTEMPTS) {
                    throw e;
                }
                backoff.pause();
            }
        }
    }

    /** How many attempts have been paused after. */
    int attempts() {
        return attempts;
    }

    void pause() {
        long most = Math.min(longestNanos, firstNanos << Math.min(attempts++, 20));
        try {
            TimeUnit.NANOSECONDS.sleep(most / 4 + (long) (jitter() * most * 3 / 4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted();
        }
    }

    /** From the fastest digits of the clock: nothing depends on it but the moment. */
    private static double jitter() {
        return Math.floorMod(System.nanoTime() / 100 * 7919, 1000L) / 1000.0;
    }
}
