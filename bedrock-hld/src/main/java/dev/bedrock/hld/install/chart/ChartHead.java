package dev.bedrock.hld.install.chart;

import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import java.util.List;
import java.util.Set;

/** What a chart says of itself, read without the rest of it. */
final class ChartHead {
    private static final Set<String> FILES = Set.of("Chart.yaml", "requirements.yaml");

    private ChartHead() {}

    /**
     * The metadata, with the dependencies of a {@code requirements.yaml}.
     *
     * @throws HelmFailureException when there is none, or it is wrong
     */
    static ChartMetadata of(List<ChartFile> files) {
        return ChartLoader.defaults()
                .load(new ChartFiles(files.stream()
                        .filter(file -> FILES.contains(file.name()))
                        .toList()))
                .metadata();
    }
}
