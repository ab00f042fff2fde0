package dev.bedrock.telemetry.dora;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long something took.
 *
 * @param known how many durations are known
 * @param unknown how many are not known
 * @param median the median of the known ones, rounded down to seconds
 * @param ninetiethPercentile what nine of ten of the known ones do not exceed, rounded down to seconds
 */
public record DurationStatistics(
        long known, long unknown, Optional<Duration> median, Optional<Duration> ninetiethPercentile) {
    static DurationStatistics of(long[] seconds, int count, long unknown) {
        if (count == 0) {
            return new DurationStatistics(0, unknown, Optional.empty(), Optional.empty());
        }
        long[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return new DurationStatistics(
                count, unknown, Optional.of(percentile(sorted, 50)), Optional.of(percentile(sorted, 90)));
    }

    /** By the nearest rank: a duration that occurred. */
    private static Duration percentile(long[] sorted, int percent) {
        int rank = (int) ((sorted.length * (long) percent + 99) / 100);
        return Duration.ofSeconds(sorted[Math.max(rank, 1) - 1]);
    }
}
