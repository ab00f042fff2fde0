package dev.bedrock.hld.helm.gotemplate.value;

import org.jspecify.annotations.Nullable;

/** The kind and the type of any value, nil included. */
public final class GoKinds {
    private GoKinds() {}

    /** The kind of a value; {@link Kind#INVALID} for nil. */
    public static Kind kindOf(@Nullable Object value) {
        GoType type = GoType.ofNullable(value);
        return type == null ? Kind.INVALID : type.kind();
    }

    /** The name of a value's type as {@code %T} prints it; {@code <nil>} for nil. */
    public static String typeOf(@Nullable Object value) {
        GoType type = GoType.ofNullable(value);
        return type == null ? "<nil>" : type.name();
    }
}
