package dev.bedrock.telemetry.store;

import dev.bedrock.telemetry.deployment.Deployment;

/** A change of one deployment, made only if it still is as it was read. */
public sealed interface DeploymentChange {
    /** The id of the deployment. */
    String id();

    /**
     * A new one.
     *
     * @param deployment what is known of it
     */
    record Insert(Deployment deployment) implements DeploymentChange {
        @Override
        public String id() {
            return deployment.id();
        }
    }

    /**
     * More is known of one. What a store has beside the known fields stays.
     *
     * @param read as it was read
     * @param deployment all that is known now
     */
    record Update(StoredDeployment read, Deployment deployment) implements DeploymentChange {
        @Override
        public String id() {
            return deployment.id();
        }
    }

    /**
     * One that has become part of another one.
     *
     * @param read as it was read
     */
    record Remove(StoredDeployment read) implements DeploymentChange {
        @Override
        public String id() {
            return read.deployment().id();
        }
    }
}
