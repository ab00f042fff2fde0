package dev.bedrock.hld.helm.gotemplate.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floating point numbers as text, as Go's {@code strconv.FormatFloat} writes them. */
public final class FloatFormat {
    /** The precision that stands for the fewest digits that identify the number. */
    public static final int SHORTEST = -1;

    private static final int MANTISSA_BITS = 52;

    private FloatFormat() {}

    /** What {@code %v} prints: the fewest digits, with an exponent below 1e-4 and from 1e+06 on. */
    public static String shortest(double value) {
        return format(value, 'g', SHORTEST, false);
    }

    /**
     * Formats a number.
     *
     * @param verb one of {@code e E f g G b x X}
     * @param precision digits after the point, for {@code g} all digits; or {@link #SHORTEST}
     * @param single whether the number is a {@code float32}
     */
    public static String format(double value, char verb, int precision, boolean single) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        double magnitude = Math.abs(value);
        String sign = negative ? "-" : "";
        return switch (verb) {
            case 'e', 'E' -> sign + exponent(digits(magnitude, precision + 1, single), precision, verb);
            case 'f' -> sign + fixed(magnitude, precision, single);
            case 'g', 'G' -> sign + general(magnitude, precision, verb, single);
            case 'b' -> sign + binary(magnitude, single);
            case 'x', 'X' -> sign + hexadecimal(magnitude, precision, verb);
            default -> throw new IllegalArgumentException("no such format: " + verb);
        };
    }

    /** Decimal digits without trailing zeros: 0.DIGITS * 10^point. Zero has no digits. */
    private record Digits(String digits, int point) {
        static final Digits ZERO = new Digits("", 0);

        static Digits of(BigDecimal value) {
            if (value.signum() == 0) {
                return ZERO;
            }
            String digits = value.unscaledValue().toString();
            int point = digits.length() - value.scale();
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            return new Digits(digits.substring(0, end), point);
        }

        char at(int index) {
            return index >= 0 && index < digits.length() ? digits.charAt(index) : '0';
        }
    }

    /** The significant digits: so many, or the fewest that identify the number if the count is 0 or less. */
    private static Digits digits(double magnitude, int count, boolean single) {
        if (magnitude == 0) {
            return Digits.ZERO;
        }
        if (count > 0) {
            return Digits.of(new BigDecimal(magnitude).round(new MathContext(count, RoundingMode.HALF_EVEN)));
        }
        if (!single && magnitude < 0x1p53 && magnitude == Math.rint(magnitude)) {
            return Digits.of(BigDecimal.valueOf((long) magnitude));
        }
        String text = single ? Float.toString((float) magnitude) : Double.toString(magnitude);
        Digits best = Digits.of(new BigDecimal(text));
        BigDecimal exact = new BigDecimal(magnitude);
        for (int length = best.digits().length(); length > 0; length--) {
            BigDecimal candidate = exact.round(new MathContext(length, RoundingMode.HALF_EVEN));
            if (!identifies(candidate, magnitude, single)) {
                // Above a power of two the next number is twice as far away as below.
                candidate = exact.round(new MathContext(length, RoundingMode.UP));
                if (!identifies(candidate, magnitude, single)) {
                    break;
                }
            }
            best = Digits.of(candidate);
        }
        return best;
    }

    private static boolean identifies(BigDecimal candidate, double magnitude, boolean single) {
        return single ? candidate.floatValue() == (float) magnitude : candidate.doubleValue() == magnitude;
    }

    private static String exponent(Digits digits, int precision, char letter) {
        int decimals = precision < 0 ? Math.max(digits.digits().length() - 1, 0) : precision;
        StringBuilder out = new StringBuilder().append(digits.at(0));
        if (decimals > 0) {
            out.append('.');
            for (int i = 1; i <= decimals; i++) {
                out.append(digits.at(i));
            }
        }
        int power = digits.digits().isEmpty() ? 0 : digits.point() - 1;
        return power(out.append(letter), power).toString();
    }

    private static StringBuilder power(StringBuilder out, int power) {
        out.append(power < 0 ? '-' : '+');
        int magnitude = Math.abs(power);
        return (magnitude < 10 ? out.append('0') : out).append(magnitude);
    }

    private static String fixed(double magnitude, int precision, boolean single) {
        if (precision >= 0) {
            return new BigDecimal(magnitude)
                    .setScale(precision, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
        Digits digits = digits(magnitude, 0, single);
        return fixed(digits, Math.max(digits.digits().length() - digits.point(), 0));
    }

    private static String fixed(Digits digits, int decimals) {
        StringBuilder out = new StringBuilder();
        if (digits.point() <= 0) {
            out.append('0');
        }
        for (int i = 0; i < digits.point(); i++) {
            out.append(digits.at(i));
        }
        if (decimals > 0) {
            out.append('.');
            for (int i = 0; i < decimals; i++) {
                out.append(digits.at(digits.point() + i));
            }
        }
        return out.toString();
    }

    private static String general(double magnitude, int precision, char verb, boolean single) {
        int count = precision == 0 ? 1 : precision;
        Digits digits = digits(magnitude, count, single);
        int length = digits.digits().length();
        int threshold = count;
        if (threshold > length && length >= digits.point()) {
            threshold = length;
        }
        if (precision < 0) {
            threshold = 6;
        }
        int power = digits.point() - 1;
        if (power < -4 || power >= threshold) {
            int shown = precision < 0 || count > length ? length : count;
            return exponent(digits, Math.max(shown - 1, 0), verb == 'g' ? 'e' : 'E');
        }
        return fixed(digits, Math.max(length - digits.point(), 0));
    }

    private static String binary(double magnitude, boolean single) {
        if (single) {
            int bits = Float.floatToRawIntBits((float) magnitude);
            int power = bits >> 23 & 0xFF;
            int mantissa = bits & 0x7FFFFF;
            return power == 0 ? mantissa + "p-149" : signed(mantissa | 1 << 23, power - 127 - 23);
        }
        long bits = Double.doubleToRawLongBits(magnitude);
        int power = (int) (bits >> MANTISSA_BITS);
        long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
        return power == 0 ? mantissa + "p-1074" : signed(mantissa | 1L << MANTISSA_BITS, power - 1023 - MANTISSA_BITS);
    }

    private static String signed(long mantissa, int power) {
        return mantissa + "p" + (power < 0 ? "" : "+") + power;
    }

    private static String hexadecimal(double magnitude, int precision, char verb) {
        long mantissa = 0;
        int power = 0;
        if (magnitude != 0) {
            power = Math.getExponent(magnitude);
            if (power < Double.MIN_EXPONENT) {
                power = Math.getExponent(magnitude * 0x1p60) - 60;
            }
            mantissa = (long) Math.scalb(Math.scalb(magnitude, -power), MANTISSA_BITS);
        }
        int digits = precision;
        if (precision < 0) {
            digits = 13 - Math.min(13, Long.numberOfTrailingZeros(mantissa | 1L << MANTISSA_BITS) / 4);
        } else if (precision < 13 && mantissa != 0) {
            mantissa = roundToDigits(mantissa, precision);
            if (mantissa >> (MANTISSA_BITS + 1) != 0) {
                mantissa >>= 1;
                power++;
            }
        }
        StringBuilder out = new StringBuilder("0x").append(mantissa >> MANTISSA_BITS);
        if (digits > 0) {
            out.append('.');
            for (int i = 0; i < digits; i++) {
                int shift = MANTISSA_BITS - 4 * (i + 1);
                out.append(Character.forDigit(shift < 0 ? 0 : (int) (mantissa >> shift & 0xF), 16));
            }
        }
        String text = power(out.append('p'), power).toString();
        return verb == 'X' ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Rounds to so many hexadecimal digits after the point, half to even. */
    private static long roundToDigits(long mantissa, int digits) {
        int dropped = MANTISSA_BITS - 4 * digits;
        long unit = 1L << dropped;
        long rest = mantissa & (unit - 1);
        long kept = mantissa - rest;
        boolean up = rest > unit / 2 || (rest == unit / 2 && (kept & unit) != 0);
        return up ? kept + unit : kept;
    }
}
