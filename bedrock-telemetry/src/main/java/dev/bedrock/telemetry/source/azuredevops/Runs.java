package dev.bedrock.telemetry.source.azuredevops;

import dev.bedrock.core.document.Node;
import dev.bedrock.telemetry.deployment.Author;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RepositoryReference;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.deployment.SourceCommit;
import dev.bedrock.telemetry.source.RepositoryTag;
import dev.bedrock.telemetry.source.internal.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what Azure DevOps answers. */
final class Runs {
    private Runs() {}

    static PipelineRun build(Node build) {
        return new PipelineRun(
                Json.text(build, "id"),
                Json.text(build, "buildNumber"),
                state(Json.text(build, "status"), Json.text(build, "result")),
                Json.text(build, "requestedFor", "displayName"),
                Json.text(build, "sourceBranch"),
                Json.text(build, "sourceVersion"),
                repository(build),
                Json.text(build, "_links", "web", "href"),
                Json.time(build, "queueTime"),
                Json.time(build, "startTime"),
                Json.time(build, "finishTime"),
                Json.time(build, "lastChangedDate"),
                List.of());
    }

    static PipelineRun release(Node deployment) {
        return new PipelineRun(
                Json.text(deployment, "release", "id"),
                Json.text(deployment, "release", "name"),
                state("", Json.text(deployment, "deploymentStatus")),
                Json.text(deployment, "requestedFor", "displayName"),
                "",
                "",
                Optional.empty(),
                Json.text(deployment, "release", "_links", "web", "href"),
                Json.time(deployment, "queuedOn"),
                Json.time(deployment, "startedOn"),
                Json.time(deployment, "completedOn"),
                Json.time(deployment, "lastModifiedOn"),
                List.of());
    }

    /** What has no result yet, or comes from an older service hook, tells how far it is by its status alone. */
    private static RunState state(String status, String result) {
        if (status.equals("inProgress")) {
            return RunState.RUNNING;
        }
        return switch (result.isEmpty() || result.equals("none") ? status : result) {
            case "succeeded" -> RunState.SUCCEEDED;
            case "failed", "rejected" -> RunState.FAILED;
            case "canceled", "stopped" -> RunState.CANCELED;
            case "inProgress" -> RunState.RUNNING;
            case "notDeployed", "notStarted", "postponed", "pending", "cancelling" -> RunState.WAITING;
            default -> RunState.OTHER;
        };
    }

    private static Optional<RepositoryReference> repository(Node build) {
        String id = Json.text(build, "repository", "id");
        return switch (Json.text(build, "repository", "type").toLowerCase(Locale.ROOT)) {
            case "github" -> RepositoryReference.parse("https://github.com/" + id);
            case "tfsgit" -> RepositoryReference.parse(Json.text(build, "repository", "url"));
            default -> Optional.empty();
        };
    }

    static List<PipelineRun.Stage> stages(Node timeline) {
        return Json.items(timeline, "records").stream()
                .filter(record -> Json.text(record, "type").equalsIgnoreCase("Stage"))
                .map(record -> new PipelineRun.Stage(
                        order(Json.text(record, "order")),
                        Json.text(record, "name"),
                        state(Json.text(record, "state"), Json.text(record, "result"))))
                .sorted(Comparator.comparingInt(PipelineRun.Stage::order))
                .toList();
    }

    private static int order(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    static SourceCommit commit(Node commit) {
        String image = Json.text(commit, "author", "imageUrl");
        return new SourceCommit(
                Json.text(commit, "commitId"),
                new Author(Json.text(commit, "author", "name"), Json.text(commit, "author", "email"), "", image),
                Json.time(commit, "committer", "date"));
    }

    /** An abandoned pull request was closed by somebody, but not merged. */
    static DefinitionPullRequest pullRequest(Node request) {
        String status = Json.text(request, "status");
        DefinitionPullRequest.State state = status.equals("completed")
                ? DefinitionPullRequest.State.MERGED
                : status.equals("abandoned") ? DefinitionPullRequest.State.CLOSED : DefinitionPullRequest.State.OPEN;
        String number = Json.text(request, "pullRequestId");
        Author closedBy = new Author(
                Json.text(request, "closedBy", "displayName"),
                Json.text(request, "closedBy", "uniqueName"),
                "",
                Json.text(request, "closedBy", "imageUrl"));
        String page = Json.text(request, "repository", "webUrl");
        return new DefinitionPullRequest(
                number,
                Json.text(request, "title"),
                Json.text(request, "description"),
                branch(Json.text(request, "sourceRefName")),
                branch(Json.text(request, "targetRefName")),
                page.isEmpty() ? "" : page + "/pullrequest/" + number,
                state,
                state == DefinitionPullRequest.State.MERGED ? Optional.of(closedBy) : Optional.empty());
    }

    private static String branch(String reference) {
        return reference.startsWith("refs/heads/") ? reference.substring("refs/heads/".length()) : reference;
    }

    static RepositoryTag tag(String name, Node tag) {
        return new RepositoryTag(
                name,
                Json.text(tag, "taggedObject", "objectId"),
                Json.time(tag, "taggedBy", "date"),
                Json.text(tag, "taggedBy", "name"),
                Json.text(tag, "message"));
    }
}
