package dev.bedrock.core.document.json;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.GoNumbers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain data as JSON, byte for byte as Go's {@code encoding/json} does. Immutable. */
public final class JsonWriter {
    private static final int MAX_DEPTH = 1000;
    private static final JsonWriter COMPACT = new JsonWriter("", true, true);

    private final String indent;
    private final boolean sortedKeys;
    private final boolean htmlEscaped;

    private JsonWriter(String indent, boolean sortedKeys, boolean htmlEscaped) {
        this.indent = indent;
        this.sortedKeys = sortedKeys;
        this.htmlEscaped = htmlEscaped;
    }

    /** On one line, keys sorted by bytes, {@code <}, {@code >} and {@code &} escaped. */
    public static JsonWriter compact() {
        return COMPACT;
    }

    /** On many lines, two spaces for each level, else like {@link #compact()}. */
    public static JsonWriter indented() {
        return COMPACT.withIndent("  ");
    }

    /** With another indentation for each level; empty for one line. */
    public JsonWriter withIndent(String newIndent) {
        return new JsonWriter(newIndent, sortedKeys, htmlEscaped);
    }

    /** Keys in the order of the maps. */
    public JsonWriter withInsertionOrder() {
        return new JsonWriter(indent, false, htmlEscaped);
    }

    /** With {@code <}, {@code >} and {@code &} as they are. */
    public JsonWriter withoutHtmlEscaping() {
        return new JsonWriter(indent, sortedKeys, false);
    }

    /**
     * One value, without a newline at the end.
     *
     * @throws IllegalArgumentException for NaN, infinities and what is not plain data
     * @throws LimitExceededException beyond 1000 levels, such as for a map that contains itself
     */
    public String write(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        writeTo(out, data);
        return out.toString();
    }

    /** Appends one value. */
    public void writeTo(StringBuilder out, @Nullable Object data) {
        write(out, data, 0);
    }

    private void write(StringBuilder out, @Nullable Object data, int depth) {
        if (depth > MAX_DEPTH) {
            throw new LimitExceededException(
                    CoreCode.DOCUMENT_LIMIT.error("nested deeper than " + MAX_DEPTH + " levels"));
        }
        if (data instanceof String string) {
            JsonStrings.write(out, string, htmlEscaped);
        } else if (data instanceof Map<?, ?> map) {
            writeMap(out, map, depth);
        } else if (data instanceof Collection<?> list) {
            writeList(out, list, depth);
        } else if (data instanceof Double || data instanceof Float) {
            out.append(GoNumbers.json(((Number) data).doubleValue()));
        } else if (data == null
                || data instanceof Boolean
                || data instanceof Long
                || data instanceof Integer
                || data instanceof BigInteger) {
            out.append(data);
        } else {
            throw new IllegalArgumentException(
                    "not plain data: " + data.getClass().getName());
        }
    }

    private void writeMap(StringBuilder out, Map<?, ?> map, int depth) {
        out.append('{');
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (sortedKeys) {
            entries.sort((a, b) -> JsonStrings.compare((String) a.getKey(), (String) b.getKey()));
        }
        boolean first = true;
        for (Map.Entry<?, ?> entry : entries) {
            if (!first) {
                out.append(',');
            }
            first = false;
            newLine(out, depth + 1);
            JsonStrings.write(out, (String) entry.getKey(), htmlEscaped);
            out.append(indent.isEmpty() ? ":" : ": ");
            write(out, entry.getValue(), depth + 1);
        }
        if (!first) {
            newLine(out, depth);
        }
        out.append('}');
    }

    private void writeList(StringBuilder out, Collection<?> list, int depth) {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                out.append(',');
            }
            first = false;
            newLine(out, depth + 1);
            write(out, item, depth + 1);
        }
        if (!first) {
            newLine(out, depth);
        }
        out.append(']');
    }

    private void newLine(StringBuilder out, int depth) {
        if (!indent.isEmpty()) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(indent);
            }
        }
    }
}
