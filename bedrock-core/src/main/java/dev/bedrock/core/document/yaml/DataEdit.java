package dev.bedrock.core.document.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same changes on plain data, to check that the text says the same afterwards. */
final class DataEdit {
    private DataEdit() {}

    /** The value for a place whose last steps are missing. */
    static @Nullable Object wrap(List<YamlPath.Step> missing, @Nullable Object value, EditErrors errors) {
        Object wrapped = value;
        for (int i = missing.size() - 1; i >= 0; i--) {
            YamlPath.Step step = missing.get(i);
            if (step instanceof YamlPath.Key key) {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put(key.key(), wrapped);
                wrapped = map;
            } else {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(step instanceof YamlPath.Item item ? newItem(item, wrapped, errors) : wrapped);
                if (step instanceof YamlPath.Index index && index.index() != 0) {
                    throw errors.impossible("there is no item " + index, 0);
                }
                wrapped = list;
            }
        }
        return wrapped;
    }

    /** A new item has the field that it was looked for by. */
    static Map<String, @Nullable Object> newItem(YamlPath.Item item, @Nullable Object value, EditErrors errors) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw errors.impossible("a new item " + item + " must be a mapping", 0);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(item.field(), item.text());
        fields.forEach((key, field) -> map.put((String) key, field));
        return map;
    }

    /** Whether two values are the same; a number may have become an integer, and keys may be in another order. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.equals(y) || x.doubleValue() == y.doubleValue() || (isNaN(x) && isNaN(y));
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.size() == y.size()
                    && x.entrySet().stream()
                            .allMatch(e -> y.containsKey(e.getKey()) && same(e.getValue(), y.get(e.getKey())));
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

    private static boolean isNaN(Number number) {
        return Double.isNaN(number.doubleValue());
    }
}
