package dev.bedrock.telemetry.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of a pipeline, which is a build, a release, a workflow or a job.
 *
 * @param id the id
 * @param name the number or name that people read
 * @param state how far it is
 * @param author who started it, empty if that is not known
 * @param branch the branch, empty if that is not known
 * @param commit the commit in full, empty if that is not known
 * @param repository the repository of the commit
 * @param url its page
 * @param queuedAt when it was asked for
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param updatedAt when it last changed
 * @param stages its stages in order, as far as they have been asked for
 */
public record PipelineRun(
        String id,
        String name,
        RunState state,
        String author,
        String branch,
        String commit,
        Optional<RepositoryReference> repository,
        String url,
        Optional<Instant> queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> updatedAt,
        List<Stage> stages) {
    /** Keeps a copy. */
    public PipelineRun {
        stages = List.copyOf(stages);
    }

    /**
     * A stage of a run.
     *
     * @param order its place, from 1
     * @param name the name
     * @param state how far it is
     */
    public record Stage(int order, String name, RunState state) {}

    /** With its stages. */
    public PipelineRun withStages(List<Stage> newStages) {
        return new PipelineRun(
                id,
                name,
                state,
                author,
                branch,
                commit,
                repository,
                url,
                queuedAt,
                startedAt,
                finishedAt,
                updatedAt,
                newStages);
    }

    /** In the state of one of its stages, if it has that stage. */
    public PipelineRun inStateOf(int order) {
        RunState known = stages.stream()
                .filter(stage -> stage.order() == order)
                .map(Stage::state)
                .findFirst()
                .orElse(state);
        return new PipelineRun(
                id,
                name,
                known,
                author,
                branch,
                commit,
                repository,
                url,
                queuedAt,
                startedAt,
                finishedAt,
                updatedAt,
                stages);
    }

    /** How long it took from when it was asked for, until now if it has not ended; empty if the begin is not known. */
    public Optional<Duration> duration(Instant now) {
        return queuedAt.map(queued -> Duration.between(queued, finishedAt.orElse(now)));
    }
}
