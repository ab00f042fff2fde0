package dev.bedrock.hld.helm.chart;

import dev.bedrock.hld.helm.chart.ChartDependency.ValueImport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes metadata of a {@code Chart.yaml}, without judging it. */
final class MetadataReader {
    /** The plain fields: as they are in the file, and as templates know them. */
    private static final Map<String, String> TEXT_FIELDS = Map.ofEntries(
            Map.entry("apiVersion", "APIVersion"),
            Map.entry("name", "Name"),
            Map.entry("version", "Version"),
            Map.entry("appVersion", "AppVersion"),
            Map.entry("description", "Description"),
            Map.entry("home", "Home"),
            Map.entry("icon", "Icon"),
            Map.entry("condition", "Condition"),
            Map.entry("tags", "Tags"),
            Map.entry("kubeVersion", "KubeVersion"),
            Map.entry("type", "Type"));

    private MetadataReader() {}

    /** The metadata in a {@code Chart.yaml}. */
    static ChartMetadata read(String text) throws GoDecodeException {
        StructReader chart = StructReader.of("Metadata", "v2.Metadata", HelmYaml.read("Chart.yaml", text));
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : TEXT_FIELDS.entrySet()) {
            texts.put(field.getValue(), sanitized(chart.text(field.getKey())));
        }
        if (texts.getOrDefault("APIVersion", "").isEmpty()) {
            texts.put("APIVersion", "v1");
        }
        return new ChartMetadata(
                texts,
                chart.flag("deprecated"),
                sanitized(chart.texts("keywords")),
                sanitized(chart.texts("sources")),
                maintainers(chart),
                chart.textMap("annotations"),
                dependencies(chart));
    }

    /** The metadata with the dependencies of a {@code requirements.yaml}, if that has any. */
    static ChartMetadata withRequirements(ChartMetadata metadata, String text) throws GoDecodeException {
        StructReader file = StructReader.of("Metadata", "v2.Metadata", HelmYaml.read("requirements.yaml", text));
        return file.has("dependencies") ? metadata.withDependencies(dependencies(file)) : metadata;
    }

    private static List<Map<String, String>> maintainers(StructReader chart) throws GoDecodeException {
        List<Map<String, String>> maintainers = new ArrayList<>();
        for (Object each : chart.list("maintainers", "[]*v2.Maintainer")) {
            if (each == null) {
                throw new ChartValidationException("maintainers must not contain empty or null nodes");
            }
            StructReader maintainer = chart.element(each, "maintainers", "Maintainer", "v2.Maintainer");
            maintainers.add(Map.of(
                    "Name", sanitized(maintainer.text("name")),
                    "Email", sanitized(maintainer.text("email")),
                    "URL", sanitized(maintainer.text("url"))));
        }
        return maintainers;
    }

    private static List<ChartDependency> dependencies(StructReader chart) throws GoDecodeException {
        List<ChartDependency> dependencies = new ArrayList<>();
        for (Object each : chart.list("dependencies", "[]*v2.Dependency")) {
            if (each == null) {
                throw new ChartValidationException("dependencies must not contain empty or null nodes");
            }
            StructReader dependency = chart.element(each, "dependencies", "Dependency", "v2.Dependency");
            dependencies.add(new ChartDependency(
                    sanitized(dependency.text("name")),
                    sanitized(dependency.text("version")),
                    sanitized(dependency.text("repository")),
                    sanitized(dependency.text("condition")),
                    sanitized(dependency.texts("tags")),
                    imports(dependency.list("import-values", "[]interface {}")),
                    dependency.text("alias")));
        }
        return dependencies;
    }

    private static List<ValueImport> imports(List<?> written) {
        List<ValueImport> imports = new ArrayList<>();
        for (Object each : written) {
            if (each instanceof String name) {
                imports.add(new ValueImport("exports." + name, ".", true));
            } else if (each instanceof Map<?, ?> map) {
                imports.add(new ValueImport(printed(map.get("child")), printed(map.get("parent")), false));
            }
        }
        return imports;
    }

    private static String printed(@Nullable Object value) {
        return value == null ? "<nil>" : String.valueOf(value);
    }

    private static List<String> sanitized(List<String> texts) {
        return texts.stream().map(MetadataReader::sanitized).toList();
    }

    /** White space becomes blanks; what cannot be printed is left out. */
    private static String sanitized(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                out.append(' ');
            } else if (GoText.isPrintable(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
