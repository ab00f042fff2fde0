package dev.bedrock.infra.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the defaults of optional attributes in the place of those that are left out. */
final class Defaults {
    private Defaults() {}

    static @Nullable Object fill(@Nullable Object value, TypeConstraint type) {
        if (type instanceof TypeConstraint.Collection collection) {
            if (value instanceof List<?> list) {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(fill(item, collection.element())));
                return items;
            }
            if (value instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                map.forEach((key, entry) -> values.put(String.valueOf(key), fill(entry, collection.element())));
                return values;
            }
        }
        return type instanceof TypeConstraint.ObjectType object && value instanceof Map<?, ?> map
                ? object(map, object)
                : value;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, TypeConstraint.ObjectType type) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.attributes().forEach((name, attribute) -> {
            Object given = map.get(name);
            if (given != null) {
                values.put(name, fill(given, attribute.type()));
            } else if (attribute.defaultValue().isEmpty()) {
                values.put(name, null);
            } else {
                attribute
                        .defaultValue()
                        .flatMap(Constants::of)
                        .ifPresent(constant -> values.put(name, fill(constant.value(), attribute.type())));
            }
        });
        return values;
    }
}
