package dev.bedrock.telemetry.source.gitlab;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.deployment.Author;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RepositoryReference;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.deployment.SourceCommit;
import dev.bedrock.telemetry.source.CodeHost;
import dev.bedrock.telemetry.source.PipelineSource;
import dev.bedrock.telemetry.source.RepositoryTag;
import dev.bedrock.telemetry.source.SourceAnswer;
import dev.bedrock.telemetry.source.internal.Addresses;
import dev.bedrock.telemetry.source.internal.Batch;
import dev.bedrock.telemetry.source.internal.Json;
import dev.bedrock.telemetry.source.internal.RestReader;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A project on GitLab, on any host: its pipelines, commits, merge requests and tags. Thread-safe.
 *
 * <pre>{@code
 * HttpAccess http = HttpAccess.builder().build();
 * GitLabSource gitlab = GitLabSource.of(http, RemoteGuard.parse("https://gitlab.com"), "4101", Secret.of(text), clock);
 * SourceAnswer<PipelineRun> pipelines = gitlab.runs(List.of("9001"));
 * }</pre>
 */
public final class GitLabSource implements PipelineSource, CodeHost {
    private final URI api;
    private final String host;
    private final String id;
    private final RestReader reader;

    private GitLabSource(URI host, String id, RestReader reader) {
        this.api = Addresses.below(host, "api", "v4", "projects", id);
        this.host = host.getHost();
        this.id = id;
        this.reader = reader;
    }

    /**
     * A project.
     *
     * @param host the address of the host, also one with a path
     * @param project the number of the project, or its path
     * @param token a token, or {@code Secret.of("")} for a public project
     */
    public static GitLabSource of(HttpAccess http, URI host, String project, Secret token, Clock clock) {
        return new GitLabSource(
                host, project, new RestReader(http, clock, RestReader.header("private-token", "", token)));
    }

    @Override
    public SourceAnswer<PipelineRun> runs(Collection<String> ids) {
        return new Batch<PipelineRun>(Batch.numbers())
                .each(ids, one -> reader.read(Addresses.below(api, "pipelines", one))
                        .map(this::run));
    }

    private PipelineRun run(Node run) {
        return run(run, Optional.of(new RepositoryReference.GitLab(host, id)));
    }

    /** Reads a pipeline as GitLab writes it in messages. */
    public static PipelineRun hook(Node run) {
        return run(run, Optional.empty());
    }

    private static PipelineRun run(Node run, Optional<RepositoryReference> repository) {
        return new PipelineRun(
                Json.text(run, "id"),
                Json.text(run, "iid").isEmpty() ? Json.text(run, "id") : Json.text(run, "iid"),
                state(Json.text(run, "status")),
                Json.text(run, "user", "name"),
                Json.text(run, "ref"),
                Json.text(run, "sha"),
                repository,
                Json.text(run, "web_url"),
                Json.time(run, "started_at").or(() -> Json.time(run, "created_at")),
                Json.time(run, "started_at"),
                Json.time(run, "finished_at"),
                Json.time(run, "updated_at"),
                List.of());
    }

    private static RunState state(String status) {
        return switch (status) {
            case "success" -> RunState.SUCCEEDED;
            case "failed" -> RunState.FAILED;
            case "canceled", "canceling" -> RunState.CANCELED;
            case "running" -> RunState.RUNNING;
            case "created", "waiting_for_resource", "preparing", "pending", "manual", "scheduled" -> RunState.WAITING;
            default -> RunState.OTHER;
        };
    }

    @Override
    public SourceAnswer<SourceCommit> commits(Collection<String> ids) {
        return new Batch<SourceCommit>(Batch.commits())
                .each(ids, one -> reader.read(Addresses.below(api, "repository", "commits", one))
                        .map(commit -> new SourceCommit(
                                Json.text(commit, "id"),
                                new Author(Json.text(commit, "author_name"), Json.text(commit, "author_email"), "", ""),
                                Json.time(commit, "committed_date"))));
    }

    @Override
    public SourceAnswer<DefinitionPullRequest> pullRequests(Collection<String> numbers) {
        return new Batch<DefinitionPullRequest>(Batch.numbers())
                .each(numbers, number -> reader.read(Addresses.below(api, "merge_requests", number))
                        .map(GitLabSource::mergeRequest));
    }

    private static DefinitionPullRequest mergeRequest(Node request) {
        String state = Json.text(request, "state");
        return new DefinitionPullRequest(
                Json.text(request, "iid"),
                Json.text(request, "title"),
                Json.text(request, "description"),
                Json.text(request, "source_branch"),
                Json.text(request, "target_branch"),
                Json.text(request, "web_url"),
                state.equals("merged")
                        ? DefinitionPullRequest.State.MERGED
                        : state.equals("closed")
                                ? DefinitionPullRequest.State.CLOSED
                                : DefinitionPullRequest.State.OPEN,
                Json.at(request, "merge_user")
                        .or(() -> Json.at(request, "merged_by"))
                        .map(by -> new Author(
                                Json.text(by, "name"),
                                Json.text(by, "username"),
                                Json.text(by, "web_url"),
                                Json.text(by, "avatar_url"))));
    }

    /** GitLab tells no time of a tag, only of its commit. */
    @Override
    public SourceAnswer<RepositoryTag> tags() {
        Map<String, RepositoryTag> tags = new TreeMap<>();
        SourceAnswer<Boolean> listed = new Batch<Boolean>(Pattern.compile("tags")).each(List.of("tags"), all -> {
            URI first = Addresses.query(Addresses.below(api, "repository", "tags"), "per_page", "100");
            reader.readAll(first, Addresses::linked).stream()
                    .filter(ListNode.class::isInstance)
                    .flatMap(page -> ((ListNode) page).items().stream())
                    .filter(tag -> Batch.commits()
                            .matcher(Json.text(tag, "commit", "id"))
                            .matches())
                    .forEach(tag -> tags.put(Json.text(tag, "name"), tag(tag)));
            return Optional.of(true);
        });
        return new SourceAnswer<>(tags, Set.of(), listed.problems());
    }

    private static RepositoryTag tag(Node tag) {
        return new RepositoryTag(
                Json.text(tag, "name"),
                Json.text(tag, "commit", "id"),
                Json.time(tag, "commit", "authored_date"),
                Json.text(tag, "commit", "author_name"),
                Json.text(tag, "message"));
    }
}
