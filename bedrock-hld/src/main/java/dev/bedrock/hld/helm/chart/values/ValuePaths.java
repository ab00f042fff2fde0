package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.chart.GoText;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values found by a path with dots. */
public final class ValuePaths {
    private ValuePaths() {}

    /** The outcome of looking for a table: the table, or the first name on the path that is none. */
    record Table(@Nullable Map<String, @Nullable Object> entries, String missing) {
        /** Helm's words for a table that is missing. */
        String error() {
            return GoText.quote(missing) + " is not a table";
        }
    }

    /** The table at a path. */
    static Table table(Map<String, @Nullable Object> values, String path) {
        Map<String, @Nullable Object> table = values;
        for (String name : path.split("\\.", -1)) {
            Map<String, @Nullable Object> inner = asTable(table.get(name));
            if (inner == null) {
                return new Table(null, name);
            }
            table = inner;
        }
        return new Table(table, "");
    }

    /** The value at a path, if there is one that is neither null nor a table. */
    static Optional<Object> scalar(Map<String, @Nullable Object> values, String path) {
        int dot = path.lastIndexOf('.');
        Map<String, @Nullable Object> table =
                dot < 0 ? values : table(values, path.substring(0, dot)).entries();
        if (table == null) {
            return Optional.empty();
        }
        Object value = table.get(path.substring(dot + 1));
        return value instanceof Map ? Optional.empty() : Optional.ofNullable(value);
    }

    @SuppressWarnings("unchecked") // values hold nothing but plain data
    static @Nullable Map<String, @Nullable Object> asTable(@Nullable Object value) {
        return value instanceof Map ? (Map<String, @Nullable Object>) value : null;
    }
}
