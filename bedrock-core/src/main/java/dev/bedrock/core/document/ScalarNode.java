package dev.bedrock.core.document;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A null, boolean, number or string. */
public final class ScalarNode implements Node {
    private final SourceLocation location;
    private final @Nullable Object value;
    private final String text;

    private ScalarNode(SourceLocation location, @Nullable Object value, String text) {
        this.location = location;
        this.value = value;
        this.text = text;
    }

    /**
     * A scalar.
     *
     * @param location where it stands
     * @param value null, Boolean, Long, BigInteger, Double or String
     * @param text how it is written, without quotes
     */
    public static ScalarNode of(SourceLocation location, @Nullable Object value, String text) {
        return new ScalarNode(location, value, value == null ? "" : text);
    }

    /** What the scalar means: null, Boolean, Long, BigInteger, Double or String. */
    public @Nullable Object value() {
        return value;
    }

    /**
     * The scalar as a string: verbatim as it is written, without quotes, so {@code version: 1.10} is {@code 1.10} and not
     * {@code 1.1}. Empty for every way to write null.
     */
    public String text() {
        return text;
    }

    /** Whether it is null: absent, {@code ~} or {@code null}. */
    public boolean isNull() {
        return value == null;
    }

    /** Whether the value is a string. */
    public boolean isString() {
        return value instanceof String;
    }

    @Override
    public SourceLocation location() {
        return location;
    }

    @Override
    public @Nullable Object toData() {
        return value;
    }

    @Override
    public String toString() {
        return Objects.toString(value);
    }
}
