package dev.bedrock.hld.helm.gotemplate;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How templates are executed, and how much they may use.
 *
 * @param missingKeyIsError whether a missing map key is an error; by default it is the zero value, which prints {@code <no value>}
 * @param maxSteps how many nodes may be executed; default 100 million
 * @param maxOutput how many characters may be printed, over all templates and function results; default 64 Mi
 * @param maxDepth how many templates may be executing each other; default 4000
 * @param timeout how long it may take; default 5 minutes
 * @param nanoTime the clock that the timeout goes by, in nanoseconds; default {@link System#nanoTime}
 */
public record RenderOptions(
        boolean missingKeyIsError,
        long maxSteps,
        long maxOutput,
        int maxDepth,
        Duration timeout,
        LongSupplier nanoTime) {
    private static final RenderOptions DEFAULTS =
            new RenderOptions(false, 100_000_000, 1 << 26, 4000, Duration.ofMinutes(5), System::nanoTime);

    /** Checks that there is something of everything. */
    public RenderOptions {
        if (maxSteps <= 0 || maxOutput <= 0 || maxDepth <= 0 || timeout.isNegative()) {
            throw new IllegalArgumentException("limits must be positive");
        }
        Objects.requireNonNull(nanoTime);
    }

    public static RenderOptions defaults() {
        return DEFAULTS;
    }

    public RenderOptions withMissingKeyIsError(boolean isError) {
        return new RenderOptions(isError, maxSteps, maxOutput, maxDepth, timeout, nanoTime);
    }

    public RenderOptions withMaxSteps(long steps) {
        return new RenderOptions(missingKeyIsError, steps, maxOutput, maxDepth, timeout, nanoTime);
    }

    public RenderOptions withMaxOutput(long characters) {
        return new RenderOptions(missingKeyIsError, maxSteps, characters, maxDepth, timeout, nanoTime);
    }

    public RenderOptions withMaxDepth(int depth) {
        return new RenderOptions(missingKeyIsError, maxSteps, maxOutput, depth, timeout, nanoTime);
    }

    public RenderOptions withTimeout(Duration time) {
        return new RenderOptions(missingKeyIsError, maxSteps, maxOutput, maxDepth, time, nanoTime);
    }

    public RenderOptions withNanoTime(LongSupplier clock) {
        return new RenderOptions(missingKeyIsError, maxSteps, maxOutput, maxDepth, timeout, clock);
    }
}
