package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.chart.Chart;
import dev.bedrock.hld.helm.chart.ChartDependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart as one release uses it: under its alias, with those dependencies that are enabled, and with the values that it
 * imports from them.
 */
public final class ActiveChart {
    private final Chart chart;
    private final String name;
    private final String path;
    private final boolean root;
    private Map<String, @Nullable Object> values;
    private List<ChartDependency> declared;
    private List<ActiveChart> dependencies = new ArrayList<>();

    private ActiveChart(Chart chart, String name, String path, boolean root) {
        this.chart = chart;
        this.name = name;
        this.path = path;
        this.root = root;
        this.values = chart.values();
        this.declared = chart.metadata().dependencies();
        for (Chart each : chart.dependencies()) {
            dependencies.add(child(each, each.name()));
        }
    }

    static ActiveChart root(Chart chart) {
        return new ActiveChart(chart, chart.name(), chart.name(), true);
    }

    ActiveChart child(Chart dependency, String alias) {
        return new ActiveChart(dependency, alias, path + "/charts/" + alias, false);
    }

    void keep(List<ActiveChart> enabled, List<ChartDependency> enabledDeclarations) {
        dependencies = enabled;
        declared = enabledDeclarations;
    }

    void importing(Map<String, @Nullable Object> merged) {
        values = merged;
    }

    /** The chart itself. */
    public Chart chart() {
        return chart;
    }

    /** The name it is used under. */
    public String name() {
        return name;
    }

    /** Where it is in the tree, such as {@code parent/charts/child}. */
    public String path() {
        return path;
    }

    /** Whether no other chart uses it. */
    public boolean isRoot() {
        return root;
    }

    /** Its default values, imports included; not to be changed. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** The declared dependencies that are enabled. */
    public List<ChartDependency> declared() {
        return declared;
    }

    /** The subcharts in use. */
    public List<ActiveChart> dependencies() {
        return dependencies;
    }
}
