package dev.bedrock.gitops.reconcile;

import dev.bedrock.gitops.project.Port;
import java.util.List;

/**
 * The way of requests to a service in a ring.
 *
 * @param service the normalized name of the service
 * @param ring the normalized name of the ring
 * @param isDefault whether requests without a header go there, too
 * @param path the path, with {@code /} at its begin
 * @param backend the Kubernetes service
 * @param port its port
 * @param middlewares the names of more middlewares
 */
record RingRoute(
        String service,
        String ring,
        boolean isDefault,
        String path,
        String backend,
        Port port,
        List<String> middlewares) {
    /** What the objects of the ring are called. */
    String name() {
        return service + "-" + ring;
    }

    Object portValue() {
        return port.number() ? Long.valueOf(port.text()) : port.text();
    }
}
