package dev.bedrock.hld.helm.encoding;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import org.jspecify.annotations.Nullable;

/** TOML out of values and values out of TOML. */
final class TomlFunctions {
    private TomlFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("toToml", ANY, TomlFunctions::toToml).add("fromToml", STRING, TomlFunctions::fromToml);
    }

    /** The text of an error is the result. */
    private static String toToml(@Nullable Object value) {
        if (value == null) {
            throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        try {
            return TomlWriter.write(value);
        } catch (EncodingException e) {
            return e.getMessage();
        }
    }

    private static GoMap fromToml(String text) {
        try {
            return TomlReader.read(text);
        } catch (EncodingException e) {
            return Decoded.errorMap(e);
        }
    }
}
