package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The times of deployments as texts that are ordered as the times are: ISO 8601 in UTC without the closing {@code Z}, which
 * would sort after fractions of the same second. Empty where there is no time.
 */
public final class DeploymentTimes {
    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final String AFTER_ALL = "~";

    private DeploymentTimes() {}

    /** A time as such a text. */
    public static String text(Instant time) {
        if (time.isAfter(YEAR_10000)) {
            return AFTER_ALL;
        }
        return time.isBefore(Instant.EPOCH) ? "" : withoutZone(time.toString());
    }

    /** When the first step was recorded. */
    static String first(Deployment deployment) {
        return recorded(deployment).min(String::compareTo).orElse("");
    }

    /** When a step was last recorded, or the builds ended. */
    static String last(Deployment deployment) {
        return Stream.concat(
                        recorded(deployment),
                        deployment.get(DeploymentField.FINISHED_AT).stream().map(DeploymentTimes::withoutZone))
                .max(String::compareTo)
                .orElse("");
    }

    /** When a deployment was there for the clusters; nothing for one that never was, empty if nobody knows when. */
    public static Optional<String> runsSince(Deployment deployment) {
        DeploymentStatus status = DeploymentStatus.recorded(deployment);
        if (!deployment.has(DeploymentField.MANIFEST_COMMIT)
                || status == DeploymentStatus.FAILED
                || status == DeploymentStatus.CANCELED) {
            return Optional.empty();
        }
        return deployment
                .get(DeploymentField.FINISHED_AT)
                .or(() -> deployment.get(DeploymentField.MANIFEST_RECORDED_AT))
                .map(DeploymentTimes::withoutZone)
                .or(() -> Optional.of(""));
    }

    /** When a deployment was there for the clusters, if that is known. */
    public static Optional<Instant> deployedAt(Deployment deployment) {
        return runsSince(deployment).filter(text -> !text.isEmpty()).flatMap(text -> parse(text + "Z"));
    }

    /** A time that was recorded; empty if it is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> recorded(Deployment deployment) {
        return Stream.of(
                        DeploymentField.IMAGE_RECORDED_AT,
                        DeploymentField.HLD_RECORDED_AT,
                        DeploymentField.MANIFEST_RECORDED_AT)
                .flatMap(field -> deployment.get(field).stream())
                .map(DeploymentTimes::withoutZone);
    }

    private static String withoutZone(String time) {
        return time.endsWith("Z") ? time.substring(0, time.length() - 1) : time;
    }
}
