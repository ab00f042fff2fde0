package dev.bedrock.telemetry.sync;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A cluster has applied a commit of the manifests.
 *
 * @param cluster the name of the cluster, in lower case
 * @param ring the ring whose manifests the cluster applies, in lower case; empty if it is not known, which means all
 * @param manifestCommit the commit of the manifests, in lower case
 * @param at when it was applied, as far as that is told; else when it was seen
 */
public record ClusterSync(String cluster, Optional<String> ring, String manifestCommit, Instant at) {
    /** Brings the names to lower case. */
    public ClusterSync {
        if (cluster.isBlank() || manifestCommit.isBlank()) {
            throw new IllegalArgumentException("a cluster has applied a commit: neither may be blank");
        }
        cluster = cluster.toLowerCase(Locale.ROOT);
        ring = ring.filter(text -> !text.isBlank()).map(text -> text.toLowerCase(Locale.ROOT));
        manifestCommit = manifestCommit.toLowerCase(Locale.ROOT);
    }

    /** For a ring. */
    public ClusterSync withRing(String newRing) {
        return new ClusterSync(cluster, Optional.of(newRing), manifestCommit, at);
    }
}
