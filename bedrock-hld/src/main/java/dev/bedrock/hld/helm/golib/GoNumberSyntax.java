package dev.bedrock.hld.helm.golib;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as text: what Go's {@code strconv} accepts. */
public final class GoNumberSyntax {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final int MAX_DIGITS = 10_000;

    private static final String DIGITS = "[0-9](_?[0-9])*+";
    private static final String HEX_DIGITS = "[0-9a-f](_?[0-9a-f])*+";
    private static final Pattern DECIMAL =
            Pattern.compile("(" + DIGITS + "\\.?(" + DIGITS + ")?|\\." + DIGITS + ")(e[+-]?" + DIGITS + ")?");
    private static final Pattern HEXADECIMAL = Pattern.compile(
            "0x_?(" + HEX_DIGITS + "\\.?(" + HEX_DIGITS + ")?|\\." + HEX_DIGITS + ")p[+-]?" + DIGITS);

    private GoNumberSyntax() {}

    /**
     * An integer; one beyond 64 bits becomes the nearest that fits.
     *
     * @param base the base, or 0 to take it from a prefix such as {@code 0x} and to allow underscores
     * @return empty if the text is no integer
     */
    public static Optional<Long> parseIntClamped(String text, int base) {
        return integer(text, base).map(number -> number.max(MIN).min(MAX).longValue());
    }

    /**
     * An integer of 64 bits.
     *
     * @param base the base, or 0 to take it from a prefix such as {@code 0x} and to allow underscores
     * @return empty if the text is no integer, or beyond 64 bits
     */
    public static Optional<Long> parseInt(String text, int base) {
        return integer(text, base).filter(number -> number.bitLength() < Long.SIZE).map(BigInteger::longValue);
    }

    private static Optional<BigInteger> integer(String text, int base) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        int radix = base;
        if (base == 0) {
            radix = prefixBase(digits);
            int prefix = radix == 10 ? 0 : radix == 8 && !digits.startsWith("0o") ? 1 : 2;
            String rest = digits.substring(prefix);
            // An underscore may follow a prefix, but not stand first, last or twice.
            if (rest.endsWith("_") || rest.contains("__") || prefix == 0 && rest.startsWith("_")) {
                return Optional.empty();
            }
            digits = rest.replace("_", "");
            digits = digits.isEmpty() && prefix == 1 ? "0" : digits;
        }
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= 0x80 || Character.digit(digits.charAt(i), radix) < 0) {
                return Optional.empty();
            }
        }
        BigInteger number = new BigInteger(digits, radix);
        return Optional.of(text.startsWith("-") ? number.negate() : number);
    }

    private static int prefixBase(String digits) {
        if (digits.length() > 2 && digits.charAt(0) == '0') {
            switch (digits.charAt(1)) {
                case 'x' -> {
                    return 16;
                }
                case 'o' -> {
                    return 8;
                }
                case 'b' -> {
                    return 2;
                }
                default -> {
                    return 8;
                }
            }
        }
        return digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
    }

    /** A floating point number, decimal, hexadecimal, infinite or NaN; empty if the text is none, or it is too large. */
    public static OptionalDouble parseFloat(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String size = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        double sign = text.startsWith("-") ? -1 : 1;
        if (size.equals("inf") || size.equals("infinity")) {
            return OptionalDouble.of(sign * Double.POSITIVE_INFINITY);
        }
        if (text.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        if (size.length() > MAX_DIGITS
                || !DECIMAL.matcher(size).matches() && !HEXADECIMAL.matcher(size).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(size.replace("_", ""));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(sign * value);
    }
}
