package dev.bedrock.hld.install.chart;

import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts in a {@code charts/}: archives and folders. */
final class PresentCharts {
    /** A chart, and its path. */
    record Present(String path, String name, String version) {}

    private PresentCharts() {}

    /** Those that can be read; what is no chart is left for whoever loads the chart to complain about. */
    static List<Present> in(List<ChartFile> files, ChartLimits limits) {
        Map<String, List<ChartFile>> folders = new LinkedHashMap<>();
        List<Present> present = new ArrayList<>();
        for (ChartFile file : files) {
            String inside = file.name().substring("charts/".length());
            int slash = inside.indexOf('/');
            if (slash > 0) {
                String folder = inside.substring(0, slash);
                folders.computeIfAbsent(folder, name -> new ArrayList<>())
                        .add(file.renamed(inside.substring(slash + 1)));
            } else if (inside.endsWith(".tgz")) {
                add(present, file.name(), () -> file.unpack(limits).files());
            }
        }
        folders.forEach((folder, content) -> add(present, "charts/" + folder, () -> content));
        return present;
    }

    private interface Content {
        List<ChartFile> files();
    }

    private static void add(List<Present> present, String path, Content content) {
        try {
            ChartMetadata metadata = ChartHead.of(content.files());
            present.add(new Present(path, metadata.name(), metadata.version()));
        } catch (HelmFailureException noChart) {
            return;
        }
    }
}
