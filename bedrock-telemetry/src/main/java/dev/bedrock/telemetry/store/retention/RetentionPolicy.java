package dev.bedrock.telemetry.store.retention;

import java.time.Duration;

/**
 * Which deployments are kept: the young ones, and of each service in each ring the last few, however old they are, so that
 * what runs is always known. Of deployments without a ring the last few of the service are kept.
 *
 * @param age how long after its last step a deployment is kept
 * @param last how many of each service in each ring are kept in any case
 */
public record RetentionPolicy(Duration age, int last) {
    /** Checks that something is kept. */
    public RetentionPolicy {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("the age is " + age + ", which keeps nothing");
        }
        if (last < 1) {
            throw new IllegalArgumentException("the last " + last + " are kept, which is none");
        }
    }

    /** Keeps a year, and in any case the last 10 of each service in each ring. */
    public static RetentionPolicy defaults() {
        return new RetentionPolicy(Duration.ofDays(365), 10);
    }

    /** With another age. */
    public RetentionPolicy withAge(Duration newAge) {
        return new RetentionPolicy(newAge, last);
    }

    /** With another number that is kept in any case. */
    public RetentionPolicy withLast(int newLast) {
        return new RetentionPolicy(age, newLast);
    }
}
