package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.format.NumberParsing;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Numbers out of anything: what is no number is zero. */
final class Casts {
    private static final double TWO_TO_63 = 0x1p63;

    private Casts() {}

    /** An integer; fractions are cut off, texts are read with their base prefix, true is one. */
    static long toInteger(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        } else if (value instanceof Double number) {
            return truncated(number);
        } else if (value instanceof TypedInteger number) {
            return number.bits();
        } else if (value instanceof String text) {
            return NumberParsing.parseInt(withoutZeroDecimals(text), 0, Long.SIZE)
                    .orElse(0);
        } else if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof TypedFloat number) {
            return truncated(number.value());
        }
        return 0;
    }

    /** A floating point number; texts are read as decimal, true is one. */
    static double toFloat(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        } else if (value instanceof Long number) {
            return number;
        } else if (value instanceof String text) {
            return NumberParsing.parseFloat(withoutUnderscores(text)).orElse(0);
        } else if (value instanceof TypedInteger number) {
            return number.kind().isUnsigned() ? NumberParsing.unsignedToDouble(number.bits()) : number.bits();
        } else if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof TypedFloat number) {
            return number.value();
        }
        return 0;
    }

    /** A decimal integer; what lies beyond 64 bits becomes the nearest one that fits, what is none becomes zero. */
    static long parseClamped(String text) {
        OptionalLong parsed = NumberParsing.parseInt(text, 10, Long.SIZE);
        if (parsed.isPresent()) {
            return parsed.getAsLong();
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        boolean integer = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return !integer ? 0 : negative ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** What lies beyond 64 bits becomes the smallest integer, as it does on the machines that Helm runs on. */
    private static long truncated(double number) {
        return number >= -TWO_TO_63 && number < TWO_TO_63 ? (long) number : Long.MIN_VALUE;
    }

    /** The text without underscores that separate digits; with one elsewhere as it is, which is no number then. */
    private static String withoutUnderscores(String text) {
        if (text.indexOf('_') < 0) {
            return text;
        }
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (i == 0 || i == text.length() - 1 || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
                return text;
            }
        }
        return text.replace("_", "");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code 12.00} without its decimals; any other text as it is. */
    private static String withoutZeroDecimals(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end < text.length() && end > 0 && text.charAt(end - 1) == '.' ? text.substring(0, end - 1) : text;
    }
}
