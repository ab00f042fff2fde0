package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.yaml.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of plain data, to check that a text says what it should. */
final class DataChange {
    private DataChange() {}

    /** The data with a value at a place; mappings and lists that are missing on the way are there afterwards. */
    static @Nullable Object with(@Nullable Object data, List<YamlPath.Step> steps, @Nullable Object value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<YamlPath.Step> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof YamlPath.Key key) {
            Map<Object, @Nullable Object> map = map(data);
            map.put(key.key(), with(map.get(key.key()), rest, value));
            return map;
        }
        int index = index(steps.get(0));
        List<@Nullable Object> list = list(data);
        if (index < list.size()) {
            list.set(index, with(list.get(index), rest, value));
        } else {
            list.add(with(null, rest, value));
        }
        return list;
    }

    /** The data without what is at a place, which must be there. */
    static Object without(@Nullable Object data, List<YamlPath.Step> steps) {
        List<YamlPath.Step> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof YamlPath.Key key) {
            Map<Object, @Nullable Object> map = map(data);
            if (rest.isEmpty()) {
                map.remove(key.key());
            } else {
                map.put(key.key(), without(map.get(key.key()), rest));
            }
            return map;
        }
        int index = index(steps.get(0));
        List<@Nullable Object> list = list(data);
        if (rest.isEmpty()) {
            list.remove(index);
        } else {
            list.set(index, without(list.get(index), rest));
        }
        return list;
    }

    private static Map<Object, @Nullable Object> map(@Nullable Object data) {
        return data instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
    }

    private static List<@Nullable Object> list(@Nullable Object data) {
        return data instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    private static int index(YamlPath.Step step) {
        return ((YamlPath.Index) step).index();
    }

    /** Whether two values are the same; HCL has one type of numbers, and no order of keys. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.equals(y) || x.doubleValue() == y.doubleValue();
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.keySet().equals(y.keySet())
                    && x.entrySet().stream().allMatch(e -> same(e.getValue(), y.get(e.getKey())));
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            boolean same = x.size() == y.size();
            for (int i = 0; same && i < x.size(); i++) {
                same = same(x.get(i), y.get(i));
            }
            return same;
        }
        return Objects.equals(a, b);
    }
}
