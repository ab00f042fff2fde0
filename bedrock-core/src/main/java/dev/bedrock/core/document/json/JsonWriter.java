package dev.bedrock.core.document.json;

import org.jspecify.annotations.Nullable;

/** Writes plain data as JSON, byte for byte as Go's {@code encoding/json} does. Immutable. */
public final class JsonWriter {
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
     */
    public String write(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        writeTo(out, data);
        return out.toString();
    }

    /** Appends one value. */
    public void writeTo(StringBuilder out, @Nullable Object data) {
        throw new UnsupportedOperationException();
    }
}
