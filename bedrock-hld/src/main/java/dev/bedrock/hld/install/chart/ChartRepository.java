package dev.bedrock.hld.install.chart;

/** A place that has charts. */
interface ChartRepository {
    /** The version of a chart that a reference to this repository stands for. */
    ResolvedChart resolve(ChartReference reference);

    /** The media types in which an archive may come, to ask for; empty for any. */
    String accepts();
}
