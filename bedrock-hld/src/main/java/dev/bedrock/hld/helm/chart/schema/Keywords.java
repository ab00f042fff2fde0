package dev.bedrock.hld.helm.chart.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keywords hold schemas, and of which shape the others are. */
final class Keywords {
    private static final Set<String> SCHEMA = Set.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    private static final Set<String> MAP =
            Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");
    private static final Set<String> NUMBERS = Set.of(
            "maximum",
            "minimum",
            "multipleOf",
            "maxLength",
            "minLength",
            "maxItems",
            "minItems",
            "maxProperties",
            "minProperties");
    private static final Set<String> STRINGS = Set.of("$ref", "pattern", "format", "$anchor", "$dynamicRef");

    private Keywords() {}

    /** A schema within a schema. */
    record Part(String pointer, Object schema) {}

    /** The schemas directly within a schema. */
    static List<Part> parts(Map<?, ?> schema) {
        List<Part> parts = new ArrayList<>();
        schema.forEach((key, value) -> {
            String keyword = String.valueOf(key);
            if (value instanceof List<?> list && LIST.contains(keyword)) {
                for (int i = 0; i < list.size(); i++) {
                    add(parts, keyword + "/" + i, list.get(i));
                }
            } else if (value instanceof Map<?, ?> map && MAP.contains(keyword)) {
                map.forEach((name, each) -> add(parts, keyword + "/" + escaped(String.valueOf(name)), each));
            } else if (SCHEMA.contains(keyword)) {
                add(parts, keyword, value);
            }
        });
        return parts;
    }

    private static void add(List<Part> parts, String pointer, @Nullable Object value) {
        if (value instanceof Map || value instanceof Boolean) {
            parts.add(new Part(pointer, value));
        }
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** What is wrong with the shape of a keyword's value: its JSON type and the one it should have; null if nothing is. */
    static @Nullable String misshapen(String keyword, @Nullable Object value) {
        String found = JsonType.of(value).toString();
        if (NUMBERS.contains(keyword) && !(value instanceof Number)) {
            return "got " + found + ", want "
                    + (keyword.startsWith("m") && keyword.matches("maximum|minimum|multipleOf") ? "number" : "integer");
        }
        if (STRINGS.contains(keyword) && !(value instanceof String)) {
            return "got " + found + ", want string";
        }
        if (MAP.contains(keyword) && !(value instanceof Map)) {
            return "got " + found + ", want object";
        }
        boolean list =
                keyword.equals("allOf") || keyword.equals("anyOf") || keyword.equals("oneOf") || keyword.equals("enum");
        return list && !(value instanceof List) ? "got " + found + ", want array" : null;
    }
}
