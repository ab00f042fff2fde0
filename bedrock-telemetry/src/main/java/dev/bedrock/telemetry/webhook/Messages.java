package dev.bedrock.telemetry.webhook;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Node;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.dora.Incident;
import dev.bedrock.telemetry.source.azuredevops.AzureDevOpsSource;
import dev.bedrock.telemetry.source.github.GitHubSource;
import dev.bedrock.telemetry.source.gitlab.GitLabSource;
import dev.bedrock.telemetry.source.internal.Json;
import dev.bedrock.telemetry.sync.ClusterSync;
import dev.bedrock.telemetry.sync.FluxStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads messages whose sender is known. */
final class Messages {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_KIND = 200;

    private Messages() {}

    /** When a message was made, if it says so where its sender writes it. */
    static Optional<Instant> madeAt(Node message) {
        return Json.time(message, "timestamp")
                .or(() -> Json.time(message, "createdDate"))
                .or(() -> Json.time(message, "context", "timestamp"))
                .or(() -> Json.time(message, "data", "context", "timestamp"));
    }

    static WebhookEvent github(String kind, Node message) {
        String what = kind.equals("workflow_run") || kind.equals("workflow_job") ? kind : "";
        return what.isEmpty() ? ignored(kind) : run(Json.at(message, what).map(GitHubSource::run), kind);
    }

    static WebhookEvent gitlab(Node message) {
        String kind = Json.text(message, "object_kind");
        return kind.equals("pipeline")
                ? run(Json.at(message, "object_attributes").map(GitLabSource::hook), kind)
                : ignored(kind);
    }

    static WebhookEvent azureDevOps(Node message) {
        String kind = Json.text(message, "eventType");
        return kind.equals("build.complete")
                ? run(Json.at(message, "resource").map(AzureDevOpsSource::build), kind)
                : ignored(kind);
    }

    /** A run without an id belongs to nothing. */
    private static WebhookEvent run(Optional<PipelineRun> run, String kind) {
        return new WebhookEvent.RunChanged(
                run.filter(one -> NUMBER.matcher(one.id()).matches())
                        .orElseThrow(() -> invalid("a message '" + kind + "' tells of no run")));
    }

    static WebhookEvent flux(WebhookSender.Flux sender, Node message, Instant now) {
        String kind = Json.text(message, "involvedObject", "kind") + "/" + Json.text(message, "reason");
        if (!kind.equals("Kustomization/ReconciliationSucceeded")) {
            return ignored(kind);
        }
        String revision = Optional.of(Json.text(message, "metadata", "revision"))
                .filter(text -> !text.isEmpty())
                .orElse(Json.text(message, "metadata", "kustomize.toolkit.fluxcd.io/revision"));
        String commit = FluxStatus.commit(revision)
                .orElseThrow(() -> invalid("a message of Flux names no commit that was applied"));
        Optional<String> ring = Optional.ofNullable(sender.rings().get(Json.text(message, "involvedObject", "name")));
        return new WebhookEvent.ClusterApplied(new ClusterSync(
                sender.cluster(), ring, commit, Json.time(message, "timestamp").orElse(now)));
    }

    /** In structured mode the event is in {@code data}, else it is the content and its kind in a header, too. */
    static WebhookEvent cdEvent(Map<String, String> headers, Node message, Instant now) {
        Node event = Json.at(message, "data", "context").isPresent()
                ? Json.at(message, "data").orElse(message)
                : message;
        String kind = Json.text(event, "context", "type");
        if (kind.isEmpty()) {
            throw invalid("the message is no CDEvent: it has no context.type"
                    + (headers.containsKey("ce-type") ? ", only a header" : ""));
        }
        boolean detected = kind.startsWith("dev.cdevents.incident.detected.");
        boolean resolved = kind.startsWith("dev.cdevents.incident.resolved.");
        return detected || resolved ? incident(event, resolved, now) : ignored(kind);
    }

    private static WebhookEvent incident(Node event, boolean resolved, Instant now) {
        String service = Json.text(event, "subject", "content", "service", "id");
        String environment = Json.text(event, "subject", "content", "environment", "id");
        if (service.isBlank()) {
            throw invalid("an incident names no service");
        }
        Instant at = Json.time(event, "context", "timestamp").orElse(now);
        Instant begin = Json.time(event, "customData", "detectedAt").orElse(at);
        return new WebhookEvent.IncidentChanged(new Incident(
                service,
                environment,
                Optional.of(Json.text(event, "customData", "deploymentId")).filter(id -> !id.isBlank()),
                begin.isAfter(at) ? at : begin,
                resolved ? Optional.of(at) : Optional.empty()));
    }

    private static WebhookEvent ignored(String kind) {
        return new WebhookEvent.Ignored(kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) : kind);
    }

    private static InvalidInputException invalid(String message) {
        return new InvalidInputException(List.of(WebhookCode.INVALID.error(message)));
    }
}
