package dev.bedrock.core.http;

import java.time.Duration;

/**
 * How often a request is sent when the connection fails or breaks, or the server is overloaded (408, 429, 500, 502, 503,
 * 504, and 403 if the server says that there were too many requests). Between two attempts goes a wait that doubles each time, of which chance takes
 * away up to a half, or the one that the server asks for. A request that may not be done twice, such as a {@code POST}, is
 * only sent again if nothing was done: the connection was not made, or the server said that there were too many requests. Immutable.
 *
 * @param attempts how often, at least once
 * @param firstWait the wait before the second attempt
 * @param longestWait the longest wait; a server that asks for a longer one is not asked again
 */
public record RetryRule(int attempts, Duration firstWait, Duration longestWait) {
    private static final RetryRule DEFAULTS = new RetryRule(4, Duration.ofMillis(500), Duration.ofMinutes(1));

    /** Checks the ranges. */
    public RetryRule {
        if (attempts < 1 || firstWait.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("there is at least one attempt, and no wait is negative");
        }
    }

    /** 4 attempts, half a second to a minute apart. */
    public static RetryRule defaults() {
        return DEFAULTS;
    }

    /** Never again. */
    public static RetryRule never() {
        return new RetryRule(1, Duration.ZERO, Duration.ZERO);
    }
}
