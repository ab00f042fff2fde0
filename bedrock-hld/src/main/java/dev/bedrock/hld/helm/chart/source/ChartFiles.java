package dev.bedrock.hld.helm.chart.source;

import java.util.List;

/**
 * The files of a chart, subcharts included, in the order of their source.
 *
 * @param files the files; no name occurs twice
 */
public record ChartFiles(List<ChartFile> files) {
    /** Keeps a copy of the list. */
    public ChartFiles {
        files = List.copyOf(files);
    }
}
