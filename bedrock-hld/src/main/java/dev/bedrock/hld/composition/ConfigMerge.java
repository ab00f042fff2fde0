package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.problem.HldCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Merges a layer under a higher one, by the rules that existing definitions rely on:
 *
 * <ul>
 *   <li>mappings are merged key by key;
 *   <li>lists are put one after the other, unless the higher one replaces;
 *   <li>of two plain values the higher one counts;
 *   <li>a null, or nothing, is filled by the lower layer; a null of the lower layer adds nothing;
 *   <li>a mapping over something else, or a list over something else, is a conflict;
 *   <li>the namespace and its injection come from the highest layer that names one, together;
 *   <li>{@code disabled} comes from the highest layer that speaks of it.
 * </ul>
 *
 * <p>Merging {@code a} under {@code b} under {@code c} gives the same in whatever order the two merges are done.
 */
final class ConfigMerge {
    private final Consumer<Problem> problems;

    ConfigMerge(Consumer<Problem> problems) {
        this.problems = problems;
    }

    ComponentConfig merge(ComponentConfig high, ComponentConfig low) {
        if (low == ComponentConfig.empty()) {
            return high;
        }
        if (high == ComponentConfig.empty()) {
            return low;
        }
        return new ComponentConfig(
                mergeValues(high.valuesOrNull(), low.valuesOrNull()),
                high.namespaceOrNull() != null ? high.namespaceOrNull() : low.namespaceOrNull(),
                high.disabledOrNull() != null ? high.disabledOrNull() : low.disabledOrNull(),
                mergeSubcomponents(high.subcomponents(), low.subcomponents()));
    }

    private Map<String, ComponentConfig.Sub> mergeSubcomponents(
            Map<String, ComponentConfig.Sub> high, Map<String, ComponentConfig.Sub> low) {
        if (low.isEmpty()) {
            return high;
        }
        if (high.isEmpty()) {
            return low;
        }
        Map<String, ComponentConfig.Sub> merged = new LinkedHashMap<>(high);
        low.forEach((name, sub) -> merged.merge(
                name,
                sub,
                (ours, theirs) -> new ComponentConfig.Sub(ours.location(), merge(ours.config(), theirs.config()))));
        return merged;
    }

    private @Nullable ConfigMap mergeValues(@Nullable ConfigMap high, @Nullable ConfigMap low) {
        if (high == null) {
            return low;
        }
        return low == null ? high : mergeMaps(high, low, Path.ROOT);
    }

    private ConfigMap mergeMaps(ConfigMap high, ConfigMap low, Path path) {
        Map<String, ConfigValue> merged = null;
        for (Map.Entry<String, ConfigValue> entry : low.entries().entrySet()) {
            String key = entry.getKey();
            ConfigValue ours = high.entries().get(key);
            ConfigValue result = mergeValue(ours, entry.getValue(), new Path(path, key));
            if (result != null && result != ours) {
                if (merged == null) {
                    merged = new LinkedHashMap<>(high.entries());
                }
                merged.put(key, result);
            }
        }
        return merged == null ? high : new ConfigMap(merged, high.origin());
    }

    private @Nullable ConfigValue mergeValue(@Nullable ConfigValue high, ConfigValue low, Path path) {
        boolean lowIsNull = low instanceof ConfigScalar scalar && scalar.isNull();
        if (lowIsNull) {
            return high;
        }
        if (high == null) {
            return low;
        }
        if (high instanceof ConfigScalar scalar) {
            if (scalar.isNull()) {
                report(HldCode.NULL_FILLED.warning(
                        "null does not remove '" + path + "': it becomes " + low.describe() + " from " + low.origin(),
                        high.origin().location()));
                return low;
            }
            if (!(low instanceof ConfigScalar)) {
                report(HldCode.HIDDEN_STRUCTURE.warning(
                        "'" + path + "' is " + high.describe() + " and hides " + low.describe() + " from "
                                + low.origin(),
                        high.origin().location()));
            }
            return high;
        }
        if (high instanceof ConfigMap map && low instanceof ConfigMap lowMap) {
            return mergeMaps(map, lowMap, path);
        }
        if (high instanceof ConfigList list && low instanceof ConfigList lowList) {
            return list.followedBy(lowList);
        }
        report(HldCode.MERGE_CONFLICT.error(
                "'" + path + "' is " + high.describe() + " and cannot be merged with " + low.describe() + " from "
                        + low.origin(),
                high.origin().location()));
        return high;
    }

    private void report(Problem problem) {
        problems.accept(problem);
    }

    /** The keys that lead to a value; only printed when something is wrong. */
    private record Path(@Nullable Path parent, String key) {
        static final Path ROOT = new Path(null, "config");

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(key);
            for (Path path = parent; path != null; path = path.parent) {
                text.insert(0, path.key + ".");
            }
            return text.toString();
        }
    }
}
