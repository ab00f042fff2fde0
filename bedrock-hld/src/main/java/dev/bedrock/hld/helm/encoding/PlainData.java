package dev.bedrock.hld.helm.encoding;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.core.document.yaml.YamlToken;
import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import dev.bedrock.hld.helm.sprig.MarshaledText;
import dev.bedrock.hld.helm.sprig.TimeObject;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Go values as the plain data that the document writers take. Maps and lists are views, read-only, that convert what is
 * looked at.
 *
 * <p>All methods throw {@link EncodingException} for values without a form.
 */
enum PlainData {
    /** For JSON. */
    JSON,
    /** For YAML that went through JSON on the way. */
    YAML,
    /** For YAML straight from the values: {@code toYamlPretty}. */
    PRETTY_YAML;

    static final int MAX_DEPTH = 1_000;

    /** A value as plain data. */
    @Nullable
    Object of(@Nullable Object value) {
        return of(value, 0);
    }

    @Nullable
    Object of(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            return text(text);
        } else if (value == null || value instanceof Boolean || value instanceof Long) {
            return value;
        } else if (value instanceof Double number) {
            return number(number);
        } else if (value instanceof GoMap map) {
            checkDepth(depth, value);
            return map instanceof NilMap nil && nil.isNil() && this != PRETTY_YAML
                    ? null
                    : new MapView(map, this, depth);
        } else if (value instanceof GoList list) {
            checkDepth(depth, value);
            return list.isNil() && this != PRETTY_YAML ? null : new ListView(list.asList(), this, depth);
        } else if (value instanceof TypedInteger number) {
            return number.kind().isUnsigned() && number.bits() < 0
                    ? new BigInteger(Long.toUnsignedString(number.bits()))
                    : (Object) number.bits();
        } else if (value instanceof TypedFloat number) {
            return number(Double.parseDouble(Float.toString(number.value())));
        } else if (value instanceof GoBytes bytes) {
            return this == PRETTY_YAML
                    ? new ListView(BytesView.of(bytes), this, depth)
                    : GoBaseEncodings.encode64(bytes.toArray());
        } else if (value instanceof MarshaledText marshaled) {
            return this == PRETTY_YAML && value instanceof TimeObject
                    ? new YamlToken(marshaled.marshaledText())
                    : text(marshaled.marshaledText());
        } else if (value instanceof GoObject object) {
            return fields(object, depth);
        }
        throw new EncodingException("json: unsupported type: " + GoKinds.typeOf(value));
    }

    /** A key of a map. */
    String key(String key) {
        return this == JSON ? key : GoStrings.toUnicode(key);
    }

    private Object text(String text) {
        if (this == PRETTY_YAML && !GoStrings.isValidUtf8(text)) {
            return new YamlToken("!!binary " + GoBaseEncodings.encode64(GoStrings.toBytes(text)));
        }
        return this == YAML ? GoStrings.toUnicode(text) : text;
    }

    private Object number(double number) {
        if (this == PRETTY_YAML) {
            boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
            return finite ? new YamlToken(GoNumbers.general(number)) : (Object) number;
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new EncodingException("json: unsupported value: " + GoNumbers.general(number));
        }
        return number;
    }

    private Map<String, @Nullable Object> fields(GoObject object, int depth) {
        checkDepth(depth, object);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : object.fieldNames()) {
            String key = this == PRETTY_YAML ? name.toLowerCase(Locale.ROOT) : name;
            fields.put(key, of(object.field(name), depth + 1));
        }
        return fields;
    }

    private static void checkDepth(int depth, Object value) {
        if (depth > MAX_DEPTH) {
            throw new EncodingException("json: unsupported value: encountered a cycle via " + GoKinds.typeOf(value));
        }
    }
}
