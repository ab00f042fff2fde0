package dev.bedrock.hld.helm.gotemplate.format;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import org.jspecify.annotations.Nullable;

/** Values as text: Go's {@code fmt.Sprint}, {@code Sprintln} and {@code Sprintf}. */
public final class GoPrinter {
    private GoPrinter() {}

    /** What {@code %v} prints. */
    public static String toString(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** Appends what {@code %v} prints. */
    public static void append(StringBuilder out, @Nullable Object value) {
        if (value instanceof String text) {
            out.append(text);
        } else if (value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Double number) {
            appendDouble(out, number);
        } else if (value == null) {
            out.append("<nil>");
        } else {
            new ValuePrinter(out).print(value, 'v');
        }
    }

    private static void appendDouble(StringBuilder out, double number) {
        int whole = (int) number;
        if (whole == number && Math.abs(whole) < 1_000_000 && (whole != 0 || 1 / number > 0)) {
            out.append(whole);
        } else {
            out.append(FloatFormat.shortest(number));
        }
    }

    /** All operands, with a blank between two of which neither is a string. */
    public static String sprint(@Nullable Object... operands) {
        if (operands.length == 1) {
            return toString(operands[0]);
        }
        StringBuilder out = new StringBuilder();
        boolean previousIsString = true;
        for (Object operand : operands) {
            boolean isString = operand instanceof String;
            if (!isString && !previousIsString) {
                out.append(' ');
            }
            append(out, operand);
            previousIsString = isString;
        }
        return GoStrings.normalize(out.toString());
    }

    /** All operands with a blank between any two, and a newline. */
    public static String sprintln(@Nullable Object... operands) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < operands.length; i++) {
            if (i > 0) {
                out.append(' ');
            }
            append(out, operands[i]);
        }
        return GoStrings.normalize(out.append('\n').toString());
    }

    /** The format with its verbs replaced by the operands. Mistakes show in the result, as in Go. */
    public static String sprintf(String format, @Nullable Object... operands) {
        return GoStrings.normalize(new FormatRun(format, operands).run());
    }
}
