package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.chart.GoText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pieces of messages: quoted names, values, and numbers with English digit groups. */
final class SchemaText {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private SchemaText() {}

    /** In single quotes. */
    static String quote(String text) {
        String quoted = GoText.quote(text);
        return "'"
                + quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    static String quoteAll(Collection<?> texts) {
        return texts.stream().map(String::valueOf).map(SchemaText::quote).collect(Collectors.joining(", "));
    }

    /** A value that is neither list nor mapping. */
    static String display(@Nullable Object value) {
        if (value instanceof String text) {
            return quote(text);
        }
        return value == null
                ? "<nil>"
                : value instanceof Double number ? GoNumbers.json(number) : String.valueOf(value);
    }

    static boolean isPrimitive(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** An integer: {@code 2,000}. */
    static String count(long number) {
        return grouped(Long.toString(number));
    }

    /** A number of any size: {@code 12,345.5}, {@code 1×10⁰⁷}. */
    static String number(BigDecimal number) {
        String plain = GoNumbers.general(number.doubleValue());
        int exponent = plain.indexOf('e');
        if (exponent < 0) {
            return grouped(plain);
        }
        StringBuilder out = new StringBuilder(plain.substring(0, exponent)).append("×10");
        for (int i = exponent + 1; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '-') {
                out.append('⁻');
            } else if (c != '+') {
                out.append(SUPERSCRIPTS.charAt(c - '0'));
            }
        }
        return out.toString();
    }

    private static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int dot = plain.indexOf('.');
        StringBuilder out = new StringBuilder(plain);
        for (int i = (dot < 0 ? plain.length() : dot) - 3; i > start; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}
