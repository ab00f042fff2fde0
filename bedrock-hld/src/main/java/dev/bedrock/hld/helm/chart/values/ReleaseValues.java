package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.Chart;
import dev.bedrock.hld.helm.chart.ChartDependency;
import dev.bedrock.hld.helm.chart.HelmLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts that a release uses and the values that they get.
 *
 * @param chart the tree of charts in use
 * @param values the values of the root with a section for each subchart; belong to the caller
 */
public record ReleaseValues(ActiveChart chart, Map<String, @Nullable Object> values) {
    /**
     * Enables the dependencies, imports values and merges all of them.
     *
     * @param chart the chart as it was loaded
     * @param user the values of the user, all numbers floating point or marked as integers; not changed
     * @param log where warnings go
     * @throws HelmFailureException if a subchart's section is no mapping
     */
    public static ReleaseValues of(Chart chart, Map<String, ? extends @Nullable Object> user, HelmLog log) {
        ActiveChart root = ActiveChart.root(chart);
        Map<String, @Nullable Object> copy = Coalescing.copy(user);
        try {
            new DependencySwitches(log).process(root, copy, "");
            new ValueImports(log).process(root);
        } catch (HelmFailureException e) {
            throw e.prefixed("chart dependencies processing failed: ");
        }
        return new ReleaseValues(root, new Coalescing(log, false).coalesce(root, copy));
    }

    /**
     * Checks that every dependency that the chart declares is there, in any version.
     *
     * @throws HelmFailureException if one is missing
     */
    public static void checkDeclared(Chart chart) {
        List<String> missing = new ArrayList<>();
        for (ChartDependency declared : chart.metadata().dependencies()) {
            if (chart.dependencies().stream().noneMatch(each -> each.name().equals(declared.name()))) {
                missing.add(declared.name());
            }
        }
        if (!missing.isEmpty()) {
            throw HelmFailureException.in(
                    "Chart.yaml",
                    HelmCode.DEPENDENCY_MISSING,
                    "an error occurred while checking for chart dependencies. You may need to run `helm dependency build` to"
                            + " fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: "
                            + missing.stream().collect(Collectors.joining(", ")));
        }
    }
}
