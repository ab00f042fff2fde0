package dev.bedrock.telemetry.source;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentPicture;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RepositoryReference;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.deployment.SourceCommit;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Completes what was recorded by what the systems that ran the steps know. Each source is asked once for all deployments;
 * one that fails leaves its part of the picture empty. Immutable, thread-safe.
 *
 * <pre>{@code
 * HttpAccess http = HttpAccess.builder().build();
 * GitHubSource orchard = GitHubSource.cloud(http, "fernwood", "orchard", Secret.of(text), clock);
 * GitHubSource definition = GitHubSource.cloud(http, "fernwood", "hld", Secret.of(text), clock);
 * DeploymentCompletion completion = DeploymentCompletion.builder()
 *         .images(orchard).releases(orchard).manifests(definition)
 *         .code(repository -> Optional.of(orchard))
 *         .build();
 * CompletedDeployments completed = completion.complete(List.of());
 * }</pre>
 */
public final class DeploymentCompletion {
    private final PipelineSource images;
    private final PipelineSource releases;
    private final PipelineSource manifests;
    private final Function<RepositoryReference, Optional<CodeHost>> code;

    private DeploymentCompletion(Builder builder) {
        this.images = builder.images;
        this.releases = builder.releases;
        this.manifests = builder.manifests;
        this.code = builder.code;
    }

    /** Without any source, unless the builder is told one. */
    public static Builder builder() {
        return new Builder();
    }

    /** Asks the sources about deployments. */
    public CompletedDeployments complete(List<Deployment> deployments) {
        Set<Problem> problems = new LinkedHashSet<>();
        Map<String, PipelineRun> built = ask(images, ids(deployments, DeploymentField.IMAGE_BUILD), problems);
        Map<String, PipelineRun> released = ask(
                releases,
                ids(deployments.stream().filter(one -> !isOneRun(one)).toList(), DeploymentField.HLD_BUILD),
                problems);
        Map<String, PipelineRun> generated = ask(manifests, ids(deployments, DeploymentField.MANIFEST_BUILD), problems);
        withStages(deployments, built, problems);
        List<DeploymentPicture> pictures = deployments.stream()
                .map(deployment -> picture(deployment, built, released, generated))
                .toList();
        return new CompletedDeployments(withCode(pictures, problems), List.copyOf(problems));
    }

    private static Set<String> ids(List<Deployment> deployments, DeploymentField field) {
        return deployments.stream()
                .flatMap(deployment -> deployment.get(field).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, PipelineRun> ask(PipelineSource source, Set<String> ids, Set<Problem> problems) {
        if (ids.isEmpty()) {
            return new LinkedHashMap<>();
        }
        SourceAnswer<PipelineRun> answer = source.runs(ids);
        problems.addAll(answer.problems());
        return new LinkedHashMap<>(answer.found());
    }

    /** Whether one run built the image and changed the definition. */
    private static boolean isOneRun(Deployment deployment) {
        return deployment
                .get(DeploymentField.IMAGE_BUILD)
                .filter(build -> deployment.is(DeploymentField.HLD_BUILD, build))
                .isPresent();
    }

    /** Of a run that did two steps and all of it succeeded, the stages say nothing new. */
    private void withStages(List<Deployment> deployments, Map<String, PipelineRun> built, Set<Problem> problems) {
        deployments.stream()
                .filter(DeploymentCompletion::isOneRun)
                .flatMap(deployment -> deployment.get(DeploymentField.IMAGE_BUILD).stream())
                .distinct()
                .flatMap(id -> Optional.ofNullable(built.get(id)).stream())
                .filter(run -> run.state() != RunState.SUCCEEDED)
                .toList()
                .forEach(run -> {
                    SourceAnswer<PipelineRun> answer = images.withStages(run);
                    problems.addAll(answer.problems());
                    answer.found().values().forEach(known -> built.put(known.id(), known));
                });
    }

    private static DeploymentPicture picture(
            Deployment deployment,
            Map<String, PipelineRun> built,
            Map<String, PipelineRun> released,
            Map<String, PipelineRun> generated) {
        Optional<PipelineRun> image = run(deployment, DeploymentField.IMAGE_BUILD, built);
        boolean one = isOneRun(deployment);
        return new DeploymentPicture(
                deployment,
                one ? image.map(run -> run.inStateOf(1)) : image,
                one ? image.map(run -> run.inStateOf(2)) : run(deployment, DeploymentField.HLD_BUILD, released),
                run(deployment, DeploymentField.MANIFEST_BUILD, generated),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<PipelineRun> run(
            Deployment deployment, DeploymentField field, Map<String, PipelineRun> runs) {
        return deployment.get(field).flatMap(id -> Optional.ofNullable(runs.get(id.strip())));
    }

    private List<DeploymentPicture> withCode(List<DeploymentPicture> pictures, Set<Problem> problems) {
        Map<Asked, SourceCommit> commits = askCode(
                pictures.stream().flatMap(picture -> commitOf(picture).stream()).toList(), CodeHost::commits, problems);
        Map<Asked, DefinitionPullRequest> requests = askCode(
                pictures.stream()
                        .flatMap(picture -> pullRequestOf(picture).stream())
                        .toList(),
                CodeHost::pullRequests,
                problems);
        return pictures.stream()
                .map(picture -> new DeploymentPicture(
                        picture.deployment(),
                        picture.image(),
                        picture.definition(),
                        picture.manifests(),
                        commitOf(picture).flatMap(asked -> Optional.ofNullable(commits.get(asked))),
                        pullRequestOf(picture).flatMap(asked -> Optional.ofNullable(requests.get(asked)))))
                .toList();
    }

    /** Something in a repository. */
    private record Asked(RepositoryReference repository, String id) {}

    private static Optional<Asked> commitOf(DeploymentPicture picture) {
        Optional<String> commit = picture.image()
                .map(PipelineRun::commit)
                .filter(id -> !id.isEmpty())
                .or(() -> picture.deployment().get(DeploymentField.COMMIT));
        Optional<RepositoryReference> repository = picture.image()
                .flatMap(PipelineRun::repository)
                .or(() -> picture.deployment()
                        .get(DeploymentField.SOURCE_REPOSITORY)
                        .flatMap(RepositoryReference::parse));
        return repository.flatMap(known -> commit.map(id -> new Asked(known, id)));
    }

    private static Optional<Asked> pullRequestOf(DeploymentPicture picture) {
        Deployment deployment = picture.deployment();
        return deployment
                .get(DeploymentField.HLD_REPOSITORY)
                .flatMap(RepositoryReference::parse)
                .flatMap(known -> deployment.get(DeploymentField.PULL_REQUEST).map(id -> new Asked(known, id)));
    }

    private <T> Map<Asked, T> askCode(
            List<Asked> wanted, BiFunction<CodeHost, List<String>, SourceAnswer<T>> ask, Set<Problem> problems) {
        Map<RepositoryReference, List<Asked>> byRepository =
                wanted.stream().distinct().collect(Collectors.groupingBy(Asked::repository));
        Map<Asked, T> found = new LinkedHashMap<>();
        byRepository.forEach((repository, asked) -> code.apply(repository).ifPresent(host -> {
            SourceAnswer<T> answer =
                    ask.apply(host, asked.stream().map(Asked::id).toList());
            problems.addAll(answer.problems());
            answer.found().forEach((id, one) -> found.put(new Asked(repository, id), one));
        }));
        return found;
    }

    /**
     * What the pictures add to what was recorded: status, end, author and the time of the commit. Nothing that was known is
     * removed, also when a run has expired since. Give the changes to the store.
     */
    public static List<DeploymentChange> changes(List<StoredDeployment> stored, List<DeploymentPicture> pictures) {
        Map<String, DeploymentPicture> byId = pictures.stream()
                .collect(Collectors.toMap(picture -> picture.deployment().id(), Function.identity(), (a, b) -> a));
        List<DeploymentChange> changes = new ArrayList<>();
        for (StoredDeployment row : stored) {
            DeploymentPicture picture = byId.get(row.deployment().id());
            if (picture != null) {
                Deployment more = row.deployment().with(learned(picture));
                if (!more.equals(row.deployment())) {
                    changes.add(new DeploymentChange.Update(row, more));
                }
            }
        }
        return changes;
    }

    private static Map<DeploymentField, String> learned(DeploymentPicture picture) {
        Map<DeploymentField, String> learned = new EnumMap<>(DeploymentField.class);
        boolean known = picture.image().isPresent()
                || picture.definition().isPresent()
                || picture.manifests().isPresent();
        boolean wasComplete = DeploymentStatus.recorded(picture.deployment()) == DeploymentStatus.COMPLETE;
        DeploymentStatus status = picture.status();
        if (known && (!wasComplete || status != DeploymentStatus.INCOMPLETE)) {
            learned.put(DeploymentField.STATUS, status.wireName());
        }
        picture.finishedAt().ifPresent(time -> learned.put(DeploymentField.FINISHED_AT, time.toString()));
        picture.commit().ifPresent(commit -> {
            learned.put(DeploymentField.AUTHOR, commit.author().name());
            commit.committedAt().ifPresent(time -> learned.put(DeploymentField.COMMITTED_AT, time.toString()));
        });
        if (!learned.containsKey(DeploymentField.AUTHOR)
                && !picture.deployment().has(DeploymentField.AUTHOR)) {
            picture.image().ifPresent(run -> learned.put(DeploymentField.AUTHOR, run.author()));
        }
        return learned;
    }

    /** Makes one. Not thread-safe. */
    public static final class Builder {
        private PipelineSource images = PipelineSource.none();
        private PipelineSource releases = PipelineSource.none();
        private PipelineSource manifests = PipelineSource.none();
        private Function<RepositoryReference, Optional<CodeHost>> code = repository -> Optional.empty();

        private Builder() {}

        /** Who knows the runs that build images. */
        public Builder images(PipelineSource source) {
            images = source;
            return this;
        }

        /** Who knows the runs that change the definition, if they are others than those that build the image. */
        public Builder releases(PipelineSource source) {
            releases = source;
            return this;
        }

        /** Who knows the runs that generate manifests. */
        public Builder manifests(PipelineSource source) {
            manifests = source;
            return this;
        }

        /** Who knows the commits and pull requests of a repository. */
        public Builder code(Function<RepositoryReference, Optional<CodeHost>> hosts) {
            code = hosts;
            return this;
        }

        /** The completion. */
        public DeploymentCompletion build() {
            return new DeploymentCompletion(this);
        }
    }
}
