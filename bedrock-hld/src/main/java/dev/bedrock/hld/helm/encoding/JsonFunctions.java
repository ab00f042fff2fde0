package dev.bedrock.hld.helm.encoding;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonSyntaxException;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import org.jspecify.annotations.Nullable;

/** JSON out of values and values out of JSON. */
final class JsonFunctions {
    private static final JsonWriter COMPACT = JsonWriter.compact().withInsertionOrder();
    private static final JsonWriter PRETTY = JsonWriter.indented().withInsertionOrder();
    private static final JsonWriter RAW = COMPACT.withoutHtmlEscaping();
    private static final JsonReader READER = JsonReader.defaults().lenient();

    private static final String UNEXPECTED_END = "unexpected end of JSON input";

    private JsonFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("toJson", ANY, value -> orEmpty(COMPACT, value))
                .add("mustToJson", ANY, value -> write(COMPACT, value))
                .add("toPrettyJson", ANY, value -> orEmpty(PRETTY, value))
                .add("mustToPrettyJson", ANY, value -> write(PRETTY, value))
                .add("toRawJson", ANY, value -> write(RAW, value))
                .add("mustToRawJson", ANY, value -> write(RAW, value))
                .add("fromJson", STRING, JsonFunctions::toMap)
                .add("fromJsonArray", STRING, JsonFunctions::toList)
                .add("mustFromJson", STRING, JsonFunctions::toAny);
    }

    private static String orEmpty(JsonWriter writer, @Nullable Object value) {
        try {
            return writer.write(PlainData.JSON.of(value));
        } catch (EncodingException e) {
            return "";
        }
    }

    private static String write(JsonWriter writer, @Nullable Object value) {
        try {
            return writer.write(PlainData.JSON.of(value));
        } catch (EncodingException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }

    private static GoMap toMap(String text) {
        try {
            Object value = read(text);
            return value == null ? new NilMap() : Decoded.asMap(value, "json: ");
        } catch (EncodingException e) {
            return Decoded.errorMap(e);
        }
    }

    private static GoList toList(String text) {
        try {
            Object value = read(text);
            return value == null ? GoList.nil() : Decoded.asList(value, "json: ");
        } catch (EncodingException e) {
            return Decoded.errorList(e);
        }
    }

    private static @Nullable Object toAny(String text) {
        try {
            return read(text);
        } catch (EncodingException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }

    private static @Nullable Object read(String text) {
        try {
            return GoData.of(READER.read("", text));
        } catch (JsonSyntaxException e) {
            throw new EncodingException(goMessage(e, text));
        } catch (LimitExceededException e) {
            throw new EncodingException("exceeded max depth");
        } catch (IllegalArgumentException e) {
            throw new EncodingException(String.valueOf(e.getMessage()));
        }
    }

    /** Go looks at a blank behind the end of the text, which tells more about an unfinished word or number. */
    private static String goMessage(JsonSyntaxException error, String text) {
        String message = error.goMessage();
        if (message.equals(UNEXPECTED_END) && !text.isEmpty()) {
            try {
                READER.read("", text + " ");
            } catch (JsonSyntaxException beyond) {
                return beyond.goMessage();
            }
        }
        return message.startsWith("cannot unmarshal ") ? "json: " + message : message;
    }
}
