package dev.bedrock.telemetry.source;

import dev.bedrock.telemetry.deployment.PipelineRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows the runs of a pipeline. It never throws because of a host: what the host does wrong is among the problems of the
 * answer. Implementations are thread-safe.
 */
@FunctionalInterface
public interface PipelineSource {
    /** Runs by their ids, in as few requests as the host allows. Blank ids are passed over. */
    SourceAnswer<PipelineRun> runs(Collection<String> ids);

    /** A run with its stages, if the host tells them apart. */
    default SourceAnswer<PipelineRun> withStages(PipelineRun run) {
        return new SourceAnswer<>(Map.of(run.id(), run), Set.of(), List.of());
    }

    /** Knows none. */
    static PipelineSource none() {
        return ids -> SourceAnswer.nothing();
    }
}
