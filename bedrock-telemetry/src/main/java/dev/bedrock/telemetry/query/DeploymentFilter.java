package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which deployments are wanted: those that fulfil all of it. Immutable.
 *
 * @param values what is to be equal
 * @param status the status, as {@link DeploymentStatus#recorded} tells it
 * @param from the earliest time at which the first step was recorded, inclusive
 * @param to the latest one, exclusive
 * @param cluster the cluster that they have reached: it has applied their manifests or later ones
 */
public record DeploymentFilter(
        Map<DeploymentCriterion, String> values,
        Optional<DeploymentStatus> status,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> cluster) {
    private static final DeploymentFilter ALL =
            new DeploymentFilter(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Keeps a copy without blank values, which mean that anything will do. */
    public DeploymentFilter {
        EnumMap<DeploymentCriterion, String> known = new EnumMap<>(DeploymentCriterion.class);
        values.forEach((criterion, value) -> {
            if (!value.isBlank()) {
                known.put(criterion, value);
            }
        });
        values = Collections.unmodifiableMap(known);
        cluster = cluster.filter(name -> !name.isBlank());
    }

    /** Everything. */
    public static DeploymentFilter all() {
        return ALL;
    }

    /** With a value that is to be equal; a blank one means that anything will do. */
    public DeploymentFilter with(DeploymentCriterion criterion, String value) {
        EnumMap<DeploymentCriterion, String> more = new EnumMap<>(DeploymentCriterion.class);
        more.putAll(values);
        more.put(criterion, value);
        return new DeploymentFilter(more, status, from, to, cluster);
    }

    /** Those of a service. */
    public DeploymentFilter withService(String service) {
        return with(DeploymentCriterion.SERVICE, service);
    }

    /** Those for a ring. */
    public DeploymentFilter withRing(String ring) {
        return with(DeploymentCriterion.RING, ring);
    }

    /** Those of a commit of the source. */
    public DeploymentFilter withCommit(String commit) {
        return with(DeploymentCriterion.COMMIT, commit);
    }

    /** Those of an author. */
    public DeploymentFilter withAuthor(String author) {
        return with(DeploymentCriterion.AUTHOR, author);
    }

    /** Those with a status. */
    public DeploymentFilter withStatus(DeploymentStatus wanted) {
        return new DeploymentFilter(values, Optional.of(wanted), from, to, cluster);
    }

    /** Those that were first recorded at or after a time. */
    public DeploymentFilter from(Instant earliest) {
        return new DeploymentFilter(values, status, Optional.of(earliest), to, cluster);
    }

    /** Those that were first recorded before a time. */
    public DeploymentFilter to(Instant latest) {
        return new DeploymentFilter(values, status, from, Optional.of(latest), cluster);
    }

    /** Those that a cluster has reached. */
    public DeploymentFilter withCluster(String name) {
        return new DeploymentFilter(values, status, from, to, Optional.of(name));
    }

    /** The value that is wanted, in the form in which it is compared. */
    public Optional<String> wanted(DeploymentCriterion criterion) {
        return Optional.ofNullable(values.get(criterion)).map(criterion::normalized);
    }

    /** Whether a deployment fulfils all of it but the cluster. */
    boolean matches(Deployment deployment) {
        return values.entrySet().stream().allMatch(entry -> entry.getKey().matches(deployment, entry.getValue()))
                && status.map(wanted -> DeploymentStatus.recorded(deployment) == wanted)
                        .orElse(true)
                && matchesTimes(DeploymentTimes.first(deployment));
    }

    private boolean matchesTimes(String first) {
        return from.map(time -> first.compareTo(DeploymentTimes.text(time)) >= 0)
                        .orElse(true)
                && to.map(time -> first.compareTo(DeploymentTimes.text(time)) < 0)
                        .orElse(true);
    }
}
