package dev.bedrock.telemetry.sync;

import java.util.Collection;
import java.util.List;

/** Keeps what the clusters of one project have applied, and when. Implementations are thread-safe. */
public interface ClusterSyncLog {
    /**
     * Adds what was seen. What is known already, the same commit in the same cluster and ring, changes nothing, so the
     * state of a cluster may be recorded each time that it is asked for.
     *
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the log cannot be written
     */
    void record(Collection<ClusterSync> syncs);

    /** What each cluster has applied last, for each of its rings, by cluster and ring. */
    List<ClusterSync> latest();

    /** When clusters have applied a commit of the manifests, the earliest first. The commit may be abbreviated. */
    List<ClusterSync> of(String manifestCommit);
}
