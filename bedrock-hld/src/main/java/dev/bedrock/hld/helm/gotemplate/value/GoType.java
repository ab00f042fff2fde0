package dev.bedrock.hld.helm.gotemplate.value;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Go type: what {@code %T} prints, and what decides whether a value may be passed to a parameter.
 *
 * <p>Types are compared by name. Immutable.
 */
public final class GoType {
    public static final GoType BOOL = basic(Kind.BOOL);
    public static final GoType STRING = basic(Kind.STRING);
    public static final GoType INT = basic(Kind.INT);
    public static final GoType INT32 = basic(Kind.INT32);
    public static final GoType INT64 = basic(Kind.INT64);
    public static final GoType UINT8 = basic(Kind.UINT8);
    public static final GoType UINT32 = basic(Kind.UINT32);
    public static final GoType UINT64 = basic(Kind.UINT64);
    public static final GoType FLOAT32 = basic(Kind.FLOAT32);
    public static final GoType FLOAT64 = basic(Kind.FLOAT64);
    public static final GoType COMPLEX128 = basic(Kind.COMPLEX128);
    /** {@code interface {}}: any value, nil too. */
    public static final GoType ANY = new GoType("interface {}", Kind.INTERFACE, null, false);
    /** A parameter of a builtin that sees the value unconverted; ordinary functions take {@link #ANY}. */
    public static final GoType VALUE = new GoType("reflect.Value", Kind.STRUCT, null, true);

    public static final GoType FUNCTION = new GoType("func", Kind.FUNCTION, null, false);
    public static final GoType BYTES = listOf(UINT8);
    public static final GoType ANY_LIST = listOf(ANY);
    public static final GoType STRING_LIST = listOf(STRING);
    public static final GoType ANY_MAP = mapOf(ANY);
    public static final GoType STRING_MAP = mapOf(STRING);

    private final String name;
    private final Kind kind;
    private final @Nullable GoType element;
    private final boolean named;

    private GoType(String name, Kind kind, @Nullable GoType element, boolean named) {
        this.name = Objects.requireNonNull(name);
        this.kind = Objects.requireNonNull(kind);
        this.element = element;
        this.named = named;
    }

    private static GoType basic(Kind kind) {
        return new GoType(kind.goName(), kind, null, true);
    }

    /** The unnamed type of numbers of this kind, such as {@code uint16}. */
    public static GoType number(Kind kind) {
        return switch (kind) {
            case INT -> INT;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT8 -> UINT8;
            case UINT32 -> UINT32;
            case UINT64 -> UINT64;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            default -> basic(kind);
        };
    }

    /** {@code []element}. */
    public static GoType listOf(GoType element) {
        return new GoType("[]" + element.name, Kind.SLICE, element, false);
    }

    /** {@code map[string]element}. */
    public static GoType mapOf(GoType element) {
        return new GoType("map[string]" + element.name, Kind.MAP, element, false);
    }

    /** {@code *target}. */
    public static GoType pointerTo(GoType target) {
        return new GoType("*" + target.name, Kind.POINTER, target, false);
    }

    /** A struct type such as {@code sprig.certificate}. */
    public static GoType struct(String name) {
        return new GoType(name, Kind.STRUCT, null, true);
    }

    /** A named type with the kind and the element type of another one, such as {@code common.Values}. */
    public static GoType named(String name, GoType underlying) {
        return new GoType(name, underlying.kind, underlying.element, true);
    }

    /** The type of a value; empty for nil. */
    static @Nullable GoType ofNullable(@Nullable Object value) {
        if (value instanceof String) {
            return STRING;
        } else if (value instanceof Long) {
            return INT;
        } else if (value instanceof Double) {
            return FLOAT64;
        } else if (value instanceof Boolean) {
            return BOOL;
        } else if (value instanceof GoMap map) {
            return map.type();
        } else if (value instanceof GoList list) {
            return list.type();
        } else if (value instanceof TypedInteger number) {
            return number(number.kind());
        } else if (value instanceof GoBytes) {
            return BYTES;
        } else if (value instanceof GoObject object) {
            return object.type();
        } else if (value instanceof TypedFloat) {
            return FLOAT32;
        } else if (value instanceof GoComplex) {
            return COMPLEX128;
        } else if (value instanceof GoFunction) {
            return FUNCTION;
        } else if (value == null) {
            return null;
        }
        throw new IllegalArgumentException("not a Go value: " + value.getClass().getName());
    }

    /**
     * The type of a value.
     *
     * @throws IllegalArgumentException if the value is nil or no Go value at all
     */
    public static GoType of(@Nullable Object value) {
        GoType type = ofNullable(value);
        if (type == null) {
            throw new IllegalArgumentException("nil has no type");
        }
        return type;
    }

    /** What {@code %T} prints: {@code map[string]interface {}}. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * The element type of a list, map or pointer.
     *
     * @throws IllegalStateException if this type has no elements
     */
    public GoType element() {
        if (element == null) {
            throw new IllegalStateException(name + " has no element type");
        }
        return element;
    }

    /** Whether nil is a value of this type. */
    public boolean canBeNil() {
        return switch (kind) {
            case INTERFACE, MAP, SLICE, POINTER, FUNCTION -> true;
            default -> equals(VALUE);
        };
    }

    /** Whether a value of the other type can be passed where this type is expected. */
    public boolean accepts(GoType other) {
        if (kind == Kind.INTERFACE || equals(other)) {
            return true;
        }
        return element != null && element.equals(other.element) && kind == other.kind && !(named && other.named);
    }

    /** Whether this (non-nil) value can be passed where this type is expected. */
    public boolean accepts(Object value) {
        return kind == Kind.INTERFACE || accepts(of(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof GoType type && name.equals(type.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
