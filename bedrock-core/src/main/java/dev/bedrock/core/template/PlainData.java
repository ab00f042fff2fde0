package dev.bedrock.core.template;

import dev.bedrock.core.document.json.JsonWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data that templates see: nulls, booleans, numbers, texts, lists and mappings, and nothing else of Java. */
final class PlainData {
    private PlainData() {}

    /**
     * A copy, which a template may keep to itself.
     *
     * @throws IllegalArgumentException if there is something else in it
     */
    static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, entry) -> copy.put(String.valueOf(key), copy(entry)));
            return copy;
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        if (value != null && !isScalar(value)) {
            throw new IllegalArgumentException(
                    "no plain data: " + value.getClass().getName());
        }
        return value;
    }

    private static boolean isScalar(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof BigInteger;
    }

    /** How a value is printed: lists and mappings as JSON, which is YAML, too; null as nothing. */
    static String print(@Nullable Object value, BoundedInterpreter at) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return json(value, at);
        }
        Undefined.require(value);
        if (value == null) {
            return "";
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw at.failure(TemplateCode.FAILED, "a function or macro is no text; to call it, put '()' behind it", "");
    }

    static String json(@Nullable Object value, BoundedInterpreter at) {
        return bounded(
                JsonWriter.compact().withInsertionOrder().withoutHtmlEscaping().write(data(value, at)), at);
    }

    /** A value of a template as plain data. */
    static @Nullable Object data(@Nullable Object value, BoundedInterpreter at) {
        at.render().budget().step(at);
        checkSize(value, at);
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, entry) -> copy.put(String.valueOf(key), data(entry, at)));
            return copy;
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(data(item, at)));
            return copy;
        }
        Undefined.require(value);
        if (value instanceof Number number && !isScalar(number)) {
            return number.doubleValue();
        }
        return isScalar(value) ? value : print(value, at);
    }

    /** Ends the render if a value has too many parts in all: lists that hold each other twice grow without being long. */
    static void checkWeight(@Nullable Object value, BoundedInterpreter at) {
        weigh(value, 0, at);
    }

    private static int weigh(@Nullable Object value, int before, BoundedInterpreter at) {
        int weight = before + 1;
        int most = 10 * at.render().budget().limits().items();
        if (weight > most) {
            throw at.failure(TemplateCode.LIMIT, "a value has more than " + most + " parts", "");
        }
        Collection<?> parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : List.of();
        for (Object part : parts) {
            at.render().budget().step(at);
            weight = weigh(part, weight, at);
        }
        return weight;
    }

    /** Ends the render if a value has become too large. */
    static void checkSize(@Nullable Object value, BoundedInterpreter at) {
        int items = at.render().budget().limits().items();
        boolean tooMany = (value instanceof Collection<?> list && list.size() > items)
                || (value instanceof Map<?, ?> map && map.size() > items);
        if (tooMany) {
            throw at.failure(TemplateCode.LIMIT, "a list or mapping has more than " + items + " items", "");
        }
        if (value instanceof CharSequence text) {
            bounded(text, at);
        }
    }

    static <T extends CharSequence> T bounded(T text, BoundedInterpreter at) {
        int longest = at.render().budget().limits().text();
        if (text.length() > longest) {
            throw at.failure(TemplateCode.LIMIT, "a text has more than " + longest + " characters", "");
        }
        return text;
    }
}
