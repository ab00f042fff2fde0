package dev.bedrock.telemetry.webhook;

import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.util.Map;

/** Who sends messages, and how they prove it. Nothing in a message decides whom it is from. */
public sealed interface WebhookSender {
    /**
     * GitHub, which signs with HMAC-SHA256 ({@code X-Hub-Signature-256}).
     *
     * @param secret the secret of the webhook
     */
    record GitHub(Secret secret) implements WebhookSender {}

    /**
     * GitLab, which sends a token along ({@code X-Gitlab-Token}).
     *
     * @param token the secret token of the webhook
     */
    record GitLab(Secret token) implements WebhookSender {}

    /**
     * A service hook of Azure DevOps, which logs in.
     *
     * @param login the user name and password of the service hook
     */
    record AzureDevOps(Credential.Login login) implements WebhookSender {}

    /**
     * The notification-controller of Flux, with a provider of type {@code generic-hmac} ({@code X-Signature}).
     *
     * @param cluster the cluster: each has a secret of its own, so that none can speak for another
     * @param secret the secret of the provider
     * @param rings the rings by the names of the {@code Kustomization}s; those of others apply to all rings
     */
    record Flux(String cluster, Secret secret, Map<String, String> rings) implements WebhookSender {
        /** Keeps a copy. */
        public Flux {
            rings = Map.copyOf(rings);
        }
    }

    /**
     * Anybody who sends CDEvents, signed as Flux does: {@code X-Signature: sha256=} and the HMAC-SHA256 of the content in
     * hexadecimal digits. The CDEvents themselves know no signature.
     *
     * @param secret the secret
     */
    record CdEvents(Secret secret) implements WebhookSender {}
}
