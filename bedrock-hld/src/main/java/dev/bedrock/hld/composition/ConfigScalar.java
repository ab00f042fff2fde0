package dev.bedrock.hld.composition;

import org.jspecify.annotations.Nullable;

/**
 * A null, boolean, number or string.
 *
 * @param value null, Boolean, Long, BigInteger, Double or String
 * @param origin where it came from
 */
public record ConfigScalar(@Nullable Object value, Origin origin) implements ConfigValue {
    /** Whether it is null. */
    public boolean isNull() {
        return value == null;
    }

    @Override
    public @Nullable Object toData() {
        return value;
    }

    @Override
    public String describe() {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "a string";
        }
        return value instanceof Boolean ? "a boolean" : "a number";
    }
}
