package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import java.util.List;

/**
 * How far a commit of a source has come.
 *
 * @param commit the commit as it was asked for
 * @param legs its deployments, the earliest first
 */
public record CommitJourney(String commit, List<Leg> legs) {
    /** Keeps a copy. */
    public CommitJourney {
        legs = List.copyOf(legs);
    }

    /**
     * The way into one ring.
     *
     * @param deployment the deployment
     * @param status how far it is
     * @param clusters the clusters that have it, or something later, by name
     */
    public record Leg(Deployment deployment, DeploymentStatus status, List<String> clusters) {
        /** Keeps a copy. */
        public Leg {
            clusters = List.copyOf(clusters);
        }
    }
}
