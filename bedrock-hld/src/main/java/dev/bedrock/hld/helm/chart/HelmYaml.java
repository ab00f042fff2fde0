package dev.bedrock.hld.helm.chart;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlSyntaxException;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** YAML as Helm reads it: the first document of a text, with the types that JSON has, and all numbers floating point. */
public final class HelmYaml {
    private static final YamlReader READER = YamlReader.defaults().lenient();

    private HelmYaml() {}

    /**
     * The first document as it is written, integers kept; null if there is none.
     *
     * @throws GoDecodeException if it is no YAML
     */
    public static @Nullable Object read(String file, String text) throws GoDecodeException {
        try {
            Optional<Node> document = READER.readFirst(file, text);
            return document.isPresent() ? document.get().toData() : null;
        } catch (YamlSyntaxException e) {
            throw new GoDecodeException("error converting YAML to JSON: " + e.goMessage());
        }
    }

    /**
     * The documents of a values file, merged in their order: mappings recursively, anything else replaced.
     *
     * @throws GoDecodeException if one is no YAML or no mapping
     */
    public static Map<String, @Nullable Object> readValues(String file, String text) throws GoDecodeException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String document : documents(text)) {
            try {
                merge(values, mapping(read(file, document)));
            } catch (GoDecodeException e) {
                throw new GoDecodeException("cannot unmarshal yaml document: " + e.text());
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked") // mappings of documents have string keys
    private static Map<String, @Nullable Object> mapping(@Nullable Object data) throws GoDecodeException {
        if (data == null) {
            return Map.of();
        }
        if (!(data instanceof Map)) {
            throw GoDecodeException.shape(jsonType(data), "Go value of type map[string]interface {}");
        }
        return (Map<String, @Nullable Object>) floatingPoint(data);
    }

    /** Copies plain data, all numbers floating point but those that are marked as integers. */
    public static Map<String, @Nullable Object> copyOfValues(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(values.size() * 2);
        values.forEach((key, value) -> copy.put(key, copy(value)));
        return copy;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, each) -> copy.put(String.valueOf(key), copy(each)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    /** Merges one tree of values over another: mappings recursively, anything else replaced. */
    @SuppressWarnings("unchecked") // values have string keys
    public static void merge(Map<String, @Nullable Object> into, Map<String, ? extends @Nullable Object> over) {
        over.forEach((key, value) -> {
            if (value instanceof Map && into.get(key) instanceof Map<?, ?> below) {
                merge((Map<String, @Nullable Object>) below, (Map<String, @Nullable Object>) value);
            } else {
                into.put(key, value);
            }
        });
    }

    /**
     * Makes all numbers floating point, in place. Infinities have no form in JSON and are refused.
     *
     * @throws GoDecodeException for infinities and not-a-number
     */
    @SuppressWarnings("unchecked") // mappings of documents have string keys
    static Object floatingPoint(Object data) throws GoDecodeException {
        if (data instanceof Map<?, ?>) {
            for (Map.Entry<String, @Nullable Object> entry : ((Map<String, @Nullable Object>) data).entrySet()) {
                Object value = entry.getValue();
                if (value != null) {
                    entry.setValue(floatingPoint(value));
                }
            }
        } else if (data instanceof List<?>) {
            List<@Nullable Object> list = (List<@Nullable Object>) data;
            for (int i = 0; i < list.size(); i++) {
                Object value = list.get(i);
                if (value != null) {
                    list.set(i, floatingPoint(value));
                }
            }
        } else if (data instanceof Number number) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                String name = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
                throw new GoDecodeException("error converting YAML to JSON: json: unsupported value: " + name);
            }
            return value;
        }
        return data;
    }

    /** The name that Go's JSON decoder gives a value in its messages. */
    public static String jsonType(@Nullable Object value) {
        if (value instanceof String) {
            return "string";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof List) {
            return "array";
        }
        return value instanceof Number || value instanceof TypedInteger ? "number" : "null";
    }

    /** Splits at lines of {@code ---} with nothing but a comment behind. */
    private static List<String> documents(String text) {
        List<String> documents = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            int next = newline < 0 ? text.length() : newline + 1;
            if (at > start && text.startsWith("---", at) && isSeparator(text, at + 3, next)) {
                documents.add(text.substring(start, at));
                start = next;
            }
            at = next;
        }
        if (start < text.length()) {
            documents.add(text.substring(start));
        }
        return documents;
    }

    private static boolean isSeparator(String text, int from, int to) {
        String rest = text.substring(from, to).strip();
        return rest.isEmpty() || rest.charAt(0) == '#';
    }
}
