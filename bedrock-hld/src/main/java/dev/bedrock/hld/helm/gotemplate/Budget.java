package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.TemplateLimitException.Limit;
import org.jspecify.annotations.Nullable;

/** What is left of the limits of one execution. */
final class Budget {
    /** So many steps between two looks at the clock. */
    private static final int STRIDE = 1 << 12;

    private final RenderOptions options;
    private final long deadline;
    private long stepsLeft;
    private int stepsUntilCheck = STRIDE;

    Budget(RenderOptions options) {
        this.options = options;
        this.stepsLeft = options.maxSteps();
        this.deadline = options.nanoTime().getAsLong() + options.timeout().toNanos();
    }

    /** Whether it is time for {@link #exceeded}. */
    boolean step() {
        return --stepsUntilCheck <= 0;
    }

    /** Counts many steps at a time. */
    boolean spend(long steps) {
        stepsLeft -= Math.max(steps, 0);
        return stepsLeft < 0 || steps >= STRIDE || step();
    }

    /** The limit that has been exceeded by now, if any. */
    @Nullable
    Limit exceeded(long output) {
        stepsLeft -= STRIDE - stepsUntilCheck;
        stepsUntilCheck = STRIDE;
        if (stepsLeft < 0) {
            return Limit.STEPS;
        } else if (output > options.maxOutput()) {
            return Limit.OUTPUT;
        } else if (options.nanoTime().getAsLong() - deadline > 0
                || Thread.currentThread().isInterrupted()) {
            return Limit.TIME;
        }
        return null;
    }
}
