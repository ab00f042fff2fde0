package dev.bedrock.telemetry.deployment;

import java.util.Arrays;
import java.util.Optional;

/** How far a deployment is. On the wire they are called as Spektate has always called them. */
public enum DeploymentStatus {
    /** Its last step succeeded: the manifests are there for the clusters to fetch. */
    COMPLETE("Complete"),
    /** One of its steps is running. */
    IN_PROGRESS("In Progress"),
    /** One of its steps failed. */
    FAILED("failed"),
    /** One of its steps was canceled. */
    CANCELED("canceled"),
    /** Steps are missing. */
    INCOMPLETE("Incomplete");

    private final String wireName;

    DeploymentStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in tables and files. */
    public String wireName() {
        return wireName;
    }

    /** The status of a name, whatever its case. */
    public static Optional<DeploymentStatus> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /**
     * What is known without asking the systems that ran the steps: the status that was recorded, or else complete if the
     * manifests were committed.
     */
    public static DeploymentStatus recorded(Deployment deployment) {
        return deployment
                .get(DeploymentField.STATUS)
                .flatMap(DeploymentStatus::ofWireName)
                .orElse(deployment.has(DeploymentField.MANIFEST_COMMIT) ? COMPLETE : INCOMPLETE);
    }
}
