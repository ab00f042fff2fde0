package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.chart.Chart;
import dev.bedrock.hld.helm.chart.ChartDependency;
import dev.bedrock.hld.helm.chart.ChartVersions;
import dev.bedrock.hld.helm.chart.HelmLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives dependencies their aliases and takes out those that tags and conditions turn off. */
final class DependencySwitches {
    private final HelmLog log;

    DependencySwitches(HelmLog log) {
        this.log = log;
    }

    /**
     * Decides about the dependencies of a chart and of its subcharts.
     *
     * @param values the values that the parent passes down
     * @param path the path of the chart's section in them, with a dot at its end
     */
    void process(ActiveChart chart, Map<String, @Nullable Object> values, String path) {
        List<ChartDependency> declared = chart.declared();
        if (declared.isEmpty()) {
            return;
        }
        chart.keep(aliased(chart, declared), declared);
        Map<String, @Nullable Object> merged = new Coalescing(log, false).coalesce(chart, values);
        Set<String> off = turnedOff(declared, merged, path);
        List<ActiveChart> enabled = chart.dependencies().stream()
                .filter(each -> !off.contains(each.name()))
                .toList();
        for (ActiveChart each : enabled) {
            process(each, merged, path + each.name() + ".");
        }
        chart.keep(
                enabled,
                declared.stream()
                        .filter(each -> !off.contains(each.effectiveName()))
                        .toList());
    }

    /** Undeclared charts first, then a chart for each declaration that one fits. */
    private static List<ActiveChart> aliased(ActiveChart parent, List<ChartDependency> declared) {
        List<ActiveChart> charts = new ArrayList<>();
        for (ActiveChart present : parent.dependencies()) {
            if (declared.stream().noneMatch(each -> fits(each, present.chart()))) {
                charts.add(present);
            }
        }
        for (ChartDependency each : declared) {
            parent.chart().dependencies().stream()
                    .filter(candidate -> fits(each, candidate))
                    .findFirst()
                    .ifPresent(candidate -> charts.add(parent.child(candidate, each.effectiveName())));
        }
        return charts;
    }

    private static boolean fits(ChartDependency declared, Chart chart) {
        return chart.name().equals(declared.name())
                && ChartVersions.fits(declared.version(), chart.metadata().version());
    }

    private Set<String> turnedOff(List<ChartDependency> declared, Map<String, @Nullable Object> values, String path) {
        Map<String, @Nullable Object> tags = ValuePaths.table(values, "tags").entries();
        Set<String> off = new HashSet<>();
        for (ChartDependency each : declared) {
            boolean byTags = tags == null || byTags(each, tags);
            if (!byCondition(each, values, path).orElse(byTags)) {
                off.add(each.effectiveName());
            }
        }
        return off;
    }

    private boolean byTags(ChartDependency dependency, Map<String, @Nullable Object> tags) {
        boolean anyOff = false;
        for (String tag : dependency.tags()) {
            Object value = tags.get(tag);
            if (Boolean.TRUE.equals(value)) {
                return true;
            } else if (Boolean.FALSE.equals(value)) {
                anyOff = true;
            } else if (tags.containsKey(tag)) {
                log.warn("returned non-bool value", "tag", tag, "chart", dependency.effectiveName());
            }
        }
        return !anyOff;
    }

    private Optional<Boolean> byCondition(
            ChartDependency dependency, Map<String, @Nullable Object> values, String path) {
        for (String condition : dependency.condition().strip().split(",", -1)) {
            if (condition.isEmpty()) {
                continue;
            }
            Optional<Object> value = ValuePaths.scalar(values, path + condition);
            if (value.isPresent() && value.get() instanceof Boolean decision) {
                return Optional.of(decision);
            }
            if (value.isPresent()) {
                log.warn("returned non-bool value", "path", condition, "chart", dependency.effectiveName());
            }
        }
        return Optional.empty();
    }
}
