package dev.bedrock.hld.helm.gotemplate.format;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers from text by the rules of Go's {@code strconv}. */
public final class NumberParsing {
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX](?:[0-9a-fA-F]++(?:\\.[0-9a-fA-F]*+)?|\\.[0-9a-fA-F]++)[pP][+-]?[0-9]++");

    private NumberParsing() {}

    /**
     * Parses a signed integer; empty if it is none or out of range.
     *
     * @param base 2 to 36, or 0 to go by the prefix ({@code 0x}, {@code 0o}, {@code 0b}, {@code 0}) and allow underscores
     * @param bits the width that it must fit into
     */
    public static OptionalLong parseInt(String text, int base, int bits) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        OptionalLong parsed = parseUint(digits, base, 64);
        if (parsed.isEmpty()) {
            return parsed;
        }
        long magnitude = parsed.getAsLong();
        long limit = 1L << (bits - 1);
        boolean fits = Long.compareUnsigned(magnitude, negative ? limit : limit - 1) <= 0;
        return fits ? OptionalLong.of(negative ? -magnitude : magnitude) : OptionalLong.empty();
    }

    /** Parses an unsigned integer, whose bits are returned; empty if it is none or out of range. No sign is allowed. */
    public static OptionalLong parseUint(String text, int base, int bits) {
        int radix = base;
        String digits = text;
        if (base == 0) {
            radix = radixOf(text);
            digits = radix == 10 ? text : text.substring(radix == 8 && !isLetterAt(text, 1) ? 1 : 2);
            if (text.indexOf('_') >= 0) {
                if (!underscoresAreBetweenDigits(text)) {
                    return OptionalLong.empty();
                }
                digits = digits.replace("_", "");
            }
        }
        if (digits.isEmpty() || digits.length() > 64 + 1024) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 0x7F || Character.digit(c, radix) < 0) {
                return OptionalLong.empty();
            }
        }
        if (digits.length() <= 12) {
            long value = Long.parseLong(digits, radix);
            return bits == 64 || value >>> bits == 0 ? OptionalLong.of(value) : OptionalLong.empty();
        }
        BigInteger value = new BigInteger(digits, radix);
        return value.bitLength() <= bits ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    private static int radixOf(String text) {
        if (text.length() < 2 || text.charAt(0) != '0') {
            return 10;
        }
        char letter = text.length() >= 3 ? text.charAt(1) : '0';
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static boolean isLetterAt(String text, int index) {
        return index < text.length() && Character.isLetter(text.charAt(index));
    }

    /** Underscores must separate digits; a base prefix counts as a digit. */
    private static boolean underscoresAreBetweenDigits(String text) {
        boolean digitBefore = false;
        int from = 0;
        if (text.length() >= 2 && text.charAt(0) == '0' && "xXoObB".indexOf(text.charAt(1)) >= 0) {
            from = 2;
            digitBefore = true;
        }
        boolean underscoreBefore = false;
        for (int i = from; i < text.length(); i++) {
            boolean underscore = text.charAt(i) == '_';
            boolean digit = Character.digit(text.charAt(i), 16) >= 0;
            if (underscore ? !digitBefore : underscoreBefore && !digit) {
                return false;
            }
            digitBefore = digit;
            underscoreBefore = underscore;
        }
        return !underscoreBefore;
    }

    /** Parses a {@code float64}; empty if it is none or out of range. */
    public static OptionalDouble parseFloat(String text) {
        String number = text;
        if (text.indexOf('_') >= 0) {
            String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
            boolean hasPrefix =
                    unsigned.length() > 1 && unsigned.charAt(0) == '0' && "xX".indexOf(unsigned.charAt(1)) >= 0;
            if (!hasPrefix || !underscoresAreBetweenDigits(unsigned)) {
                return OptionalDouble.empty();
            }
            number = text.replace("_", "");
        }
        if (DECIMAL.matcher(number).matches() || HEXADECIMAL.matcher(number).matches()) {
            double value = Double.parseDouble(number);
            return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
        return switch (number.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "nan" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
        };
    }

    /** The value of 64 bits that are an unsigned integer. */
    public static double unsignedToDouble(long bits) {
        return bits >= 0 ? bits : new BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }
}
