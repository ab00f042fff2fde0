package dev.bedrock.telemetry.store;

import dev.bedrock.telemetry.deployment.DeploymentField;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the deployments of one project, which is a partition of a table that several projects may share: nothing of
 * another project is ever seen or changed. Implementations are thread-safe, and several processes may use the same table.
 */
public interface DeploymentStore extends AutoCloseable {
    /** The fields that deployments are looked up by. */
    Set<DeploymentField> KEYS = Set.of(
            DeploymentField.IMAGE_TAG,
            DeploymentField.HLD_COMMIT,
            DeploymentField.HLD_PROPOSED_COMMIT,
            DeploymentField.PULL_REQUEST,
            DeploymentField.MANIFEST_BUILD);

    /**
     * The deployments in which a field has one of some values, to the letter; the oldest first.
     *
     * @param key one of {@link #KEYS}
     * @param values the values
     * @throws IllegalArgumentException if the field is none of the keys
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the store does not answer
     */
    List<StoredDeployment> find(DeploymentField key, Collection<String> values);

    /** All deployments, the oldest first. */
    List<StoredDeployment> all();

    /** The deployments of some ids, in no order; ids that there are not are passed over. */
    List<StoredDeployment> get(Collection<String> ids);

    /** Goes through all deployments in no order, however many there are. */
    void forEach(Consumer<StoredDeployment> action);

    /**
     * Makes all the changes, or none; a store that cannot for a long list says how it divides it. When it returns, they
     * survive a crash of this process and of the machine.
     *
     * @throws dev.bedrock.core.diagnostic.ConflictException if a deployment has changed since it was read, or one that is
     *     to be inserted is there already
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the store does not answer
     */
    void apply(List<DeploymentChange> changes);

    @Override
    void close();
}
