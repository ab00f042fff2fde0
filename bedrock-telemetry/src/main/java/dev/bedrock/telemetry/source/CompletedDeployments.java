package dev.bedrock.telemetry.source;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.telemetry.deployment.DeploymentPicture;
import java.util.List;

/**
 * Deployments with what the sources know of them.
 *
 * @param pictures one for each deployment, in their order
 * @param problems what the sources could not tell, and why
 */
public record CompletedDeployments(List<DeploymentPicture> pictures, List<Problem> problems) {
    /** Keeps copies. */
    public CompletedDeployments {
        pictures = List.copyOf(pictures);
        problems = List.copyOf(problems);
    }
}
