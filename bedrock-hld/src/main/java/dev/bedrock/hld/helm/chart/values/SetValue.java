package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** What becomes of the text behind {@code =} in a {@code --set} argument. */
@FunctionalInterface
public interface SetValue {
    /** The value of a text. */
    @Nullable
    Object of(String text) throws SetSyntaxException;

    /** {@code --set}: booleans, null and integers without leading zero have their types, all else is a string. */
    static @Nullable Object typed(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        if (text.equalsIgnoreCase("null")) {
            return null;
        }
        if (text.equals("0")) {
            return TypedInteger.int64(0);
        }
        if (text.isEmpty() || text.charAt(0) == '0' || !isDecimal(text)) {
            return text;
        }
        try {
            return TypedInteger.int64(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean isDecimal(String text) {
        int digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        return text.length() > digits && text.substring(digits).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
