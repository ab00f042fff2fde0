package dev.bedrock.infra.module;

import dev.bedrock.core.document.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the scalars of a definition are as strings, numbers and booleans. Digits are kept as they are written, so that neither
 * {@code 1.10} nor a number beyond 64 bits loses one.
 */
final class ScalarText {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern EXPONENT = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?[eE][-+]?[0-9]{1,3}");
    /** Far more than any number of a definition, and few enough to be written out. */
    private static final int LONGEST_NUMBER = 1000;

    private ScalarText() {}

    /** As a string. Hexadecimal and octal numbers, which Terraform does not know, become decimal ones. */
    static String string(ScalarNode scalar) {
        Object value = scalar.value();
        String text = scalar.text();
        if (value instanceof Boolean) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.equals("true") || lower.equals("false") ? lower : text;
        }
        if (value instanceof Number
                && !text.startsWith("0o")
                && !DECIMAL.matcher(text).matches()) {
            return number(scalar).map(BigDecimal::toPlainString).orElse(text);
        }
        return text.equals("-0") && value instanceof Number ? "0" : text;
    }

    /** As a number; empty if it is none, and for infinity. */
    static Optional<BigDecimal> number(ScalarNode scalar) {
        String text = scalar.text();
        if (scalar.value() instanceof Long || scalar.value() instanceof BigInteger) {
            return Optional.of(new BigDecimal(String.valueOf(scalar.value())));
        }
        return number(text);
    }

    /** A text that is a number in decimal notation. */
    static Optional<BigDecimal> number(String text) {
        boolean isNumber = text.length() <= LONGEST_NUMBER
                && (DECIMAL.matcher(text).matches() || EXPONENT.matcher(text).matches());
        return isNumber ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** As a boolean; empty if it is none. */
    static Optional<Boolean> bool(ScalarNode scalar) {
        if (scalar.value() instanceof Boolean bool) {
            return Optional.of(bool);
        }
        return switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
