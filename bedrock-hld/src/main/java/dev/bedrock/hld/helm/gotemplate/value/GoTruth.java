package dev.bedrock.hld.helm.gotemplate.value;

import org.jspecify.annotations.Nullable;

/** What {@code if} considers true: anything but false, zero, nil, and what is empty. */
public final class GoTruth {
    private GoTruth() {}

    /** Whether a value is true. Structs and pointers to them always are. */
    public static boolean isTrue(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        } else if (value instanceof String text) {
            return !text.isEmpty();
        } else if (value instanceof GoMap map) {
            return !map.isEmpty();
        } else if (value instanceof GoList list) {
            return !list.isEmpty();
        } else if (value instanceof Double number) {
            return number != 0;
        } else if (value instanceof Long number) {
            return number != 0;
        } else if (value instanceof TypedInteger number) {
            return number.bits() != 0;
        } else if (value instanceof GoBytes bytes) {
            return bytes.size() > 0;
        } else if (value instanceof TypedFloat number) {
            return number.value() != 0;
        } else if (value instanceof GoComplex number) {
            return number.real() != 0 || number.imaginary() != 0;
        }
        return value != null;
    }
}
