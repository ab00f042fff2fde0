package dev.bedrock.gitops.reconcile;

import dev.bedrock.gitops.project.Service;
import dev.bedrock.gitops.project.ServiceChart;
import java.util.List;
import java.util.Optional;

/**
 * A service with all that goes into the definition.
 *
 * @param service as it stands in {@code bedrock.yaml}
 * @param chart its chart
 * @param rings its rings, in the order of {@code bedrock.yaml}
 */
record ServicePlan(Service service, ServiceChart chart, List<RingPlan> rings) {
    /**
     * A ring of a service.
     *
     * @param name the branch
     * @param folder the normalized name
     * @param serviceName the Kubernetes service
     * @param route the way of requests to it, if they have one
     */
    record RingPlan(String name, String folder, String serviceName, Optional<RingRoute> route) {}

    String folder() {
        return service.hldName();
    }

    String label() {
        return "service '" + service.name() + "'";
    }
}
