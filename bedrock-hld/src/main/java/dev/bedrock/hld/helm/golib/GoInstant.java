package dev.bedrock.hld.helm.golib;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * A moment in a zone: Go's {@code time.Time}.
 *
 * @param second seconds since 1970-01-01T00:00:00Z
 * @param nano nanoseconds within the second
 * @param zone the zone it is written in
 */
public record GoInstant(long second, int nano, GoZone zone) {
    private static final long ZERO_SECOND = -62_135_596_800L;
    private static final GoLayout PRINTED = GoLayout.of("2006-01-02 15:04:05.999999999 -0700 MST");

    /** Year 1, January 1, 00:00 UTC. */
    public static GoInstant zero() {
        return new GoInstant(ZERO_SECOND, 0, GoZone.UTC);
    }

    /** An instant as seen in a zone. */
    public static GoInstant of(Instant instant, GoZone zone) {
        return new GoInstant(instant.getEpochSecond(), instant.getNano(), zone);
    }

    /** A number of seconds since 1970 as seen in a zone. */
    public static GoInstant ofEpochSecond(long second, GoZone zone) {
        return new GoInstant(second, 0, zone);
    }

    /** The wall clock of a zone. */
    public static GoInstant ofLocal(LocalDateTime local, GoZone zone) {
        long second = zone.toEpochSecond(local);
        return new GoInstant(second, local.get(ChronoField.NANO_OF_SECOND), zone);
    }

    /** The same moment in another zone. */
    public GoInstant in(GoZone newZone) {
        return new GoInstant(second, nano, newZone);
    }

    /** Later by a number of nanoseconds, which may be negative. */
    public GoInstant plusNanos(long nanos) {
        long sum = nano + nanos % GoDuration.SECOND;
        return new GoInstant(
                second + nanos / GoDuration.SECOND + Math.floorDiv(sum, GoDuration.SECOND),
                (int) Math.floorMod(sum, GoDuration.SECOND),
                zone);
    }

    /** The nanoseconds from the other moment to this one, cut to what fits. */
    public long nanosSince(GoInstant other) {
        long seconds = second - other.second;
        if (Math.abs(seconds) > Long.MAX_VALUE / GoDuration.SECOND - 1) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * GoDuration.SECOND + nano - other.nano;
    }

    /** Date and wall clock in the zone. */
    public LocalDateTime local() {
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.ofTotalSeconds(zone.offsetAt(second)));
    }

    /** As Go prints it: {@code 2021-12-25 00:00:00 +0000 UTC}. */
    @Override
    public String toString() {
        return PRINTED.format(this);
    }
}
