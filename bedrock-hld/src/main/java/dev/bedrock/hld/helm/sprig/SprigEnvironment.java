package dev.bedrock.hld.helm.sprig;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What the functions see of the world.
 *
 * @param clock gives the time of {@code now} and the dates of certificates
 * @param zone the local time zone of date functions
 * @param random gives random values
 */
public record SprigEnvironment(Clock clock, ZoneId zone, RandomSource random) {
    /** Refuses null. */
    public SprigEnvironment {
        Objects.requireNonNull(clock);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(random);
    }

    /** The system's clock, UTC as local zone, secure random values. */
    public static SprigEnvironment defaults() {
        return new SprigEnvironment(Clock.systemUTC(), ZoneOffset.UTC, RandomSource.secure());
    }

    /** With another clock. */
    public SprigEnvironment withClock(Clock newClock) {
        return new SprigEnvironment(newClock, zone, random);
    }

    /** With another local zone. */
    public SprigEnvironment withZone(ZoneId newZone) {
        return new SprigEnvironment(clock, newZone, random);
    }

    /** With another source of random values. */
    public SprigEnvironment withRandom(RandomSource newRandom) {
        return new SprigEnvironment(clock, zone, newRandom);
    }
}
