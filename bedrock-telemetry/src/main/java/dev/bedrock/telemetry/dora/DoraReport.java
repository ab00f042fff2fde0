package dev.bedrock.telemetry.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The five metrics over a time. All deployments are those that came to a ring in that time, as
 * {@code docs/queries.md} defines it.
 *
 * @param from the begin, inclusive
 * @param to the end, exclusive
 * @param deployments how many deployments there were
 * @param leadTime the times from the commit of the source to the deployment; unknown where the time of the commit is
 * @param failed how many of the deployments failed: were rolled back, or caused an incident
 * @param recoveryTime how long it took until the failed ones were replaced or the incident was over; unknown where it is not
 *     over
 * @param rework how many of the deployments were made because the one before had failed
 * @param unknown what could not be counted
 */
public record DoraReport(
        Instant from,
        Instant to,
        long deployments,
        DurationStatistics leadTime,
        long failed,
        DurationStatistics recoveryTime,
        long rework,
        Unknown unknown) {
    /**
     * What could not be counted, or only in part. None of it is dropped silently.
     *
     * @param withoutTime deployments of any time that came to a ring nobody knows when
     * @param withoutService deployments of the time without a service, such as edits of the definition by hand
     * @param withoutRing deployments of the time without a ring
     * @param withoutTeam deployments of the time whose service belongs to no team
     * @param incidents incidents of the time that came before any deployment there
     */
    public record Unknown(long withoutTime, long withoutService, long withoutRing, long withoutTeam, long incidents) {}

    /** Deployment frequency: deployments per day of 24 hours. */
    public double deploymentsPerDay() {
        double days = Duration.between(from, to).toSeconds()
                / (double) Duration.ofDays(1).toSeconds();
        return days > 0 ? deployments / days : 0;
    }

    /** Change fail rate, from 0 to 1; empty without a deployment. */
    public Optional<Double> changeFailRate() {
        return share(failed);
    }

    /** Rework rate, from 0 to 1; empty without a deployment. */
    public Optional<Double> reworkRate() {
        return share(rework);
    }

    private Optional<Double> share(long part) {
        return deployments == 0 ? Optional.empty() : Optional.of(part / (double) deployments);
    }
}
