package dev.bedrock.telemetry.query;

import static java.util.stream.Collectors.toMap;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads all deployments for every question. */
final class ScannedIndex implements DeploymentIndex {
    private final DeploymentStore store;

    ScannedIndex(DeploymentStore store) {
        this.store = store;
    }

    private Stream<Deployment> all() {
        return store.all().stream().map(StoredDeployment::deployment);
    }

    private Stream<Deployment> wanted(DeploymentFilter filter, Optional<List<RingState>> reached) {
        return all().filter(filter::matches).filter(deployment -> reached.map(
                        states -> states.stream().anyMatch(state -> DeploymentQuery.had(state, deployment)))
                .orElse(true));
    }

    private static String ring(Deployment deployment) {
        return DeploymentOrder.RING.key(deployment).get(0);
    }

    private static String service(Deployment deployment) {
        return DeploymentOrder.SERVICE.key(deployment).get(0);
    }

    @Override
    public List<Deployment> page(
            DeploymentFilter filter,
            Optional<List<RingState>> reached,
            DeploymentOrder order,
            Optional<DeploymentCursor> after,
            int limit) {
        Comparator<List<String>> byKey = order.comparator();
        return wanted(filter, reached)
                .filter(deployment -> after.map(cursor -> byKey.compare(order.key(deployment), cursor.key()) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(order::key, byKey))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(DeploymentFilter filter, Optional<List<RingState>> reached) {
        return wanted(filter, reached).count();
    }

    @Override
    public List<String> rings() {
        return all().filter(deployment -> DeploymentTimes.runsSince(deployment).isPresent())
                .map(ScannedIndex::ring)
                .filter(ring -> !ring.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<List<Deployment>> running(List<RingState> states) {
        BinaryOperator<Deployment> later = BinaryOperator.maxBy(Comparator.comparing(
                        (Deployment one) -> DeploymentTimes.runsSince(one).orElse(""))
                .thenComparing(Deployment::id));
        List<Deployment> all = all().toList();
        return states.stream()
                .map(state -> all.stream()
                        .filter(deployment -> DeploymentQuery.had(state, deployment))
                        .collect(toMap(ScannedIndex::service, one -> one, later, TreeMap::new)))
                .map(byService -> List.copyOf(byService.values()))
                .toList();
    }

    @Override
    public void scan(Set<DeploymentField> fields, Consumer<Deployment> consumer) {
        store.forEach(
                row -> consumer.accept(row.deployment().copy(row.deployment().id(), fields)));
    }
}
