package dev.bedrock.gitops.flux;

import static dev.bedrock.gitops.flux.FluxObjects.ordered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code Application}s of Argo CD: one for each environment or, if its components depend on each other, one for each wave of
 * it, in the order of their sync waves. They belong into an application of applications.
 */
final class ArgoObjects {
    private static final String NAMESPACE = "argocd";

    private ArgoObjects() {}

    static Map<String, List<Map<String, Object>>> files(SyncedCluster sync) {
        Map<String, List<Map<String, Object>>> files = new TreeMap<>();
        for (SyncedEnvironment environment : sync.environments()) {
            List<Map<String, Object>> applications = new ArrayList<>();
            if (environment.waves().isEmpty()) {
                applications.add(
                        application(sync, environment, sync.cluster() + "-" + environment.name(), Map.of(), Map.of()));
            }
            for (int wave = 0; wave < environment.waves().size(); wave++) {
                // The comma separates the alternatives of a glob; paths have no character that means something in one.
                String include = "{" + String.join(",", environment.waves().get(wave)) + "}";
                applications.add(application(
                        sync,
                        environment,
                        sync.cluster() + "-" + environment.name() + "-" + wave,
                        Map.of("argocd.argoproj.io/sync-wave", Integer.toString(wave)),
                        Map.of("include", include)));
            }
            files.put("environment-" + environment.name() + ".yaml", applications);
        }
        return files;
    }

    private static Map<String, Object> application(
            SyncedCluster sync,
            SyncedEnvironment environment,
            String name,
            Map<String, Object> annotations,
            Map<String, Object> selection) {
        Map<String, Object> labels =
                ordered("bedrock.dev/cluster", sync.cluster(), "bedrock.dev/environment", environment.name());
        Map<String, Object> metadata = ordered("name", name, "namespace", NAMESPACE, "labels", labels);
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        Map<String, Object> directory = new LinkedHashMap<>();
        directory.put("recurse", true);
        directory.putAll(selection);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("project", "default");
        spec.put(
                "source",
                ordered(
                        "repoURL", sync.repository(),
                        "targetRevision", sync.branch(),
                        "path", environment.path(),
                        "directory", directory));
        spec.put("destination", Map.of("server", "https://kubernetes.default.svc"));
        spec.put("syncPolicy", Map.of("automated", ordered("prune", true, "selfHeal", true)));
        return ordered("apiVersion", "argoproj.io/v1alpha1", "kind", "Application", "metadata", metadata, "spec", spec);
    }
}
