package dev.bedrock.hld.helm.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dependency that {@code Chart.yaml} or {@code requirements.yaml} declares. Texts that are not given are empty.
 *
 * @param name the name of the chart
 * @param version the constraint on its version
 * @param repository where it comes from
 * @param condition paths into the values, separated by commas, the first boolean of which decides whether it is used
 * @param tags names in the values' table {@code tags} that decide too
 * @param importValues what of the dependency's values becomes values of the parent
 * @param alias another name to use it under
 */
public record ChartDependency(
        String name,
        String version,
        String repository,
        String condition,
        List<String> tags,
        List<ValueImport> importValues,
        String alias) {
    /** Keeps copies of the lists. */
    public ChartDependency {
        tags = List.copyOf(tags);
        importValues = List.copyOf(importValues);
    }

    /**
     * A table of the dependency's values that becomes a table of the parent's.
     *
     * @param child the path in the dependency's values
     * @param parent the path in the parent's values, {@code .} for their top
     * @param exported whether it was written as a name below {@code exports}
     */
    public record ValueImport(String child, String parent, boolean exported) {}

    /** The name it is used under. */
    public String effectiveName() {
        return alias.isEmpty() ? name : alias;
    }

    /** What templates see of an enabled dependency in {@code .Chart.Dependencies}. */
    Map<String, @Nullable Object> asTemplateData(String shownName) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("Name", shownName);
        data.put("Version", version);
        data.put("Repository", repository);
        data.put("Condition", condition);
        data.put("Tags", tags);
        data.put("Enabled", true);
        data.put(
                "ImportValues",
                importValues.stream()
                        .map(each -> Map.of("child", each.child(), "parent", each.parent()))
                        .toList());
        data.put("Alias", alias);
        return Collections.unmodifiableMap(data);
    }
}
