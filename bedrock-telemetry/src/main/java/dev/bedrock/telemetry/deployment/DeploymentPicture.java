package dev.bedrock.telemetry.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment with what the systems that ran its steps know. A run that has expired there is simply absent, and the
 * deployment remains.
 *
 * @param deployment what was recorded
 * @param image the run that built the image
 * @param definition the run that changed the definition
 * @param manifests the run that generated the manifests
 * @param commit the commit of the source
 * @param pullRequest the pull request of the definition
 */
public record DeploymentPicture(
        Deployment deployment,
        Optional<PipelineRun> image,
        Optional<PipelineRun> definition,
        Optional<PipelineRun> manifests,
        Optional<SourceCommit> commit,
        Optional<DefinitionPullRequest> pullRequest) {
    private Stream<PipelineRun> runs() {
        return Stream.of(image, definition, manifests).flatMap(Optional::stream);
    }

    /**
     * How far it is. It is complete when the last step has succeeded, or has left its mark and its run has expired; before
     * that it is running, failed or canceled if one of its runs is.
     */
    public DeploymentStatus status() {
        if (manifests.filter(run -> run.state() == RunState.SUCCEEDED).isPresent()) {
            return DeploymentStatus.COMPLETE;
        }
        if (is(RunState.RUNNING)) {
            return DeploymentStatus.IN_PROGRESS;
        }
        if (is(RunState.FAILED)) {
            return DeploymentStatus.FAILED;
        }
        if (is(RunState.CANCELED)) {
            return DeploymentStatus.CANCELED;
        }
        return manifests.isPresent() ? DeploymentStatus.INCOMPLETE : DeploymentStatus.recorded(deployment);
    }

    private boolean is(RunState state) {
        return runs().anyMatch(run -> run.state() == state);
    }

    /** How long its runs took together, those that have not ended until now; exactly. */
    public Duration duration(Instant now) {
        // A run that did two steps is counted once.
        Stream<PipelineRun> counted = definition.map(PipelineRun::id).equals(image.map(PipelineRun::id))
                ? Stream.of(image, manifests).flatMap(Optional::stream)
                : runs();
        return counted.flatMap(run -> run.duration(now).stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** When the last of its runs that is known changed last; empty if nobody knows. */
    public Optional<Instant> updatedAt() {
        return Stream.of(manifests, definition, image)
                .flatMap(run -> run.flatMap(PipelineRun::updatedAt).stream())
                .findFirst();
    }

    /** When all was done, if it is complete and that is known. */
    public Optional<Instant> finishedAt() {
        return status() == DeploymentStatus.COMPLETE ? manifests.flatMap(PipelineRun::finishedAt) : Optional.empty();
    }

    /** Those that changed last first; those of which nobody knows come last; the id decides between equal ones. */
    public static List<DeploymentPicture> newestFirst(List<DeploymentPicture> pictures) {
        Comparator<DeploymentPicture> byTime =
                Comparator.comparing(picture -> picture.updatedAt().orElse(Instant.MIN));
        return pictures.stream()
                .sorted(byTime.reversed()
                        .thenComparing(picture -> picture.deployment().id()))
                .toList();
    }
}
