package dev.bedrock.core.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating point numbers as Go programs print them: always the shortest digits that read back as the same number. */
public final class GoNumbers {
    /** Decimals of so many digits are all different doubles, save for subnormal ones. */
    private static final int SURELY_SHORTEST = 15;

    private static final int ALWAYS_ENOUGH = 17;
    private static final double SMALLEST_OF_FULL_PRECISION = 1e-290;
    private static final double EXACT_INTEGERS = 1e15;

    private GoNumbers() {}

    /**
     * As {@code %v} and {@code %g}: with exponent below 0.0001 and from a million on. {@code 123456}, {@code 1e+06},
     * {@code 1.2345675e+06}, {@code 0.0001}, {@code 1e-05}, {@code -0}, {@code NaN}, {@code +Inf}.
     */
    public static String general(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (Math.abs(value) < 1e6 && isPlainInteger(value)) {
            return Long.toString((long) value);
        }
        if (value == 0) {
            return "-0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = exponent(shortest);
        return exponent < -4 || exponent >= 6 ? scientific(shortest, exponent, 2) : shortest.toPlainString();
    }

    /**
     * As in JSON: plain digits from 1e-6 to below 1e21, else {@code 1e+21}, {@code 1e-7}.
     *
     * @throws IllegalArgumentException for NaN and infinities, which JSON does not have
     */
    public static String json(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("json: unsupported value: " + general(value));
        }
        double magnitude = Math.abs(value);
        if (magnitude < 1e21 && (magnitude >= 1e-6 || magnitude == 0)) {
            return decimal(value);
        }
        BigDecimal shortest = shortest(value);
        int exponent = exponent(shortest);
        return scientific(shortest, exponent, 1);
    }

    /** Never with exponent, as {@code strconv.FormatFloat(f, 'f', -1, 64)}. */
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return general(value);
        }
        if (Math.abs(value) < EXACT_INTEGERS && isPlainInteger(value)) {
            return Long.toString((long) value);
        }
        return value == 0 ? "-0" : shortest(value).toPlainString();
    }

    private static boolean isPlainInteger(double value) {
        return value == (long) value && (value != 0 || 1 / value > 0);
    }

    /**
     * {@link Double#toString(double)} reads back but, before JDK 19, is not always the shortest that does. With at most 15
     * digits it is; otherwise a shorter decimal, if there is one, is the exact value rounded.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal candidate = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean subnormal = Math.abs(value) < SMALLEST_OF_FULL_PRECISION;
        if (candidate.precision() <= SURELY_SHORTEST && !subnormal) {
            return candidate;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = subnormal ? 1 : SURELY_SHORTEST; digits < ALWAYS_ENOUGH; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(ALWAYS_ENOUGH, RoundingMode.HALF_EVEN));
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    private static String scientific(BigDecimal number, int exponent, int exponentDigits) {
        String digits = number.unscaledValue().abs().toString();
        StringBuilder out = new StringBuilder(digits.length() + 8);
        if (number.signum() < 0) {
            out.append('-');
        }
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10 && exponentDigits > 1) {
            out.append('0');
        }
        return out.append(size).toString();
    }
}
