package dev.bedrock.telemetry.record;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Records what the steps of pipelines report. Thread-safe; any number of processes may record at once.
 *
 * <pre>{@code
 * try (DeploymentStore store = EmbeddedStore.open(Path.of("deployments.db"), "shop")) {
 *     DeploymentRecorder recorder = DeploymentRecorder.of(store);
 *     recorder.record(new PipelineStep.ImageBuilt("4101", "shop/cart:main-4101", "a1b2c3d", "cart", Optional.empty()));
 * }
 * }</pre>
 *
 * <p>A step that is reported again changes nothing. Nothing that was recorded is lost when another step comes; steps may
 * come late or in another order. An image that goes to several rings is a deployment for each of them.
 */
public final class DeploymentRecorder {
    /** Each time somebody else won, so among this many writers one is always done. */
    private static final int ATTEMPTS = 50;

    private static final int BATCH_ATTEMPTS = 3;

    private final DeploymentStore store;
    private final Clock clock;

    private DeploymentRecorder(DeploymentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Records into a store, with the time of this machine. */
    public static DeploymentRecorder of(DeploymentStore store) {
        return of(store, Clock.systemUTC());
    }

    /** Records into a store, with the time of a clock. */
    public static DeploymentRecorder of(DeploymentStore store, Clock clock) {
        return new DeploymentRecorder(store, clock);
    }

    /**
     * Records a step. When this returns, the store has it for good.
     *
     * @return what was changed, nothing if all of it was known
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if manifests are committed that nobody has generated
     * @throws ConflictException if other writers change the same deployments again and again
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the store does not answer
     */
    public List<DeploymentChange> record(PipelineStep step) {
        return repeated(attempt -> {
            List<DeploymentChange> changes = new Correlation(store::find, clock.instant(), attempt).changes(step);
            if (!changes.isEmpty()) {
                store.apply(changes);
            }
            return changes;
        });
    }

    /**
     * Records many steps, in their order, as {@link #record} does one after the other, but with few lookups and writes for
     * all of them. A store that cannot change as much together may have part of it when this fails; repeating completes it.
     *
     * @return what was changed, nothing if all of it was known
     * @throws dev.bedrock.core.diagnostic.InvalidInputException as {@link #record}; then nothing is recorded
     * @throws ConflictException as {@link #record}
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the store does not answer
     */
    public List<DeploymentChange> recordAll(List<PipelineStep> steps) {
        for (int attempt = 0; attempt < BATCH_ATTEMPTS; attempt++) {
            List<DeploymentChange> changes = new StepBatch(store, clock.instant()).changes(steps);
            if (changes.isEmpty() || isApplied(changes)) {
                return changes;
            }
        }
        // One of many steps has met another writer; the fewer of them, the rarer that is.
        return steps.stream().flatMap(step -> record(step).stream()).toList();
    }

    private boolean isApplied(List<DeploymentChange> changes) {
        try {
            store.apply(changes);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private static List<DeploymentChange> repeated(IntFunction<List<DeploymentChange>> recording) {
        for (int attempt = 0; ; attempt++) {
            try {
                return recording.apply(attempt);
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS - 1) {
                    throw new ConflictException(
                            List.of(RecordCode.CONTENTION.error(
                                    "other writers changed the same deployments " + ATTEMPTS + " times",
                                    SourceLocation.unknown())),
                            e);
                }
            }
        }
    }
}
