package dev.bedrock.gitops.flux;

import static dev.bedrock.gitops.flux.FluxObjects.ordered;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Values for the chart of Flux 1, as the templates of Bedrock install it, with a tag of its own for each cluster. */
final class FluxValues {
    private FluxValues() {}

    static Map<String, Object> of(SyncedCluster sync) {
        Map<String, Object> git = new LinkedHashMap<>();
        git.put("url", sync.repository());
        git.put("branch", sync.branch());
        git.put(
                "path",
                sync.environments().stream().map(SyncedEnvironment::path).collect(Collectors.joining(",")));
        git.put("pollInterval", FluxObjects.text(sync.interval()));
        git.put("label", sync.label());
        sync.gitSecret().ifPresent(secret -> git.put("secretName", secret));
        return ordered(
                "git", git,
                "registry", Map.of("disableScanning", true),
                "syncGarbageCollection", Map.of("enabled", true));
    }
}
