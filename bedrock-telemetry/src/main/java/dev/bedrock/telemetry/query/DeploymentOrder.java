package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import java.util.Comparator;
import java.util.List;

/** In which order deployments are listed. The id decides between equal ones, so every order is total. */
public enum DeploymentOrder {
    /** By the time of the first step, the latest first. It never changes, so pages neither repeat nor skip. */
    NEWEST,
    /** By the time of the first step, the earliest first. */
    OLDEST,
    /**
     * By the time of the last step, the latest first. One that changes while pages are read moves to the front: it is not
     * shown twice, and is on the first page the next time.
     */
    CHANGED,
    /** By service, ring and time of the first step. */
    SERVICE,
    /** By ring and time of the first step. */
    RING;

    /** Whether the greatest key comes first. */
    public boolean isDescending() {
        return this == NEWEST || this == CHANGED;
    }

    /** What a deployment is ordered by, the id last. */
    public List<String> key(Deployment deployment) {
        String first = DeploymentTimes.first(deployment);
        String id = deployment.id();
        return switch (this) {
            case NEWEST, OLDEST -> List.of(first, id);
            case CHANGED -> List.of(DeploymentTimes.last(deployment), id);
            case SERVICE -> List.of(service(deployment), ring(deployment), first, id);
            case RING -> List.of(ring(deployment), first, id);
        };
    }

    private static String service(Deployment deployment) {
        return deployment
                .get(DeploymentField.SERVICE)
                .map(DeploymentCriterion.SERVICE::normalized)
                .orElse("");
    }

    private static String ring(Deployment deployment) {
        return deployment.get(DeploymentField.RING).map(AsciiCase::lower).orElse("");
    }

    /** Compares keys. */
    Comparator<List<String>> comparator() {
        Comparator<List<String>> ascending = (one, other) -> {
            for (int i = 0; i < one.size(); i++) {
                int byPart = one.get(i).compareTo(other.get(i));
                if (byPart != 0) {
                    return byPart;
                }
            }
            return 0;
        };
        return isDescending() ? ascending.reversed() : ascending;
    }
}
