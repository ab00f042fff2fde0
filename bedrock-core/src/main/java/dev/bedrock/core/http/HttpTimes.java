package dev.bedrock.core.http;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a server may take. Immutable.
 *
 * @param connect until there is a connection
 * @param answer until the answer begins
 * @param total for the whole request, with its redirects, its repetitions and the waits between them
 * @param slow over which time a server that sends less than {@code slowBytes} is too slow; the time in which the caller
 *     does something else does not count
 * @param slowBytes the fewest bytes that a server has to send in {@code slow}
 */
public record HttpTimes(Duration connect, Duration answer, Duration total, Duration slow, int slowBytes) {
    private static final HttpTimes DEFAULTS = new HttpTimes(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofSeconds(20), 20 << 10);

    /** Checks the ranges. */
    public HttpTimes {
        boolean positive =
                Stream.of(connect, answer, total, slow).noneMatch(time -> time.isNegative() || time.isZero());
        if (!positive || slowBytes < 0) {
            throw new IllegalArgumentException("times must be positive, and bytes not negative");
        }
    }

    /** 10 seconds to connect, 30 until the answer begins, 15 minutes in all, at least 20 KiB in 20 seconds. */
    public static HttpTimes defaults() {
        return DEFAULTS;
    }

    /** With another time to connect. */
    public HttpTimes withConnect(Duration time) {
        return new HttpTimes(time, answer, total, slow, slowBytes);
    }

    /** With another time until the answer begins. */
    public HttpTimes withAnswer(Duration time) {
        return new HttpTimes(connect, time, total, slow, slowBytes);
    }

    /** With another time for the whole. */
    public HttpTimes withTotal(Duration time) {
        return new HttpTimes(connect, answer, time, slow, slowBytes);
    }

    /** With another idea of what is too slow. */
    public HttpTimes withSlowest(int bytes, Duration time) {
        return new HttpTimes(connect, answer, total, time, bytes);
    }
}
