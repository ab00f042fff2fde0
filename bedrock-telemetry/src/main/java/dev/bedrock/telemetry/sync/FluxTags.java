package dev.bedrock.telemetry.sync;

import dev.bedrock.telemetry.source.CodeHost;
import dev.bedrock.telemetry.source.RepositoryTag;
import dev.bedrock.telemetry.source.SourceAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clusters with Flux v1 have applied: each moves a tag of its own, {@code flux-CLUSTER}, in the repository of the
 * manifests. Other tags are no clusters.
 */
public final class FluxTags {
    private static final String PREFIX = "flux-";

    private FluxTags() {}

    /**
     * Reads the tags of the repository of the manifests.
     *
     * @param manifests the repository
     * @param now the time of tags of which the host tells none
     * @return the clusters by name; and what the host could not tell
     */
    public static SourceAnswer<ClusterSync> read(CodeHost manifests, Instant now) {
        SourceAnswer<RepositoryTag> tags = manifests.tags();
        Map<String, ClusterSync> clusters = new HashMap<>();
        tags.found().values().forEach(tag -> sync(tag, now).ifPresent(sync -> clusters.put(sync.cluster(), sync)));
        return new SourceAnswer<>(clusters, tags.gone(), tags.problems());
    }

    private static Optional<ClusterSync> sync(RepositoryTag tag, Instant now) {
        boolean isCluster = tag.name().startsWith(PREFIX)
                && tag.name().length() > PREFIX.length()
                && !tag.commit().isBlank();
        return isCluster
                ? Optional.of(new ClusterSync(
                        tag.name().substring(PREFIX.length()),
                        Optional.empty(),
                        tag.commit(),
                        tag.at().orElse(now)))
                : Optional.empty();
    }

    /** The clusters with the rings that somebody has configured for them. */
    public static List<ClusterSync> withRings(List<ClusterSync> clusters, Map<String, String> rings) {
        return clusters.stream()
                .map(cluster -> Optional.ofNullable(rings.get(cluster.cluster()))
                        .map(cluster::withRing)
                        .orElse(cluster))
                .toList();
    }
}
