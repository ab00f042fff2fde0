package dev.bedrock.gitops.flux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects of Flux 2: a {@code GitRepository}, a {@code Kustomization} for each environment or, if its components depend on
 * each other, for each wave of it, and a {@code Provider} with its {@code Alert}.
 */
final class FluxObjects {
    private static final String NAMESPACE = "flux-system";
    private static final String SOURCE = "bedrock-manifests";
    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final String RETRY = "2m";
    private static final String TIMEOUT = "10m";

    private final SyncedCluster sync;

    FluxObjects(SyncedCluster sync) {
        this.sync = sync;
    }

    Map<String, List<Map<String, Object>>> files() {
        Map<String, List<Map<String, Object>>> files = new TreeMap<>();
        files.put("source.yaml", List.of(source()));
        for (SyncedEnvironment environment : sync.environments()) {
            files.put("environment-" + environment.name() + ".yaml", kustomizations(environment));
            for (int wave = 0; wave < environment.waves().size(); wave++) {
                files.put(
                        folder(environment, wave) + "/" + KUSTOMIZATION,
                        List.of(wave(environment, environment.waves().get(wave))));
            }
        }
        sync.events().ifPresent(receiver -> files.put("events.yaml", List.of(provider(receiver), alert())));
        List<String> resources =
                files.keySet().stream().filter(path -> !path.contains("/")).toList();
        files.put(KUSTOMIZATION, List.of(kustomize(resources)));
        return files;
    }

    private static String folder(SyncedEnvironment environment, int wave) {
        return "waves/" + environment.name() + "-" + wave;
    }

    private Map<String, Object> source() {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("interval", text(sync.interval()));
        spec.put("url", sync.repository());
        spec.put("ref", Map.of("branch", sync.branch()));
        sync.gitSecret().ifPresent(secret -> spec.put("secretRef", Map.of("name", secret)));
        return object("source.toolkit.fluxcd.io/v1", "GitRepository", SOURCE, Map.of(), spec);
    }

    private List<Map<String, Object>> kustomizations(SyncedEnvironment environment) {
        if (environment.waves().isEmpty()) {
            return List.of(kustomization(environment, environment.name(), environment.path(), List.of()));
        }
        List<Map<String, Object>> objects = new ArrayList<>();
        for (int wave = 0; wave < environment.waves().size(); wave++) {
            String path = "clusters/" + sync.cluster() + "/" + folder(environment, wave);
            List<String> before = wave == 0 ? List.of() : List.of(environment.name() + "-" + (wave - 1));
            objects.add(kustomization(environment, environment.name() + "-" + wave, path, before));
        }
        return objects;
    }

    private Map<String, Object> kustomization(
            SyncedEnvironment environment, String name, String path, List<String> before) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (!before.isEmpty()) {
            spec.put(
                    "dependsOn",
                    before.stream().map(other -> Map.of("name", other)).toList());
        }
        spec.put("interval", text(sync.interval()));
        spec.put("retryInterval", RETRY);
        spec.put("timeout", TIMEOUT);
        spec.put("path", "./" + path);
        spec.put("prune", true);
        // It is only ready, and others that depend on it only follow, when what it has applied is.
        spec.put("wait", true);
        spec.put("sourceRef", ordered("kind", "GitRepository", "name", SOURCE));
        return object(
                "kustomize.toolkit.fluxcd.io/v1",
                "Kustomization",
                name,
                Map.of("bedrock.dev/environment", environment.name()),
                spec);
    }

    /** The folder is two below that of the cluster, which is two below the root. */
    private static Map<String, Object> wave(SyncedEnvironment environment, List<String> files) {
        return kustomize(files.stream()
                .map(file -> "../../../../" + environment.path() + "/" + file)
                .toList());
    }

    private static Map<String, Object> kustomize(List<String> resources) {
        return ordered(
                "apiVersion", "kustomize.config.k8s.io/v1beta1", "kind", "Kustomization", "resources", resources);
    }

    private Map<String, Object> provider(EventReceiver receiver) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("type", receiver.secret().isPresent() ? "generic-hmac" : "generic");
        spec.put("address", receiver.address());
        receiver.secret().ifPresent(secret -> spec.put("secretRef", Map.of("name", secret)));
        return object("notification.toolkit.fluxcd.io/v1beta3", "Provider", "bedrock-events", Map.of(), spec);
    }

    private Map<String, Object> alert() {
        Map<String, Object> own = ordered(
                "kind", "Kustomization", "name", "*", "matchLabels", Map.of("bedrock.dev/cluster", sync.cluster()));
        Map<String, Object> source = ordered("kind", "GitRepository", "name", SOURCE);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("providerRef", Map.of("name", "bedrock-events"));
        spec.put("eventSeverity", "info");
        spec.put("eventSources", List.of(own, source));
        spec.put("eventMetadata", ordered("cluster", sync.cluster(), "label", sync.label()));
        return object("notification.toolkit.fluxcd.io/v1beta3", "Alert", "bedrock-events", Map.of(), spec);
    }

    private Map<String, Object> object(
            String version, String kind, String name, Map<String, String> labels, Map<String, Object> spec) {
        Map<String, Object> all = new TreeMap<>(labels);
        all.put("bedrock.dev/cluster", sync.cluster());
        Map<String, Object> metadata = ordered("name", name, "namespace", NAMESPACE, "labels", all);
        return ordered("apiVersion", version, "kind", kind, "metadata", metadata, "spec", spec);
    }

    /** As Go writes durations. */
    static String text(Duration duration) {
        return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }

    /** A map that keeps the order in which its keys and values are given. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
