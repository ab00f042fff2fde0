package dev.bedrock.telemetry.store;

import dev.bedrock.telemetry.deployment.Deployment;

/**
 * A deployment as it was read.
 *
 * @param deployment what is known
 * @param version changes with every write; means something to the store only
 */
public record StoredDeployment(Deployment deployment, String version) {}
