package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.HelmLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of a tree of charts together: those of the user before those of a parent before those of a child, globals
 * passed down. Mappings are merged, all else is replaced.
 */
final class Coalescing {
    private static final String GLOBAL = "global";

    private final HelmLog log;
    private final boolean keepNulls;

    /**
     * For one pass.
     *
     * @param log where warnings go
     * @param keepNulls whether a null stands; otherwise it deletes what it would replace
     */
    Coalescing(HelmLog log, boolean keepNulls) {
        this.log = log;
        this.keepNulls = keepNulls;
    }

    /** The values of a chart and its subcharts. Nothing that is given is changed. */
    Map<String, @Nullable Object> coalesce(ActiveChart chart, Map<String, ? extends @Nullable Object> user) {
        Map<String, @Nullable Object> values = copy(user);
        coalesce(chart, values, "");
        return values;
    }

    private void coalesce(ActiveChart chart, Map<String, @Nullable Object> values, String prefix) {
        String path = join(prefix, chart.name());
        coalesceDefaults(chart, values, path);
        for (ActiveChart child : chart.dependencies()) {
            if (!values.containsKey(child.name())) {
                values.put(child.name(), new LinkedHashMap<>());
            }
            Map<String, @Nullable Object> section = ValuePaths.asTable(values.get(child.name()));
            if (section == null) {
                throw HelmFailureException.of(
                        HelmCode.DEPENDENCY_INVALID,
                        "type mismatch on " + child.name() + ": " + GoPrint.asBoolean(values.get(child.name())));
            }
            passGlobals(section, values, path);
            coalesce(child, section, path);
        }
    }

    private void coalesceDefaults(ActiveChart chart, Map<String, @Nullable Object> values, String path) {
        for (Map.Entry<String, @Nullable Object> entry : copy(chart.values()).entrySet()) {
            String key = entry.getKey();
            Object preset = entry.getValue();
            if (!values.containsKey(key)) {
                values.put(key, preset);
                continue;
            }
            Object value = values.get(key);
            Map<String, @Nullable Object> table = ValuePaths.asTable(value);
            if (value == null && !keepNulls) {
                values.remove(key);
            } else if (table != null) {
                Map<String, @Nullable Object> presetTable = ValuePaths.asTable(preset);
                if (presetTable != null) {
                    mergeTables(table, presetTable, join(path, key), keepNulls || isSubchart(chart, key));
                } else if (preset != null) {
                    log.info("warning: skipped value for " + join(path, key) + ": Not a table.");
                }
            }
        }
    }

    private static boolean isSubchart(ActiveChart chart, String key) {
        for (ActiveChart child : chart.dependencies()) {
            if (child.name().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private void passGlobals(Map<String, @Nullable Object> section, Map<String, @Nullable Object> values, String path) {
        Map<String, @Nullable Object> to = globals(section, "destination");
        Map<String, @Nullable Object> from = to == null ? null : globals(values, "source");
        if (to == null || from == null) {
            return;
        }
        from.forEach((key, value) -> {
            Map<String, @Nullable Object> table = ValuePaths.asTable(value);
            boolean present = to.containsKey(key);
            Map<String, @Nullable Object> presentTable = ValuePaths.asTable(to.get(key));
            if (table == null) {
                if (presentTable == null) {
                    to.put(key, value);
                } else {
                    log.info("key " + key + " is table. Skipping");
                }
            } else if (!present) {
                to.put(key, new LinkedHashMap<>(table));
            } else if (presentTable == null) {
                log.info("Conflict: cannot merge map onto non-map for \"" + key + "\". Skipping.");
            } else {
                Map<String, @Nullable Object> merged = new LinkedHashMap<>(table);
                mergeTables(merged, presentTable, join(path, key), true);
                to.put(key, merged);
            }
        });
        section.put(GLOBAL, to);
    }

    private @Nullable Map<String, @Nullable Object> globals(Map<String, @Nullable Object> values, String role) {
        if (!values.containsKey(GLOBAL)) {
            return new LinkedHashMap<>();
        }
        Map<String, @Nullable Object> globals = ValuePaths.asTable(values.get(GLOBAL));
        if (globals == null) {
            log.info("warning: skipping globals because " + role + " global is not a table.");
        }
        return globals;
    }

    /** Fills a table with the entries of another one that it does not have. */
    void mergeTables(Map<String, @Nullable Object> into, Map<String, @Nullable Object> from) {
        mergeTables(into, from, "", keepNulls);
    }

    private void mergeTables(
            Map<String, @Nullable Object> into, Map<String, @Nullable Object> from, String prefix, boolean nullsStay) {
        Set<String> presets = new HashSet<>();
        from.forEach((key, value) -> {
            if (value != null) {
                presets.add(key);
            }
        });
        into.forEach((key, value) -> {
            if (value == null) {
                from.put(key, null);
            }
        });
        from.forEach((key, preset) -> {
            Object value = into.get(key);
            Map<String, @Nullable Object> presetTable = ValuePaths.asTable(preset);
            Map<String, @Nullable Object> table = ValuePaths.asTable(value);
            if (!into.containsKey(key)) {
                into.put(key, preset);
            } else if (!nullsStay && value == null && presets.contains(key)) {
                into.remove(key);
            } else if (presetTable != null && table != null) {
                mergeTables(table, presetTable, join(prefix, key), nullsStay);
            } else if (presetTable != null) {
                log.info("warning: cannot overwrite table with non table for " + join(prefix, key) + " ("
                        + GoPrint.plain(preset) + ")");
            } else if (table != null && preset != null) {
                log.info("warning: destination for " + join(prefix, key) + " is a table. Ignoring non-table value ("
                        + GoPrint.plain(preset) + ")");
            }
        });
    }

    private static String join(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    /** A copy that shares nothing mutable. */
    static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values.size() * 2);
        values.forEach((key, value) -> copy.put(key, copy(value)));
        return copy;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        Map<String, @Nullable Object> table = ValuePaths.asTable(value);
        if (table != null) {
            return copy(table);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object each : list) {
                copy.add(copy(each));
            }
            return copy;
        }
        return value;
    }
}
