package dev.bedrock.core.document.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means to Kubernetes tools: YAML 1.1 with some of 1.2, and neither base 60 nor dates. No library
 * agrees with them on all of it.
 */
final class Scalars {
    private static final BigInteger UNSIGNED_LONG_END = BigInteger.ONE.shiftLeft(64);

    private Scalars() {}

    /** Null, Boolean, Long, BigInteger (from 2^63 to below 2^64), Double or, for all else, the text itself. */
    static @Nullable Object resolve(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        return switch (first) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
            case '+', '-' -> signed(text, first);
            case '.' -> {
                Double special = special(text, 0);
                yield special != null ? special : fraction(text);
            }
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> text.length() > 5 ? text : word(text);
            default -> text;
        };
    }

    private static Object signed(String text, char sign) {
        Double infinity = special(text, 1);
        if (infinity == null || infinity.isNaN()) {
            return number(text);
        }
        return sign == '-' ? -infinity : infinity;
    }

    private static @Nullable Object word(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
            case "~", "null", "Null", "NULL" -> null;
            default -> text;
        };
    }

    private static @Nullable Double special(String text, int from) {
        if (text.length() != from + 4 || text.charAt(from) != '.') {
            return null;
        }
        return switch (text.substring(from)) {
            case ".inf", ".Inf", ".INF" -> Double.POSITIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            default -> null;
        };
    }

    /** Without digits before the point, underscores count only between digits. */
    private static Object fraction(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (i + 1 == text.length() || digits(text, i - 1) == 0 || digits(text, i + 1) == 0) {
                return text;
            }
        }
        return decimal(withoutUnderscores(text), text);
    }

    private static String withoutUnderscores(String text) {
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    /** A text that starts with a digit or a sign. */
    private static Object number(String text) {
        String plain = withoutUnderscores(text);
        if (plain.isEmpty()) {
            return text;
        }
        char sign = plain.charAt(0);
        boolean signed = sign == '-' || sign == '+';
        int start = signed ? 1 : 0;
        int radix = 10;
        if (plain.startsWith("0", start) && plain.length() > start + 1) {
            radix = plain.length() > start + 2 ? radixOf(plain.charAt(start + 1)) : 0;
            start += radix == 0 ? 1 : 2;
            radix = radix == 0 ? 8 : radix;
        }
        Object integer = integer(plain, start, radix, signed, sign == '-');
        return integer != null ? integer : decimal(plain, text);
    }

    private static int radixOf(char prefix) {
        return switch (prefix) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static @Nullable Object integer(String text, int start, int radix, boolean signed, boolean negative) {
        if (start == text.length()) {
            return null;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || digit >= radix) {
                return null;
            }
            if (value > (Long.MAX_VALUE - digit) / radix) {
                return bigInteger(text, start, radix, signed, negative);
            }
            value = value * radix + digit;
        }
        return negative ? -value : value;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** Numbers beyond {@code long}: unsigned ones up to 64 bits stay integers, all others become doubles. */
    private static @Nullable Object bigInteger(String text, int start, int radix, boolean signed, boolean negative) {
        int bits = (text.length() - start) * (radix == 2 ? 1 : 3);
        if (bits > 1024) {
            return null;
        }
        for (int i = start; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || digit >= radix) {
                return null;
            }
        }
        BigInteger value = new BigInteger(text.substring(start), radix);
        if (negative) {
            return value.equals(BigInteger.ONE.shiftLeft(63)) ? (Object) Long.MIN_VALUE : null;
        }
        return signed || value.compareTo(UNSIGNED_LONG_END) >= 0 ? null : value;
    }

    private static Object decimal(String plain, String text) {
        if (!isDecimal(plain)) {
            return text;
        }
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? (Object) text : (Object) value;
    }

    private static boolean isDecimal(String text) {
        int i = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        int whole = digits(text, i);
        i += whole;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(text, i + 1);
            if (whole + fraction == 0) {
                return false;
            }
            i += 1 + fraction;
        } else if (whole == 0) {
            return false;
        }
        if (i < text.length() && (text.charAt(i) | 0x20) == 'e') {
            i++;
            if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
                i++;
            }
            int exponent = digits(text, i);
            if (exponent == 0) {
                return false;
            }
            i += exponent;
        }
        return i == text.length();
    }

    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - start;
    }
}
