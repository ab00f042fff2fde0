package dev.bedrock.core.git;

import java.time.Duration;

/** The end of the time that one piece of work may take. */
final class Deadline {
    private final long endNanos;
    private final Duration total;

    private Deadline(long endNanos, Duration total) {
        this.endNanos = endNanos;
        this.total = total;
    }

    static Deadline in(Duration total) {
        return new Deadline(System.nanoTime() + total.toNanos(), total);
    }

    /** Throws when the time is over, or the thread was interrupted. */
    void check() throws RefusalException {
        if (Thread.currentThread().isInterrupted()) {
            throw new RefusalException(Failures.interrupted());
        }
        if (System.nanoTime() - endNanos > 0) {
            throw new RefusalException(Failures.limit("the remote took longer than " + total.toSeconds() + " s"));
        }
    }

    boolean isOver() {
        return System.nanoTime() - endNanos > 0;
    }
}
