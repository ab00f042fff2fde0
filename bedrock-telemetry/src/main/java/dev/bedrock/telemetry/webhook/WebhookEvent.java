package dev.bedrock.telemetry.webhook;

import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.dora.Incident;
import dev.bedrock.telemetry.sync.ClusterSync;

/** What a message says. */
public sealed interface WebhookEvent {
    /**
     * A run of a pipeline has begun, ended or gone on.
     *
     * @param run the run, as far as the message tells
     */
    record RunChanged(PipelineRun run) implements WebhookEvent {}

    /**
     * A cluster has applied manifests.
     *
     * @param sync what it has applied
     */
    record ClusterApplied(ClusterSync sync) implements WebhookEvent {}

    /**
     * An incident was detected or is over.
     *
     * @param incident the incident
     */
    record IncidentChanged(Incident incident) implements WebhookEvent {}

    /**
     * A message that says nothing about deployments.
     *
     * @param kind the kind of event, as its sender calls it
     */
    record Ignored(String kind) implements WebhookEvent {}

    /** A message that came before, byte for byte. */
    record Repeated() implements WebhookEvent {}
}
