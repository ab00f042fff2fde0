package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What functions return that decode a text into a map or a list: errors are part of the result. */
final class Decoded {
    private Decoded() {}

    static GoMap asMap(@Nullable Object value, String prefix) {
        if (value instanceof GoMap map) {
            return map;
        }
        throw mismatch(value, GoType.ANY_MAP, prefix);
    }

    static GoList asList(@Nullable Object value, String prefix) {
        if (value instanceof GoList list) {
            return list;
        }
        throw mismatch(value, GoType.ANY_LIST, prefix);
    }

    private static EncodingException mismatch(@Nullable Object value, GoType wanted, String prefix) {
        String kind;
        if (value instanceof GoMap) {
            kind = "object";
        } else if (value instanceof GoList) {
            kind = "array";
        } else if (value instanceof String) {
            kind = "string";
        } else {
            kind = value instanceof Boolean ? "bool" : "number";
        }
        return new EncodingException(prefix + "cannot unmarshal " + kind + " into Go value of type " + wanted);
    }

    static GoMap errorMap(EncodingException error) {
        return GoMap.of(Map.of("Error", String.valueOf(error.getMessage())));
    }

    static GoList errorList(EncodingException error) {
        return GoList.of(error.getMessage());
    }
}
