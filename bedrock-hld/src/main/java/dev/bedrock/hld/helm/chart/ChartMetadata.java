package dev.bedrock.hld.helm.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code Chart.yaml}. Texts that are not given are empty.
 *
 * @param texts the plain fields, by the name that templates know them under: {@code Name}, {@code Version}, ...
 * @param deprecated whether nobody should use the chart any more
 * @param keywords words to find it by
 * @param sources where its source is
 * @param maintainers who looks after it: {@code Name}, {@code Email}, {@code URL}
 * @param annotations what other programs read; null if there are none
 * @param dependencies the charts that it needs
 */
public record ChartMetadata(
        Map<String, String> texts,
        boolean deprecated,
        List<String> keywords,
        List<String> sources,
        List<Map<String, String>> maintainers,
        @Nullable Map<String, String> annotations,
        List<ChartDependency> dependencies) {
    /** Keeps copies. */
    public ChartMetadata {
        texts = Map.copyOf(texts);
        keywords = List.copyOf(keywords);
        sources = List.copyOf(sources);
        maintainers = List.copyOf(maintainers);
        annotations = annotations == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        dependencies = List.copyOf(dependencies);
    }

    /** The name of the chart. */
    public String name() {
        return text("Name");
    }

    /** The version of the chart. */
    public String version() {
        return text("Version");
    }

    /** {@code v1} or {@code v2}. */
    public String apiVersion() {
        return text("APIVersion");
    }

    /** The versions of Kubernetes that it supports; empty for all. */
    public String kubeVersion() {
        return text("KubeVersion");
    }

    /** Whether it only has templates for other charts. */
    public boolean isLibrary() {
        return text("Type").equals("library");
    }

    private String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** The same metadata with the dependencies of another file. */
    ChartMetadata withDependencies(List<ChartDependency> others) {
        return new ChartMetadata(texts, deprecated, keywords, sources, maintainers, annotations, others);
    }

    /**
     * What templates see as {@code .Chart}, but for the annotations.
     *
     * @param name the name it is used under
     * @param root whether no other chart uses it
     * @param enabled the dependencies that are in use
     */
    public Map<String, @Nullable Object> asTemplateData(String name, boolean root, List<ChartDependency> enabled) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(texts);
        data.put("Name", name);
        data.put("IsRoot", root);
        data.put("Deprecated", deprecated);
        data.put("Keywords", keywords);
        data.put("Sources", sources);
        data.put("Maintainers", maintainers);
        data.put(
                "Dependencies",
                enabled.stream()
                        .map(each -> each.asTemplateData(each.effectiveName()))
                        .toList());
        return Collections.unmodifiableMap(data);
    }
}
