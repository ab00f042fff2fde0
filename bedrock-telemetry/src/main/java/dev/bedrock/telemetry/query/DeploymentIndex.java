package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers questions about the deployments of one project. A store that can do so faster than by reading all of them
 * implements this beside {@link dev.bedrock.telemetry.store.DeploymentStore}; {@link DeploymentQuery} reads all of any
 * other. Implementations are thread-safe.
 */
public interface DeploymentIndex {
    /**
     * A part of the deployments that are wanted. The cluster of the filter has been replaced by the states that it has
     * reached.
     *
     * @param filter which ones
     * @param reached if there are any, only what one of these rings had at its time
     * @param order in which order
     * @param after the key of the last one that is not wanted
     * @param limit how many at most
     */
    List<Deployment> page(
            DeploymentFilter filter,
            Optional<List<RingState>> reached,
            DeploymentOrder order,
            Optional<DeploymentCursor> after,
            int limit);

    /** How many deployments are wanted. */
    long count(DeploymentFilter filter, Optional<List<RingState>> reached);

    /** The rings that deployments have come to, in lower case, in order. */
    List<String> rings();

    /** For each of the states the deployment of each service that runs there, by service. */
    List<List<Deployment>> running(List<RingState> states);

    /** Gives some fields of all deployments to a consumer, in any order, one after the other. */
    void scan(Set<DeploymentField> fields, Consumer<Deployment> consumer);
}
