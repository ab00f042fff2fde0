package dev.bedrock.gitops.flux;

import java.util.Optional;

/**
 * Who is told of what an operator does, such as the telemetry of Bedrock.
 *
 * @param address where events are posted
 * @param secret the secret of the cluster with the key, in {@code token}, by which events are signed; empty to send them
 *     unsigned
 */
public record EventReceiver(String address, Optional<String> secret) {
    /**
     * Checks it.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException when the address or name cannot be one
     */
    public EventReceiver {
        SyncChecks.webhook(address);
        secret.ifPresent(name -> SyncChecks.name("secret", name));
    }
}
