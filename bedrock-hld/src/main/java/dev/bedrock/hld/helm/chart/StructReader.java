package dev.bedrock.hld.helm.chart;

import dev.bedrock.core.document.GoNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a mapping as Go decodes a struct: names without regard to case, scalars where a text is wanted made a
 * text, and otherwise a type error.
 */
public final class StructReader {
    private final String struct;
    private final String path;
    private final Map<?, ?> data;

    private StructReader(String struct, String path, Map<?, ?> data) {
        this.struct = struct;
        this.path = path;
        this.data = data;
    }

    /**
     * For a document.
     *
     * @param struct the name of the Go type as it is in messages
     * @throws GoDecodeException if the document is no mapping
     */
    public static StructReader of(String struct, String typeName, @Nullable Object document) throws GoDecodeException {
        if (document == null) {
            return new StructReader(struct, "", Map.of());
        }
        if (document instanceof Map<?, ?> map) {
            return new StructReader(struct, "", map);
        }
        throw GoDecodeException.shape(HelmYaml.jsonType(document), "Go value of type " + typeName);
    }

    /** Whether the field is there at all. */
    public boolean has(String field) {
        return find(field) != null;
    }

    /** A text; empty if absent. */
    public String text(String field) throws GoDecodeException {
        String text = textOf(find(field), field);
        return text == null ? "" : text;
    }

    /** A boolean; false if absent. */
    public boolean flag(String field) throws GoDecodeException {
        Object value = find(field);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw mismatch(value, field, "bool");
    }

    /** A list of texts; empty if absent. */
    public List<String> texts(String field) throws GoDecodeException {
        Object value = find(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw mismatch(value, field, "[]string");
        }
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            String text = textOf(each, field);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    /** A mapping of texts; null if absent. */
    public @Nullable Map<String, String> textMap(String field) throws GoDecodeException {
        Object value = find(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw mismatch(value, field, "map[string]string");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String text = textOf(entry.getValue(), field);
            texts.put(String.valueOf(entry.getKey()), text == null ? "" : text);
        }
        return texts;
    }

    /** A list of anything; empty if absent. */
    public List<?> list(String field, String typeName) throws GoDecodeException {
        Object value = find(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw mismatch(value, field, typeName);
    }

    /** A nested struct; one without fields if absent. */
    public StructReader nested(String field, String nestedStruct, String typeName) throws GoDecodeException {
        return element(find(field), field, nestedStruct, typeName);
    }

    /** A nested struct that is an element of a list. */
    public StructReader element(@Nullable Object value, String field, String nestedStruct, String typeName)
            throws GoDecodeException {
        if (value == null) {
            return new StructReader(nestedStruct, path + field + ".", Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            return new StructReader(nestedStruct, path + field + ".", map);
        }
        throw mismatch(value, field, typeName);
    }

    private @Nullable Object find(String field) {
        Object exact = data.get(field);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<?, ?> entry : data.entrySet()) {
            if (field.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
                return entry.getValue();
            }
        }
        return null;
    }

    private @Nullable String textOf(@Nullable Object value, String field) throws GoDecodeException {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Map || value instanceof List) {
            throw mismatch(value, field, "string");
        }
        return value instanceof Double number ? GoNumbers.general(number) : String.valueOf(value);
    }

    private GoDecodeException mismatch(Object value, String field, String typeName) {
        return GoDecodeException.shape(
                HelmYaml.jsonType(value), "Go struct field " + struct + "." + path + field + " of type " + typeName);
    }
}
