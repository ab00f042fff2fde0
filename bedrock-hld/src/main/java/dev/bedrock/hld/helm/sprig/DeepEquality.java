package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import org.jspecify.annotations.Nullable;

/**
 * Equality by content: Go's {@code reflect.DeepEqual}. The types must be the same, so that 1 and 1.0 differ.
 *
 * <p>An instance is a key for hash sets under this equality.
 */
final class DeepEquality {
    private static final int MAX_DEPTH = 1_000;
    private static final int HASHED_DEPTH = 5;

    private final @Nullable Object value;

    DeepEquality(@Nullable Object value) {
        this.value = value;
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return equal(left, right, 0);
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right, int depth) {
        if (depth > MAX_DEPTH) {
            throw new GoFunctionException("values nest too deeply to be compared");
        }
        if (left == null || right == null) {
            return left == right;
        } else if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        } else if (left instanceof TypedFloat a && right instanceof TypedFloat b) {
            return a.value() == b.value();
        } else if (left instanceof GoList a && right instanceof GoList b) {
            return equalLists(a, b, depth);
        } else if (left instanceof GoMap a && right instanceof GoMap b) {
            return equalMaps(a, b, depth);
        } else if (left instanceof GoObject a && right instanceof GoObject b) {
            return a.equals(b) || a.sameAs(b);
        }
        return left.equals(right);
    }

    private static boolean equalLists(GoList left, GoList right, int depth) {
        if (left.size() != right.size()
                || left.isNil() != right.isNil()
                || !left.type().equals(right.type())) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(GoMap left, GoMap right, int depth) {
        if (left == right) {
            return true;
        }
        if (left.size() != right.size() || !left.type().equals(right.type())) {
            return false;
        }
        for (String key : left.sortedKeys()) {
            if (!right.containsKey(key) || !equal(left.get(key), right.get(key), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeepEquality key && equal(value, key.value);
    }

    @Override
    public int hashCode() {
        return hash(value, 0);
    }

    private static int hash(@Nullable Object value, int depth) {
        if (value == null || depth > HASHED_DEPTH) {
            return 0;
        } else if (value instanceof Double number) {
            return Double.hashCode(number == 0 ? 0.0 : number);
        } else if (value instanceof TypedFloat number) {
            return Float.hashCode(number.value() == 0 ? 0f : number.value());
        } else if (value instanceof GoList list) {
            int hash = list.size();
            for (Object element : list.asList()) {
                hash = hash * 31 + hash(element, depth + 1);
            }
            return hash;
        } else if (value instanceof GoMap map) {
            int hash = map.size();
            for (String key : map.sortedKeys()) {
                hash += key.hashCode() ^ hash(map.get(key), depth + 1);
            }
            return hash;
        }
        return value instanceof GoObject object ? object.type().hashCode() : value.hashCode();
    }
}
