package dev.bedrock.telemetry.sync;

import dev.bedrock.core.document.Node;
import dev.bedrock.telemetry.source.internal.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cluster with Flux v2 has applied, as its {@code Kustomization} objects say. */
public final class FluxStatus {
    /** {@code main@sha1:HEX}, {@code main/HEX} as older versions write it, or the commit alone. */
    private static final Pattern REVISION = Pattern.compile("(?:^|[/:@])([0-9a-f]{7,64})$");

    private static final int LONGEST = 512;

    private FluxStatus() {}

    /**
     * Reads one {@code Kustomization}, or a list of them, as {@code kubectl get kustomizations -A -o json} prints it.
     *
     * @param cluster the name of the cluster
     * @param rings the rings by the names of the {@code Kustomization}s; those of others apply to all rings
     * @param now the time of those that do not say when
     */
    public static List<ClusterSync> read(Node status, String cluster, Map<String, String> rings, Instant now) {
        List<Node> items = new ArrayList<>(Json.items(status, "items"));
        if (Json.at(status, "items").isEmpty()) {
            items.add(status);
        }
        List<ClusterSync> applied = new ArrayList<>();
        for (Node item : items) {
            commit(Json.text(item, "status", "lastAppliedRevision")).ifPresent(commit -> {
                Optional<String> ring = Optional.ofNullable(rings.get(Json.text(item, "metadata", "name")));
                applied.add(
                        new ClusterSync(cluster, ring, commit, readySince(item).orElse(now)));
            });
        }
        return applied;
    }

    private static Optional<Instant> readySince(Node item) {
        return Json.items(item, "status", "conditions").stream()
                .filter(condition -> Json.text(condition, "type").equals("Ready"))
                .filter(condition -> Json.text(condition, "status").equals("True"))
                .flatMap(condition -> Json.time(condition, "lastTransitionTime").stream())
                .findFirst();
    }

    /** The commit of a revision, as Flux writes it. */
    public static Optional<String> commit(String revision) {
        Matcher matcher = REVISION.matcher(revision.length() > LONGEST ? "" : revision);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
