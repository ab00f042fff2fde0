package dev.bedrock.hld.helm.encoding;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlSyntaxException;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** YAML out of values and values out of YAML. */
final class YamlFunctions {
    private static final YamlReader READER = YamlReader.defaults().lenient();
    private static final YamlWriter WRITER = YamlWriter.defaults().viaJson();
    private static final YamlWriter PRETTY =
            YamlWriter.defaults().withIndentedLists().withTabsInBlocks().withoutFolding();
    private static final String NOT_JSON = "error unmarshaling JSON: while decoding JSON: json: ";

    private YamlFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("toYaml", ANY, YamlFunctions::toYaml)
                .add("mustToYaml", ANY, YamlFunctions::mustToYaml)
                .add("toYamlPretty", ANY, YamlFunctions::toPrettyYaml)
                .add("fromYaml", STRING, YamlFunctions::toMap)
                .add("fromYamlArray", STRING, YamlFunctions::toList);
    }

    private static String toYaml(@Nullable Object value) {
        try {
            return write(WRITER, PlainData.YAML, value);
        } catch (EncodingException e) {
            return "";
        }
    }

    private static String mustToYaml(@Nullable Object value) {
        try {
            return write(WRITER, PlainData.YAML, value);
        } catch (EncodingException e) {
            String prefix = e.getMessage().startsWith("json: ") ? "error marshaling into JSON: " : "";
            throw new GoFunctionException(prefix + e.getMessage());
        }
    }

    private static String toPrettyYaml(@Nullable Object value) {
        try {
            return write(PRETTY, PlainData.PRETTY_YAML, value);
        } catch (EncodingException e) {
            return "";
        }
    }

    /** Without the newline at the end; other empty lines of a block scalar stay. */
    private static String write(YamlWriter writer, PlainData form, @Nullable Object value) {
        try {
            StringBuilder out = new StringBuilder();
            writer.writeTo(out, form.of(value));
            if (out.length() > 0 && out.charAt(out.length() - 1) == '\n') {
                out.setLength(out.length() - 1);
            }
            return out.toString();
        } catch (LimitExceededException | IllegalArgumentException e) {
            throw new EncodingException(String.valueOf(e.getMessage()));
        }
    }

    private static GoMap toMap(String text) {
        try {
            Object value = read(text);
            return value == null ? new GoMap() : Decoded.asMap(value, NOT_JSON);
        } catch (EncodingException e) {
            return Decoded.errorMap(e);
        }
    }

    private static GoList toList(String text) {
        try {
            Object value = read(text);
            return value == null ? GoList.of() : Decoded.asList(value, NOT_JSON);
        } catch (EncodingException e) {
            return Decoded.errorList(e);
        }
    }

    private static @Nullable Object read(String text) {
        try {
            Optional<Node> document = READER.readFirst("", text);
            return document.isPresent() ? GoData.of(document.get()) : null;
        } catch (YamlSyntaxException e) {
            throw new EncodingException("error converting YAML to JSON: " + e.goMessage());
        } catch (LimitExceededException | IllegalArgumentException e) {
            throw new EncodingException("error converting YAML to JSON: " + e.getMessage());
        }
    }
}
