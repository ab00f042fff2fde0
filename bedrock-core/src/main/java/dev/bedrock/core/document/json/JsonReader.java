package dev.bedrock.core.document.json;

import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.Node;

/**
 * Reads JSON strictly, as Go programs do. Immutable.
 *
 * <pre>{@code
 * Node component = JsonReader.defaults().read("component.json", text);
 * }</pre>
 */
public final class JsonReader {
    private static final JsonReader DEFAULTS = new JsonReader(DocumentLimits.defaults(), false);

    private final DocumentLimits limits;
    private final boolean lenient;

    private JsonReader(DocumentLimits limits, boolean lenient) {
        this.limits = limits;
        this.lenient = lenient;
    }

    /** A key that occurs twice is an error. */
    public static JsonReader defaults() {
        return DEFAULTS;
    }

    /** Of a key that occurs twice the last counts, as in Go. */
    public JsonReader lenient() {
        return new JsonReader(limits, true);
    }

    /** With other limits. */
    public JsonReader withLimits(DocumentLimits newLimits) {
        return new JsonReader(newLimits, lenient);
    }

    /**
     * The document. Numbers are Long or BigInteger, exactly, if written without fraction and exponent, else Double.
     *
     * @param file the name for locations
     * @param text the JSON text
     * @throws JsonSyntaxException if it is not one JSON value, or empty
     * @throws dev.bedrock.core.diagnostic.LimitExceededException beyond the limits
     */
    public Node read(String file, String text) {
        JsonErrors errors = new JsonErrors(file);
        if (text.length() > limits.maxCharacters()) {
            throw errors.tooLong(limits.maxCharacters());
        }
        return new JsonParser(new JsonCursor(text, errors), errors, limits.maxDepth(), lenient).document();
    }
}
