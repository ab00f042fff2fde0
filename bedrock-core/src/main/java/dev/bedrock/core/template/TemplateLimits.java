package dev.bedrock.core.template;

import java.time.Duration;

/**
 * What rendering one template may cost. Immutable.
 *
 * @param time how long it may take; default 10 seconds
 * @param steps how many expressions it may evaluate and loop rounds it may make; default 2,000,000
 * @param output how many characters may come out; default 5,000,000
 * @param text how long a single text may become on the way; default 1,000,000 characters
 * @param items how many items a list or mapping may have; default 100,000
 * @param depth how deep templates may include each other, and statements be nested; default 50
 */
public record TemplateLimits(Duration time, int steps, int output, int text, int items, int depth) {
    /** Checks the ranges. */
    public TemplateLimits {
        if (time.isNegative()
                || time.isZero()
                || Math.min(Math.min(steps, output), Math.min(text, items)) < 1
                || depth < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** The defaults named above. */
    public static TemplateLimits defaults() {
        return new TemplateLimits(Duration.ofSeconds(10), 2_000_000, 5_000_000, 1_000_000, 100_000, 50);
    }

    /** With another time. */
    public TemplateLimits withTime(Duration newTime) {
        return new TemplateLimits(newTime, steps, output, text, items, depth);
    }

    /** With another number of steps. */
    public TemplateLimits withSteps(int newSteps) {
        return new TemplateLimits(time, newSteps, output, text, items, depth);
    }

    /** With another size of the output. */
    public TemplateLimits withOutput(int characters) {
        return new TemplateLimits(time, steps, characters, text, items, depth);
    }
}
