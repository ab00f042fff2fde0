package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.hld.helm.chart.ChartDependency;
import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Chart.lock} or {@code requirements.lock}: which versions the dependencies were resolved to, and a digest by which
 * Helm sees whether the dependencies are still the same.
 *
 * @param locked the dependencies, in the order of those of the chart
 */
record DependencyLock(List<Locked> locked) {
    /** A dependency with its exact version. */
    record Locked(String name, String version, String repository) {
        Map<String, Object> asJson() {
            return json(name, version, repository);
        }
    }

    /**
     * The lock of a chart; empty if it has none.
     *
     * @throws InvalidInputException when it is malformed, or for other dependencies
     */
    static Optional<DependencyLock> of(ChartContent chart, ChartMetadata metadata) {
        Optional<ChartFile> file = chart.file("Chart.lock").or(() -> chart.file("requirements.lock"));
        return file.map(found -> read(chart, found, metadata));
    }

    private static DependencyLock read(ChartContent chart, ChartFile file, ChartMetadata metadata) {
        SourceLocation place = SourceLocation.of(chart.shown() + "/" + file.name());
        Node node = YamlReader.defaults()
                .readFirst(place.file(), file.text())
                .orElseThrow(() -> invalid("is empty", place));
        if (!(node instanceof MapNode map)) {
            throw invalid("is no mapping", node.location());
        }
        List<Locked> locked = new ArrayList<>();
        if (map.get("dependencies").orElse(map) instanceof ListNode list) {
            for (Node item : list.items()) {
                if (!(item instanceof MapNode entry)) {
                    throw invalid("has a dependency that is no mapping", item.location());
                }
                locked.add(new Locked(text(entry, "name"), text(entry, "version"), text(entry, "repository")));
            }
        }
        String digest = text(map, "digest");
        List<Map<String, Object>> declared =
                metadata.dependencies().stream().map(DependencyLock::asJson).toList();
        boolean fits = digest.equals(sha256(
                        List.of(declared, locked.stream().map(Locked::asJson).toList())))
                || (metadata.apiVersion().equals("v1") && digest.equals(sha256(Map.of("dependencies", declared))));
        if (!fits || !sameNames(metadata.dependencies(), locked)) {
            throw new InvalidInputException(ChartCode.DEPENDENCY_LOCK
                    .error("the lock is out of sync with the dependencies of the chart " + metadata.name(), place)
                    .withHint("run 'helm dependency update' for the chart and commit the lock"));
        }
        return new DependencyLock(locked);
    }

    private static boolean sameNames(List<ChartDependency> declared, List<Locked> locked) {
        return declared.stream()
                .map(ChartDependency::name)
                .toList()
                .equals(locked.stream().map(Locked::name).toList());
    }

    /** As Go writes the declaration of a dependency: in the order of its fields, without those that are empty. */
    private static Map<String, Object> asJson(ChartDependency dependency) {
        Map<String, Object> json = json(dependency.name(), dependency.version(), dependency.repository());
        if (!dependency.condition().isEmpty()) {
            json.put("condition", dependency.condition());
        }
        if (!dependency.tags().isEmpty()) {
            json.put("tags", dependency.tags());
        }
        if (!dependency.importValues().isEmpty()) {
            json.put(
                    "import-values",
                    dependency.importValues().stream()
                            .map(DependencyLock::importJson)
                            .toList());
        }
        if (!dependency.alias().isEmpty()) {
            json.put("alias", dependency.alias());
        }
        return json;
    }

    private static Object importJson(ChartDependency.ValueImport each) {
        if (each.exported()) {
            return each.child().substring("exports.".length());
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("child", each.child());
        json.put("parent", each.parent());
        return json;
    }

    private static Map<String, Object> json(String name, String version, String repository) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        if (!version.isEmpty()) {
            json.put("version", version);
        }
        json.put("repository", repository);
        return json;
    }

    private static String sha256(Object data) {
        try {
            byte[] json = JsonWriter.compact().withInsertionOrder().write(data).getBytes(UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(MapNode map, String key) {
        return map.get(key)
                .map(node -> node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "")
                .orElse("");
    }

    private static InvalidInputException invalid(String why, SourceLocation location) {
        return new InvalidInputException(
                ChartCode.DEPENDENCY_LOCK.error("the lock of the dependencies " + why, location));
    }
}
