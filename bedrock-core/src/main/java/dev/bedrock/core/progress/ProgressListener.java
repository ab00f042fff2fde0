package dev.bedrock.core.progress;

import java.time.Duration;

/**
 * Is told how far long work is. All methods do nothing unless they are overridden.
 *
 * <p>The methods are called on the threads that do the work, possibly several at a time: an implementation has to be
 * thread-safe, should be quick and must not throw.
 */
public interface ProgressListener {
    /**
     * The number of units is known or has changed.
     *
     * @param units how many units there are, those already finished included
     */
    default void total(int units) {}

    /**
     * A unit, such as a component or a download, has begun.
     *
     * @param unit its name, for people to read
     */
    default void started(String unit) {}

    /**
     * A unit is done; one that has failed, too, unless {@link #failed} is overridden.
     *
     * @param unit its name as in {@link #started}
     * @param duration how long it took
     */
    default void finished(String unit, Duration duration) {}

    /**
     * A unit has ended without success. What is wrong with it is told by other ways.
     *
     * @param unit its name as in {@link #started}
     * @param duration how long it took
     */
    default void failed(String unit, Duration duration) {
        finished(unit, duration);
    }

    /**
     * The work waits for somebody else, such as another process.
     *
     * @param reason for whom or what, for people to read
     */
    default void waiting(String reason) {}

    /** Listens to nothing. */
    static ProgressListener none() {
        return NoProgress.INSTANCE;
    }
}
