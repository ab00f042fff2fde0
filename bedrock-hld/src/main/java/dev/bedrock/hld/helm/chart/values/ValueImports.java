package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.chart.ChartDependency;
import dev.bedrock.hld.helm.chart.ChartDependency.ValueImport;
import dev.bedrock.hld.helm.chart.HelmLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives parents the values that they import from their dependencies: the defaults of the charts, not what a user says. */
final class ValueImports {
    private final HelmLog log;

    ValueImports(HelmLog log) {
        this.log = log;
    }

    /** Imports, children first. Charts that import nothing get the values of their subcharts too, as in Helm. */
    void process(ActiveChart chart) {
        for (ActiveChart child : chart.dependencies()) {
            process(child);
        }
        if (!chart.declared().isEmpty()) {
            importInto(chart);
        }
    }

    private void importInto(ActiveChart chart) {
        Coalescing merging = new Coalescing(log, true);
        Map<String, @Nullable Object> values = merging.coalesce(chart, Map.of());
        Map<String, @Nullable Object> imported = new LinkedHashMap<>();
        for (ChartDependency dependency : chart.declared()) {
            for (ValueImport each : dependency.importValues()) {
                ValuePaths.Table table = ValuePaths.table(values, dependency.effectiveName() + "." + each.child());
                if (table.entries() != null) {
                    merging.mergeTables(imported, nested(each.parent(), Coalescing.copy(table.entries())));
                } else if (each.exported()) {
                    log.warn("ImportValues missing table", "error", table.error());
                } else {
                    log.warn(
                            "ImportValues missing table from chart",
                            "chart",
                            dependency.effectiveName(),
                            "error",
                            table.error());
                }
            }
        }
        merging.mergeTables(values, imported);
        chart.importing(values);
    }

    private static Map<String, @Nullable Object> nested(String path, Map<String, @Nullable Object> table) {
        if (path.equals(".")) {
            return table;
        }
        Map<String, @Nullable Object> outer = table;
        String[] names = path.split("\\.", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
            wrapped.put(names[i], outer);
            outer = wrapped;
        }
        return outer;
    }
}
