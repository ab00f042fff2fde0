package dev.bedrock.core.http;

import java.time.Duration;

/** When a request has to be done. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The time that is left; negative when it is over. */
    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    boolean isOver() {
        return left().isNegative();
    }
}
