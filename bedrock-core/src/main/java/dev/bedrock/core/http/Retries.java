package dev.bedrock.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Repeats what may be repeated. */
final class Retries {
    private static final int MOST_DOUBLINGS = 20;

    interface Attempt<T> {
        T run() throws AttemptFailedException;
    }

    private final RetryRule rule;
    private final Timing timing;

    Retries(RetryRule rule, Timing timing) {
        this.rule = rule;
        this.timing = timing;
    }

    /**
     * Runs until it succeeds.
     *
     * @throws AttemptFailedException the last failure
     */
    <T> T run(HttpCall call, Deadline deadline, Attempt<T> attempt) throws AttemptFailedException {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (AttemptFailedException e) {
                Duration wait = waitAfter(number, e.wanted());
                boolean again = number < rule.attempts()
                        && (call.isRepeatable() || e.nothingDone())
                        && wait.compareTo(rule.longestWait()) <= 0
                        && wait.compareTo(deadline.left()) < 0;
                if (!again) {
                    throw e;
                }
                pause(call.uri(), wait);
            }
        }
    }

    private Duration waitAfter(int number, Optional<Duration> wanted) {
        Duration doubled = rule.firstWait().multipliedBy(1L << Math.min(number - 1, MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(rule.longestWait()) > 0 ? rule.longestWait() : doubled;
        Duration own = Duration.ofNanos((long) (bounded.toNanos() * (1 - timing.jitter() / 2)));
        return wanted.filter(asked -> asked.compareTo(own) > 0).orElse(own);
    }

    private void pause(URI uri, Duration wait) {
        try {
            timing.pause(wait);
        } catch (InterruptedException e) {
            throw Failures.interrupted(uri);
        }
    }
}
