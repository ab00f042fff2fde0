package dev.bedrock.telemetry.webhook;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.query.DeploymentCriterion;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.sync.ClusterSyncLog;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records what messages say: the status of deployments whose runs have changed, and what clusters have applied. Incidents
 * are for {@link dev.bedrock.telemetry.dora.DoraMetrics}. Thread-safe.
 */
public final class WebhookRecorder {
    private static final int ATTEMPTS = 20;

    private final DeploymentStore store;
    private final DeploymentQuery query;
    private final ClusterSyncLog syncs;

    private WebhookRecorder(DeploymentStore store, ClusterSyncLog syncs) {
        this.store = store;
        this.query = DeploymentQuery.of(store);
        this.syncs = syncs;
    }

    /** Records into a store and a log, which may be one. */
    public static WebhookRecorder of(DeploymentStore store, ClusterSyncLog syncs) {
        return new WebhookRecorder(store, syncs);
    }

    /**
     * Records an event.
     *
     * @return the changes of deployments
     */
    public List<DeploymentChange> record(WebhookEvent event) {
        if (event instanceof WebhookEvent.ClusterApplied applied) {
            syncs.record(List.of(applied.sync()));
        }
        return event instanceof WebhookEvent.RunChanged changed ? record(changed.run()) : List.of();
    }

    private List<DeploymentChange> record(PipelineRun run) {
        for (int attempt = 1; ; attempt++) {
            List<DeploymentChange> changes = changes(run);
            try {
                if (!changes.isEmpty()) {
                    store.apply(changes);
                }
                return changes;
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<DeploymentChange> changes(PipelineRun run) {
        Map<String, StoredDeployment> found = new LinkedHashMap<>();
        store.find(DeploymentField.MANIFEST_BUILD, List.of(run.id()))
                .forEach(row -> found.put(row.deployment().id(), row));
        List<String> images = query
                .page(
                        DeploymentFilter.all().with(DeploymentCriterion.BUILD, run.id()),
                        DeploymentOrder.NEWEST,
                        DeploymentQuery.LARGEST_PAGE,
                        Optional.empty())
                .deployments()
                .stream()
                .map(Deployment::id)
                .toList();
        store.get(images).forEach(row -> found.putIfAbsent(row.deployment().id(), row));
        return found.values().stream()
                .<DeploymentChange>mapMulti((row, changes) -> {
                    Deployment more = row.deployment().with(learned(row.deployment(), run));
                    if (!more.equals(row.deployment())) {
                        changes.accept(new DeploymentChange.Update(row, more));
                    }
                })
                .toList();
    }

    /** The last step decides. What an earlier one does after it was passed says nothing about the deployment. */
    private static Map<DeploymentField, String> learned(Deployment deployment, PipelineRun run) {
        boolean last = deployment.is(DeploymentField.MANIFEST_BUILD, run.id());
        boolean passed = deployment.has(DeploymentField.MANIFEST_BUILD) && !last;
        Map<DeploymentField, String> learned = new EnumMap<>(DeploymentField.class);
        if (!passed) {
            status(run.state(), last).ifPresent(status -> learned.put(DeploymentField.STATUS, status.wireName()));
        }
        if (last && run.state() == RunState.SUCCEEDED) {
            run.finishedAt().ifPresent(time -> learned.put(DeploymentField.FINISHED_AT, time.toString()));
        }
        return learned;
    }

    private static Optional<DeploymentStatus> status(RunState state, boolean last) {
        return switch (state) {
            case RUNNING -> Optional.of(DeploymentStatus.IN_PROGRESS);
            case FAILED -> Optional.of(DeploymentStatus.FAILED);
            case CANCELED -> Optional.of(DeploymentStatus.CANCELED);
            case SUCCEEDED -> Optional.of(last ? DeploymentStatus.COMPLETE : DeploymentStatus.INCOMPLETE);
            case WAITING, OTHER -> Optional.empty();
        };
    }
}
