package dev.bedrock.telemetry.store.retention;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Removes what a policy does not keep. A deployment of which no step has a time, as in rows of the original tools, is
 * always kept.
 *
 * <p>Reads the store twice; the memory that it takes grows with the number of services and rings, not with that of the
 * deployments.
 */
public final class Retention {
    private static final int TOGETHER = 100;
    private static final List<DeploymentField> TIMES = List.of(
            DeploymentField.IMAGE_RECORDED_AT, DeploymentField.HLD_RECORDED_AT, DeploymentField.MANIFEST_RECORDED_AT);

    private final DeploymentStore store;
    private final RetentionPolicy policy;
    private final Clock clock;

    private Retention(DeploymentStore store, RetentionPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /** For a store, with the time of this machine. */
    public static Retention of(DeploymentStore store, RetentionPolicy policy) {
        return of(store, policy, Clock.systemUTC());
    }

    /** For a store, with the time of a clock. */
    public static Retention of(DeploymentStore store, RetentionPolicy policy, Clock clock) {
        return new Retention(store, policy, clock);
    }

    /**
     * What was, or would be, done.
     *
     * @param removed deployments that are not kept
     * @param kept deployments that are
     * @param undated those among the kept ones that have no time
     */
    public record Result(long removed, long kept, long undated) {}

    /** Counts, and removes nothing. */
    public Result plan() {
        return run(false);
    }

    /**
     * Removes.
     *
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the store fails; what was removed before stays removed
     */
    public Result apply() {
        return run(true);
    }

    private Result run(boolean remove) {
        Map<String, PriorityQueue<String>> last = new HashMap<>();
        store.forEach(row -> time(row.deployment()).ifPresent(time -> {
            PriorityQueue<String> youngest =
                    last.computeIfAbsent(group(row.deployment()), group -> new PriorityQueue<>());
            youngest.add(rank(time, row.deployment()));
            if (youngest.size() > policy.last()) {
                youngest.remove();
            }
        }));
        Instant oldest = clock.instant().minus(policy.age());
        long[] counts = new long[3];
        List<StoredDeployment> batch = new ArrayList<>();
        store.forEach(row -> {
            Optional<Instant> time = time(row.deployment());
            if (time.isEmpty()) {
                counts[2]++;
            }
            if (time.isEmpty() || !time.get().isBefore(oldest) || isAmongLast(last, time.get(), row.deployment())) {
                counts[1]++;
                return;
            }
            counts[0]++;
            batch.add(row);
            if (remove && batch.size() == TOGETHER) {
                remove(batch, counts);
            } else if (!remove) {
                batch.clear();
            }
        });
        if (remove) {
            remove(batch, counts);
        }
        return new Result(counts[0], counts[1], counts[2]);
    }

    private static boolean isAmongLast(Map<String, PriorityQueue<String>> last, Instant time, Deployment deployment) {
        PriorityQueue<String> youngest = last.get(group(deployment));
        String oldestOfThem = youngest == null ? null : youngest.peek();
        // Of a group that was not there at the first reading all are young.
        return oldestOfThem == null || rank(time, deployment).compareTo(oldestOfThem) >= 0;
    }

    private void remove(List<StoredDeployment> batch, long[] counts) {
        try {
            store.apply(batch.stream()
                    .<DeploymentChange>map(DeploymentChange.Remove::new)
                    .toList());
        } catch (ConflictException e) {
            batch.forEach(row -> removeOne(row, counts));
        }
        batch.clear();
    }

    /** One that somebody has just changed is alive. */
    private void removeOne(StoredDeployment row, long[] counts) {
        try {
            store.apply(List.of(new DeploymentChange.Remove(row)));
        } catch (ConflictException e) {
            counts[0]--;
            counts[1]++;
        }
    }

    private static String group(Deployment deployment) {
        return Stream.of(DeploymentField.SERVICE, DeploymentField.RING)
                .map(field -> deployment.get(field).orElse("").toLowerCase(Locale.ROOT))
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private static String rank(Instant time, Deployment deployment) {
        return String.format("%020d", Math.max(0, time.toEpochMilli())) + deployment.id();
    }

    private static Optional<Instant> time(Deployment deployment) {
        return TIMES.stream()
                .flatMap(field -> deployment.get(field).stream())
                .flatMap(Retention::parsed)
                .max(Comparator.naturalOrder());
    }

    private static Stream<Instant> parsed(String text) {
        try {
            return Stream.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}
