package dev.bedrock.core.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pauses between attempts that become longer, and are not the same for all who wait. */
final class Backoff {
    private final long firstNanos;
    private final long longestNanos;
    private int attempts;

    Backoff(Duration first, Duration longest) {
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
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
