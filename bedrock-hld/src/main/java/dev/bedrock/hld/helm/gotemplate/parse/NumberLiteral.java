package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.NumberParsing;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoComplex;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An untyped constant: what it is as each kind of number that can represent it.
 *
 * @param asInt as {@code int64}
 * @param asUint as {@code uint64}, its bits
 * @param asFloat as {@code float64}
 * @param ideal what it is where nothing asks for a type: an {@code int}, {@code float64} or {@code complex128}; null if the
 *     syntax says {@code int} and it does not fit
 */
public record NumberLiteral(
        @Nullable Long asInt,
        @Nullable Long asUint,
        @Nullable Double asFloat,
        @Nullable Object ideal) {

    /**
     * Reads a number or a character constant.
     *
     * @throws IllegalArgumentException with the text of Go's error
     */
    static NumberLiteral parse(String text, TokenType type) {
        if (type == TokenType.CHAR_CONSTANT) {
            long rune = Quoting.unquoteChar(text);
            return new NumberLiteral(rune, rune, (double) rune, rune);
        }
        if (type == TokenType.COMPLEX) {
            int split = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
            if (split > 0 && "eEpP".indexOf(text.charAt(split - 1)) >= 0) {
                String head = text.substring(0, split - 1);
                split = Math.max(head.lastIndexOf('+'), head.lastIndexOf('-'));
            }
            return complex(
                    required(text.substring(0, split), text), required(text.substring(split, text.length() - 1), text));
        }
        if (text.endsWith("i")) {
            OptionalDouble imaginary = NumberParsing.parseFloat(text.substring(0, text.length() - 1));
            if (imaginary.isPresent()) {
                return complex(0, imaginary.getAsDouble());
            }
        }
        OptionalLong signed = NumberParsing.parseInt(text, 0, 64);
        OptionalLong unsigned = NumberParsing.parseUint(text, 0, 64);
        return signed.isPresent() || unsigned.isPresent() ? integer(signed, unsigned) : floating(text);
    }

    private static double required(String part, String text) {
        return NumberParsing.parseFloat(part)
                .orElseThrow(() -> new IllegalArgumentException("illegal number syntax: " + Quoting.quote(text)));
    }

    private static NumberLiteral complex(double real, double imaginary) {
        GoComplex value = new GoComplex(real, imaginary);
        return imaginary == 0
                ? new NumberLiteral(exactInt(real), exactUint(real), real, value)
                : new NumberLiteral(null, null, null, value);
    }

    private static NumberLiteral integer(OptionalLong signed, OptionalLong unsigned) {
        if (signed.isEmpty()) {
            long bits = unsigned.getAsLong();
            return new NumberLiteral(null, bits, NumberParsing.unsignedToDouble(bits), null);
        }
        Long value = signed.getAsLong();
        return new NumberLiteral(value, value >= 0 ? value : null, (double) value, value);
    }

    private static NumberLiteral floating(String text) {
        OptionalDouble parsed = NumberParsing.parseFloat(text);
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("illegal number syntax: " + Quoting.quote(text));
        }
        if (text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("integer overflow: " + Quoting.quote(text));
        }
        double value = parsed.getAsDouble();
        return new NumberLiteral(exactInt(value), exactUint(value), value, value);
    }

    private static @Nullable Long exactInt(double value) {
        return value >= -0x1p63 && value < 0x1p63 && value == Math.rint(value) ? (Long) (long) value : null;
    }

    private static @Nullable Long exactUint(double value) {
        if (value < 0 || value >= 0x1p64 || value != Math.rint(value)) {
            return null;
        }
        return value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE;
    }
}
