package dev.bedrock.hld.helm.chart;

import dev.bedrock.hld.helm.chart.source.ChartFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart with its subcharts, as it was packed: nothing is enabled, merged or rendered yet. Immutable, and shared by renders
 * and threads.
 *
 * @param metadata the content of {@code Chart.yaml}
 * @param values the content of {@code values.yaml}; not to be changed
 * @param schema the {@code values.schema.json}, if there is one
 * @param templates the files in {@code templates/}
 * @param files the files that templates may read, in the order of the source
 * @param dependencies the charts in {@code charts/}
 * @param warnings what Helm says while it loads the chart
 */
public record Chart(
        ChartMetadata metadata,
        Map<String, @Nullable Object> values,
        Optional<ChartFile> schema,
        List<ChartFile> templates,
        List<ChartFile> files,
        List<Chart> dependencies,
        List<String> warnings) {
    /** Keeps copies of the lists. */
    public Chart {
        templates = List.copyOf(templates);
        files = List.copyOf(files);
        dependencies = List.copyOf(dependencies);
        warnings = List.copyOf(warnings);
    }

    /** The name of the chart. */
    public String name() {
        return metadata.name();
    }

    /** The custom resource definitions in {@code crds/}, in the order of the source. */
    public List<ChartFile> crds() {
        return files.stream().filter(Chart::isCrd).toList();
    }

    private static boolean isCrd(ChartFile file) {
        String name = file.name();
        return name.startsWith("crds/") && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}
