package dev.bedrock.telemetry.query;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.sync.ClusterSync;
import dev.bedrock.telemetry.sync.ClusterSyncLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Asks about deployments. Thread-safe.
 *
 * <pre>{@code
 * try (DeploymentStore store = EmbeddedStore.open(Path.of("deployments.db"), "shop")) {
 *     DeploymentQuery query = DeploymentQuery.of(store);
 *     DeploymentPage failed = query.page(
 *             DeploymentFilter.all().withService("cart").withStatus(DeploymentStatus.FAILED),
 *             DeploymentOrder.NEWEST, 50, Optional.empty());
 *     ClusterMatrix now = query.matrix();
 *     CommitJourney journey = query.journey("a1b2c3d");
 * }
 * }</pre>
 *
 * <p>A store that is a {@link DeploymentIndex} answers by itself, of any other all deployments are read each time.
 */
public final class DeploymentQuery {
    /** The largest page. */
    public static final int LARGEST_PAGE = 1000;

    private static final Set<DeploymentField> MATCHING = Set.of(DeploymentField.values());

    private final DeploymentIndex index;
    private final Optional<ClusterSyncLog> syncs;

    private DeploymentQuery(DeploymentIndex index, Optional<ClusterSyncLog> syncs) {
        this.index = index;
        this.syncs = syncs;
    }

    /** Asks a store; about clusters, too, if it is a {@link ClusterSyncLog}. */
    public static DeploymentQuery of(DeploymentStore store) {
        return new DeploymentQuery(
                store instanceof DeploymentIndex index ? index : new ScannedIndex(store),
                store instanceof ClusterSyncLog log ? Optional.of(log) : Optional.empty());
    }

    /** The same, with what another log knows about clusters. */
    public DeploymentQuery withSyncs(ClusterSyncLog log) {
        return new DeploymentQuery(index, Optional.of(log));
    }

    /**
     * A page of the deployments that a filter wants.
     *
     * @param limit the size of the page, from 1 to {@link #LARGEST_PAGE}
     * @param after the {@link DeploymentPage#next} of the page before, empty for the first
     * @throws InvalidInputException if the cursor is one of another order
     */
    public DeploymentPage page(
            DeploymentFilter filter, DeploymentOrder order, int limit, Optional<DeploymentCursor> after) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_PAGE + " deployments, not " + limit);
        }
        if (after.filter(cursor -> cursor.order() != order).isPresent()) {
            throw new InvalidInputException(List.of(QueryCode.CURSOR_INVALID.error(
                    "the page before was ordered by " + after.get().order() + ", this one is by " + order)));
        }
        // One more than wanted tells whether there is another page.
        List<Deployment> found = index.page(filter, reached(filter), order, after, limit + 1);
        if (found.size() <= limit) {
            return new DeploymentPage(found, Optional.empty());
        }
        List<Deployment> page = found.subList(0, limit);
        return new DeploymentPage(page, Optional.of(DeploymentCursor.after(order, page.get(limit - 1))));
    }

    /** How many deployments a filter wants. */
    public long count(DeploymentFilter filter) {
        return index.count(filter, reached(filter));
    }

    /** What runs where: for each ring the deployment of each service that came there last, by ring and service. */
    public List<Deployment> running() {
        return running(Instant.MAX);
    }

    /** What ran where at a time. */
    public List<Deployment> running(Instant at) {
        List<RingState> states =
                index.rings().stream().map(ring -> new RingState(ring, at)).toList();
        return index.running(states).stream().flatMap(List::stream).toList();
    }

    /** What has changed between two times, by ring and service. */
    public List<VersionChange> changes(Instant from, Instant to) {
        Map<List<String>, Deployment> before = byPlace(running(from));
        Map<List<String>, Deployment> after = byPlace(running(to));
        TreeMap<List<String>, VersionChange> changes = new TreeMap<>(DeploymentOrder.OLDEST.comparator());
        TreeSet<List<String>> places = new TreeSet<>(changes.comparator());
        places.addAll(before.keySet());
        places.addAll(after.keySet());
        for (List<String> place : places) {
            Optional<Deployment> old = Optional.ofNullable(before.get(place));
            Optional<Deployment> now = Optional.ofNullable(after.get(place));
            if (!old.map(Deployment::id).equals(now.map(Deployment::id))) {
                changes.put(place, new VersionChange(place.get(1), place.get(0), old, now));
            }
        }
        return List.copyOf(changes.values());
    }

    private static Map<List<String>, Deployment> byPlace(List<Deployment> deployments) {
        Map<List<String>, Deployment> places = new TreeMap<>(DeploymentOrder.OLDEST.comparator());
        deployments.forEach(deployment -> {
            List<String> key = DeploymentOrder.SERVICE.key(deployment);
            places.put(List.of(key.get(1), key.get(0)), deployment);
        });
        return places;
    }

    /** What runs in which cluster, as far as it is known what the clusters have applied. */
    public ClusterMatrix matrix() {
        List<Target> targets = targets(Optional.empty());
        List<List<Deployment>> running =
                index.running(targets.stream().map(Target::state).toList());
        List<ClusterMatrix.Cell> cells = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ClusterSync sync = targets.get(i).sync();
            cells.add(new ClusterMatrix.Cell(
                    sync.cluster(), targets.get(i).state().ring(), sync.manifestCommit(), running.get(i)));
        }
        return new ClusterMatrix(
                cells.stream().map(ClusterMatrix.Cell::cluster).distinct().toList(),
                cells.stream().map(ClusterMatrix.Cell::ring).distinct().sorted().toList(),
                cells);
    }

    /**
     * How far a commit of a source has come: its deployments, at most {@link #LARGEST_PAGE}, with their clusters.
     *
     * @param commit the commit, at least {@link DeploymentCriterion#SHORTEST_COMMIT} digits of it if it is abbreviated
     */
    public CommitJourney journey(String commit) {
        List<Deployment> found = index.page(
                DeploymentFilter.all().withCommit(commit),
                Optional.empty(),
                DeploymentOrder.OLDEST,
                Optional.empty(),
                LARGEST_PAGE);
        List<Target> targets = found.isEmpty() ? List.of() : targets(Optional.empty());
        return new CommitJourney(
                commit,
                found.stream()
                        .map(deployment -> new CommitJourney.Leg(
                                deployment, DeploymentStatus.recorded(deployment), clusters(deployment, targets)))
                        .toList());
    }

    private static List<String> clusters(Deployment deployment, List<Target> targets) {
        return targets.stream()
                .filter(target -> had(target.state(), deployment))
                .map(target -> target.sync().cluster())
                .distinct()
                .toList();
    }

    /** Whether a ring had a deployment at a time, or one that came after it. */
    static boolean had(RingState state, Deployment deployment) {
        return DeploymentOrder.RING.key(deployment).get(0).equals(state.ring())
                && DeploymentTimes.runsSince(deployment)
                        .filter(since -> since.compareTo(DeploymentTimes.text(state.until())) <= 0)
                        .isPresent();
    }

    /** Gives all deployments to a consumer, in any order, without keeping them. */
    public void forEach(Consumer<Deployment> consumer) {
        forEach(MATCHING, consumer);
    }

    /** Gives some fields of all deployments to a consumer, in any order, without keeping them. */
    public void forEach(Set<DeploymentField> fields, Consumer<Deployment> consumer) {
        index.scan(fields, consumer);
    }

    /** A ring of a cluster. */
    private record Target(ClusterSync sync, RingState state) {}

    private Optional<List<RingState>> reached(DeploymentFilter filter) {
        return filter.cluster().map(cluster -> targets(Optional.of(cluster)).stream()
                .map(Target::state)
                .toList());
    }

    private List<Target> targets(Optional<String> cluster) {
        List<ClusterSync> latest = syncs.map(ClusterSyncLog::latest).orElse(List.of()).stream()
                .filter(sync -> cluster.map(name -> sync.cluster().equals(name.toLowerCase(Locale.ROOT)))
                        .orElse(true))
                .sorted(Comparator.comparing(ClusterSync::cluster))
                .toList();
        List<String> all = latest.stream().allMatch(sync -> sync.ring().isPresent()) ? List.of() : index.rings();
        List<Target> targets = new ArrayList<>();
        for (ClusterSync sync : latest) {
            Instant until = until(sync);
            List<String> rings = sync.ring().map(List::of).orElse(all);
            rings.forEach(ring -> targets.add(new Target(sync, new RingState(ring, until))));
        }
        return targets;
    }

    /**
     * What a cluster has applied includes all that came before. A commit that no deployment has, such as one made by hand,
     * includes what was there when it was applied.
     */
    private Instant until(ClusterSync sync) {
        return index
                .page(
                        DeploymentFilter.all().with(DeploymentCriterion.MANIFEST_COMMIT, sync.manifestCommit()),
                        Optional.empty(),
                        DeploymentOrder.NEWEST,
                        Optional.empty(),
                        LARGEST_PAGE)
                .stream()
                .flatMap(deployment -> DeploymentTimes.deployedAt(deployment).stream())
                .max(Comparator.naturalOrder())
                .orElse(sync.at());
    }
}
