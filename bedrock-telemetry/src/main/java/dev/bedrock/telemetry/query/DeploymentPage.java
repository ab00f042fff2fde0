package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list of deployments.
 *
 * @param deployments the deployments
 * @param next where the next page begins, empty after the last one
 */
public record DeploymentPage(List<Deployment> deployments, Optional<DeploymentCursor> next) {
    /** Keeps a copy. */
    public DeploymentPage {
        deployments = List.copyOf(deployments);
    }
}
