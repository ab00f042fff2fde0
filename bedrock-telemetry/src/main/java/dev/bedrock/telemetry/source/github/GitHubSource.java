package dev.bedrock.telemetry.source.github;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.deployment.Author;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.PipelineRun;
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
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository on GitHub: its workflows, commits, pull requests and tags. Thread-safe.
 *
 * <pre>{@code
 * HttpAccess http = HttpAccess.builder().build();
 * GitHubSource github = GitHubSource.cloud(http, "fernwood", "orchard", Secret.of(text), clock);
 * SourceAnswer<PipelineRun> runs = github.runs(List.of("7001"));
 * }</pre>
 */
public final class GitHubSource implements PipelineSource, CodeHost {
    private static final String MOST_A_PAGE = "100";

    private final URI repository;
    private final RestReader reader;

    private GitHubSource(URI repository, RestReader reader) {
        this.repository = repository;
        this.reader = reader;
    }

    /**
     * A repository on github.com.
     *
     * @param token a token, or {@code Secret.of("")} for a public repository
     */
    public static GitHubSource cloud(HttpAccess http, String owner, String name, Secret token, Clock clock) {
        return of(http, URI.create("https://api.github.com"), owner, name, token, clock);
    }

    /**
     * A repository anywhere.
     *
     * @param api the address of the API, for GitHub Enterprise {@code https://HOST/api/v3}
     */
    public static GitHubSource of(HttpAccess http, URI api, String owner, String name, Secret token, Clock clock) {
        return new GitHubSource(
                Addresses.below(api, "repos", owner, name),
                new RestReader(http, clock, RestReader.header("authorization", "Bearer ", token)));
    }

    /** Jobs, as Spektate's pipelines report them, or else runs of workflows. */
    @Override
    public SourceAnswer<PipelineRun> runs(Collection<String> ids) {
        return new Batch<PipelineRun>(Batch.numbers())
                .each(ids, id -> action("jobs", id).or(() -> action("runs", id)).map(GitHubSource::run));
    }

    private Optional<Node> action(String kind, String id) {
        return reader.read(Addresses.below(repository, "actions", kind, id));
    }

    /** Reads a run of a workflow, or a job, as GitHub writes it in answers and messages. */
    public static PipelineRun run(Node run) {
        boolean completed = Json.text(run, "status").equals("completed");
        return new PipelineRun(
                Json.text(run, "id"),
                Json.text(run, "run_number").isEmpty() ? Json.text(run, "name") : Json.text(run, "run_number"),
                state(Json.text(run, "status"), Json.text(run, "conclusion")),
                Json.text(run, "triggering_actor", "login"),
                Json.text(run, "head_branch"),
                Json.text(run, "head_sha"),
                Optional.empty(),
                Json.text(run, "html_url"),
                Json.time(run, "created_at").or(() -> started(run)),
                started(run),
                Json.time(run, "completed_at").or(() -> completed ? Json.time(run, "updated_at") : Optional.empty()),
                Json.time(run, "completed_at")
                        .or(() -> Json.time(run, "updated_at"))
                        .or(() -> started(run)),
                List.of());
    }

    private static Optional<Instant> started(Node run) {
        return Json.time(run, "started_at").or(() -> Json.time(run, "run_started_at"));
    }

    private static RunState state(String status, String conclusion) {
        return switch (status) {
            case "in_progress" -> RunState.RUNNING;
            case "completed" ->
                switch (conclusion) {
                    case "success" -> RunState.SUCCEEDED;
                    case "failure", "timed_out", "startup_failure" -> RunState.FAILED;
                    case "cancelled" -> RunState.CANCELED;
                    default -> RunState.OTHER;
                };
            default -> RunState.WAITING;
        };
    }

    @Override
    public SourceAnswer<SourceCommit> commits(Collection<String> ids) {
        return new Batch<SourceCommit>(Batch.commits())
                .each(ids, id -> reader.read(Addresses.below(repository, "commits", id))
                        .map(commit -> new SourceCommit(
                                Json.text(commit, "sha"),
                                new Author(
                                        Json.text(commit, "commit", "author", "name"),
                                        Json.text(commit, "author", "login"),
                                        Json.text(commit, "author", "html_url"),
                                        Json.text(commit, "author", "avatar_url")),
                                Json.time(commit, "commit", "committer", "date"))));
    }

    @Override
    public SourceAnswer<DefinitionPullRequest> pullRequests(Collection<String> numbers) {
        return new Batch<DefinitionPullRequest>(Batch.numbers())
                .each(numbers, number -> reader.read(Addresses.below(repository, "pulls", number))
                        .map(GitHubSource::pullRequest));
    }

    private static DefinitionPullRequest pullRequest(Node request) {
        boolean merged = Json.at(request, "merged_at").isPresent()
                || Json.at(request, "merged_by").isPresent();
        boolean open = Json.text(request, "state").equals("open");
        return new DefinitionPullRequest(
                Json.text(request, "number"),
                Json.text(request, "title"),
                Json.text(request, "body"),
                Json.text(request, "head", "ref"),
                Json.text(request, "base", "ref"),
                Json.text(request, "html_url"),
                merged
                        ? DefinitionPullRequest.State.MERGED
                        : open ? DefinitionPullRequest.State.OPEN : DefinitionPullRequest.State.CLOSED,
                Json.at(request, "merged_by")
                        .map(by -> new Author(
                                Json.text(by, "login"),
                                Json.text(by, "login"),
                                Json.text(by, "html_url"),
                                Json.text(by, "avatar_url"))));
    }

    /** A tag without a message is on its commit itself; the object of one with a message has to be asked for. */
    @Override
    public SourceAnswer<RepositoryTag> tags() {
        Map<String, Node> references = new LinkedHashMap<>();
        SourceAnswer<Boolean> listed = new Batch<Boolean>(Pattern.compile("tags")).each(List.of("tags"), all -> {
            URI first = Addresses.query(
                    URI.create(Addresses.below(repository, "git", "matching-refs", "tags") + "/"),
                    "per_page",
                    MOST_A_PAGE);
            reader.readAll(first, Addresses::linked).stream()
                    .filter(ListNode.class::isInstance)
                    .flatMap(page -> ((ListNode) page).items().stream())
                    .forEach(tag -> references.put(Json.text(tag, "ref").replaceFirst("^refs/tags/", ""), tag));
            return Optional.of(true);
        });
        if (!listed.problems().isEmpty()) {
            return new SourceAnswer<>(Map.of(), Set.of(), listed.problems());
        }
        return new Batch<RepositoryTag>(Pattern.compile(".+", Pattern.DOTALL))
                .each(references.keySet(), name -> tag(name, references.get(name)));
    }

    private Optional<RepositoryTag> tag(String name, @Nullable Node reference) {
        String object = reference == null ? "" : Json.text(reference, "object", "sha");
        if (reference == null || !Batch.commits().matcher(object).matches()) {
            return Optional.empty();
        }
        if (Json.text(reference, "object", "type").equals("commit")) {
            return Optional.of(new RepositoryTag(name, object, Optional.empty(), "", ""));
        }
        return reader.read(Addresses.below(repository, "git", "tags", object))
                .map(tag -> new RepositoryTag(
                        name,
                        Json.text(tag, "object", "sha"),
                        Json.time(tag, "tagger", "date"),
                        Json.text(tag, "tagger", "name"),
                        Json.text(tag, "message")));
    }
}
