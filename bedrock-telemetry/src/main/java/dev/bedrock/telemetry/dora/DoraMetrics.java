package dev.bedrock.telemetry.dora;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.query.DeploymentTimes;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentChange.Remove;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The metrics of DORA over any time. Keeps what it needs of all deployments, about 32 bytes each, and is told each change.
 * Thread-safe.
 *
 * <pre>{@code
 * try (DeploymentStore store = EmbeddedStore.open(Path.of("deployments.db"), "shop")) {
 *     DoraMetrics metrics = DoraMetrics.load(DeploymentQuery.of(store));
 *     PipelineStep step = new PipelineStep.ManifestsCommitted("4202", "9c8d7e6", Optional.empty());
 *     metrics.apply(DeploymentRecorder.of(store).record(step));
 *     Instant now = clock.instant();
 *     DoraReport month = metrics.report(DoraScope.all().withRing("prod"), now.minus(Duration.ofDays(30)), now);
 * }
 * }</pre>
 *
 * <p>Exact: no sampling, no buckets. Times count in seconds.
 */
public final class DoraMetrics {
    private static final Set<DeploymentField> NEEDED = Set.of(
            DeploymentField.SERVICE,
            DeploymentField.RING,
            DeploymentField.IMAGE_TAG,
            DeploymentField.COMMITTED_AT,
            DeploymentField.MANIFEST_COMMIT,
            DeploymentField.MANIFEST_RECORDED_AT,
            DeploymentField.FINISHED_AT,
            DeploymentField.STATUS);

    private final Function<String, Optional<String>> teams;
    private final Map<Place, DeliverySeries> series = new TreeMap<>();
    private final Map<Place, List<Incident>> incidents = new TreeMap<>();
    private final Map<Place, Integer> withoutTime = new TreeMap<>();

    private DoraMetrics(Function<String, Optional<String>> teams) {
        this.teams = teams;
    }

    /** A service in a ring. */
    record Place(String service, String ring) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : ring.compareTo(other.ring);
        }
    }

    /** Without any deployment yet; services belong to no team. */
    public static DoraMetrics empty() {
        return empty(service -> Optional.empty());
    }

    /**
     * Without any deployment yet.
     *
     * @param teams tells which team a service, in lower case, belongs to
     */
    public static DoraMetrics empty(Function<String, Optional<String>> teams) {
        return new DoraMetrics(teams);
    }

    /** Of all deployments that there are; services belong to no team. */
    public static DoraMetrics load(DeploymentQuery query) {
        return load(query, service -> Optional.empty());
    }

    /** Of all deployments that there are. */
    public static DoraMetrics load(DeploymentQuery query, Function<String, Optional<String>> teams) {
        DoraMetrics metrics = new DoraMetrics(teams);
        query.forEach(NEEDED, metrics::add);
        return metrics;
    }

    /** Takes part in changes of deployments, each of which must be told once. */
    public synchronized void apply(List<DeploymentChange> changes) {
        for (DeploymentChange change : changes) {
            if (change instanceof Insert insert) {
                add(insert.deployment());
            } else if (change instanceof Update update) {
                remove(update.read().deployment());
                add(update.deployment());
            } else {
                remove(((Remove) change).read().deployment());
            }
        }
    }

    /** Takes note of an incident; one of the same place and time of detection is replaced. */
    public synchronized void apply(Incident incident) {
        List<Incident> there =
                incidents.computeIfAbsent(new Place(incident.service(), incident.ring()), key -> new ArrayList<>());
        there.removeIf(known -> known.detectedAt().equals(incident.detectedAt())
                && known.deploymentId().equals(incident.deploymentId()));
        there.add(incident);
    }

    private static Place place(Deployment deployment) {
        List<String> key = DeploymentOrder.SERVICE.key(deployment);
        return new Place(key.get(0), key.get(1));
    }

    private static boolean runs(Deployment deployment) {
        return DeploymentTimes.runsSince(deployment).isPresent();
    }

    private synchronized void add(Deployment deployment) {
        if (!runs(deployment)) {
            return;
        }
        Place place = place(deployment);
        Optional<Instant> time = DeploymentTimes.deployedAt(deployment);
        if (time.isEmpty()) {
            withoutTime.merge(place, 1, Integer::sum);
            return;
        }
        long lead = deployment
                .get(DeploymentField.COMMITTED_AT)
                .flatMap(DeploymentTimes::parse)
                .map(commit -> time.get().getEpochSecond() - commit.getEpochSecond())
                .filter(seconds -> seconds >= 0)
                .orElse(DeliverySeries.UNKNOWN);
        series.computeIfAbsent(place, key -> new DeliverySeries())
                .add(time.get().getEpochSecond(), hash(deployment.id()), image(deployment), lead);
    }

    private void remove(Deployment deployment) {
        if (!runs(deployment)) {
            return;
        }
        Place place = place(deployment);
        Optional<Instant> time = DeploymentTimes.deployedAt(deployment);
        if (time.isEmpty()) {
            withoutTime.computeIfPresent(place, (key, count) -> count > 1 ? count - 1 : null);
        } else if (series.containsKey(place)) {
            series.get(place).remove(time.get().getEpochSecond(), hash(deployment.id()));
        }
    }

    /** An image that is not known is like no other. */
    private static long image(Deployment deployment) {
        String image = deployment.get(DeploymentField.IMAGE_TAG).orElse("\n" + deployment.id());
        return hash(image.toLowerCase(Locale.ROOT)) | 1;
    }

    /** FNV-1a with 64 bits, finished so that all bits count: two of a million texts are the same once in 40 million. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return hash ^ hash >>> 32;
    }

    /**
     * The metrics of a scope over a time.
     *
     * @param from the begin, inclusive
     * @param to the end, exclusive, after the begin
     */
    public synchronized DoraReport report(DoraScope scope, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the end is after the begin");
        }
        DoraSums sums = new DoraSums(from.getEpochSecond(), to.getEpochSecond());
        series.forEach((place, deliveries) -> {
            if (isIn(scope, place)) {
                Collection<Incident> there = incidents.getOrDefault(place, List.of());
                sums.add(place, deliveries, there, teams.apply(place.service()).isEmpty());
            }
        });
        incidents.forEach((place, there) -> {
            if (isIn(scope, place) && !series.containsKey(place)) {
                sums.addWithoutDeployment(there);
            }
        });
        withoutTime.forEach((place, count) -> {
            if (isIn(scope, place)) {
                sums.addWithoutTime(count);
            }
        });
        return sums.report(from, to);
    }

    private boolean isIn(DoraScope scope, Place place) {
        return equal(scope.service(), place.service())
                && equal(scope.ring(), place.ring())
                && (scope.team().isEmpty() || teams.apply(place.service()).equals(scope.team()));
    }

    private static boolean equal(Optional<String> wanted, String actual) {
        return wanted.map(text -> text.toLowerCase(Locale.ROOT).equals(actual)).orElse(true);
    }
}
