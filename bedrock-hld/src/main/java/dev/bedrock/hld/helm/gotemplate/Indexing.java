package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** The builtins {@code index}, {@code slice} and {@code len}. */
final class Indexing {
    private static final int MAX_SLICE_INDEXES = 3;
    private static final int ABSENT = -1;

    private Indexing() {}

    static @Nullable Object index(@Nullable Object[] values) {
        Object item = Builtins.unboxed(values[0]);
        if (item == null) {
            throw new GoFunctionException("index of untyped nil");
        }
        for (int i = 1; i < values.length; i++) {
            Object container = Builtins.unboxed(item);
            if (container == null) {
                throw new GoFunctionException("index of nil pointer");
            }
            item = element(container, Builtins.unboxed(values[i]));
        }
        return item;
    }

    private static @Nullable Object element(Object item, @Nullable Object index) {
        if (item instanceof GoMap map) {
            return entry(map, index);
        }
        int length = lengthOf(item);
        if (length == ABSENT) {
            throw new GoFunctionException("can't index item of type " + GoKinds.typeOf(item));
        }
        int at = position(index, length);
        if (at == length) {
            String kind = item instanceof String ? "string" : "slice";
            throw new GoFunctionException("reflect: " + kind + " index out of range");
        }
        if (item instanceof GoList list) {
            return boxed(list.get(at), list.type());
        }
        return TypedInteger.uint8(
                item instanceof GoBytes bytes ? bytes.get(at) : GoStrings.byteAt(item.toString(), at));
    }

    private static @Nullable Object entry(GoMap map, @Nullable Object key) {
        if (key == null) {
            throw new GoFunctionException("value is nil; should be of type string");
        } else if (!(key instanceof String name)) {
            throw new GoFunctionException("value has type " + GoKinds.typeOf(key) + "; should be string");
        } else {
            Object value = map.get(name);
            return value == null ? Fields.zero(map.type().element()) : value;
        }
    }

    private static @Nullable Object boxed(@Nullable Object value, GoType container) {
        return value == null && container.element().kind() == Kind.INTERFACE ? Internal.NIL_INTERFACE : value;
    }

    private static int position(@Nullable Object index, int limit) {
        if (index == null) {
            throw new GoFunctionException("cannot index slice/array with nil");
        }
        long at;
        if (index instanceof Long number) {
            at = number;
        } else if (index instanceof TypedInteger number) {
            at = number.bits();
        } else {
            throw new GoFunctionException("cannot index slice/array with type " + GoKinds.typeOf(index));
        }
        if (at < 0 || at > limit) {
            throw new GoFunctionException("index out of range: " + at);
        }
        return (int) at;
    }

    private static int lengthOf(@Nullable Object item) {
        if (item instanceof GoList list) {
            return list.size();
        } else if (item instanceof String text) {
            return GoStrings.byteLength(text);
        } else if (item instanceof GoBytes bytes) {
            return bytes.size();
        }
        return item instanceof GoMap map ? map.size() : ABSENT;
    }

    static Object slice(@Nullable Object[] values) {
        Object item = Builtins.unboxed(values[0]);
        if (item == null) {
            throw new GoFunctionException("slice of untyped nil");
        }
        int indexes = values.length - 1;
        if (indexes > MAX_SLICE_INDEXES) {
            throw new GoFunctionException("too many slice indexes: " + indexes);
        }
        int length = item instanceof GoMap ? ABSENT : lengthOf(item);
        if (length == ABSENT) {
            throw new GoFunctionException("can't slice item of type " + GoKinds.typeOf(item));
        } else if (item instanceof String && indexes == MAX_SLICE_INDEXES) {
            throw new GoFunctionException("cannot 3-index slice a string");
        }
        int[] at = {0, length, length};
        for (int i = 0; i < indexes; i++) {
            at[i] = position(Builtins.unboxed(values[i + 1]), length);
        }
        for (int i = 1; i < Math.max(indexes, 2); i++) {
            if (at[i - 1] > at[i]) {
                throw new GoFunctionException("invalid slice index: " + at[i - 1] + " > " + at[i]);
            }
        }
        if (item instanceof GoList list) {
            return list.slice(at[0], at[1]);
        }
        return item instanceof GoBytes bytes
                ? bytes.slice(at[0], at[1])
                : GoStrings.byteSlice(item.toString(), at[0], at[1]);
    }

    static Object length(@Nullable Object item) {
        if (item == null) {
            throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value");
        } else if (item == Internal.NIL_INTERFACE) {
            throw new GoFunctionException("len of nil pointer");
        }
        int length = lengthOf(item);
        if (length == ABSENT) {
            throw new GoFunctionException("len of type " + GoKinds.typeOf(item));
        }
        return (long) length;
    }
}
