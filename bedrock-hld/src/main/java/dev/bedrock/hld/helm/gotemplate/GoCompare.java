package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.value.GoComplex;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** Comparing values: by the rules of the builtins {@code eq} and {@code lt}, and by those of {@code reflect.DeepEqual}. */
public final class GoCompare {
    private static final int MAX_DEPTH = 500;

    private GoCompare() {}

    private enum Family {
        NONE,
        BOOL,
        COMPLEX,
        INT,
        UINT,
        FLOAT,
        STRING;

        static Family of(@Nullable Object value) {
            if (value instanceof String) {
                return STRING;
            } else if (value instanceof Double || value instanceof TypedFloat) {
                return FLOAT;
            } else if (value instanceof Long) {
                return INT;
            } else if (value instanceof Boolean) {
                return BOOL;
            } else if (value instanceof TypedInteger number) {
                return number.kind().isSigned() ? INT : UINT;
            }
            return value instanceof GoComplex ? COMPLEX : NONE;
        }
    }

    /**
     * The builtin {@code eq} of two values.
     *
     * @throws GoFunctionException if they cannot be compared
     */
    public static boolean equal(@Nullable Object left, @Nullable Object right) {
        Family a = Family.of(left);
        Family b = Family.of(right);
        if (a != b) {
            if (isMixedIntegers(a, b)) {
                long x = bits(left);
                return x >= 0 && x == bits(right);
            } else if (left == null || right == null) {
                return false;
            }
            throw new GoFunctionException(incompatible(left, right));
        }
        return switch (a) {
            case INT, UINT -> bits(left) == bits(right);
            case FLOAT -> number(left) == number(right);
            case BOOL, STRING -> left != null && left.equals(right);
            case COMPLEX -> sameComplex(left, right);
            case NONE -> equalReferences(left, right);
        };
    }

    private static String incompatible(@Nullable Object left, @Nullable Object right) {
        return "incompatible types for comparison: " + GoKinds.typeOf(left) + " and " + GoKinds.typeOf(right);
    }

    private static boolean equalReferences(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return isNil(left) && isNil(right);
        }
        Kind a = GoKinds.kindOf(left);
        Kind b = GoKinds.kindOf(right);
        if (a == b && (isNil(left) || isNil(right))) {
            return isNil(left) == isNil(right);
        }
        String leftType = GoKinds.typeOf(left);
        String rightType = GoKinds.typeOf(right);
        boolean comparable = b == Kind.STRUCT || b == Kind.POINTER;
        if (a != b || (!comparable && !leftType.equals(rightType))) {
            throw new GoFunctionException(
                    GoPrinter.sprintf("non-comparable types %s: %v, %s: %v", left, leftType, rightType, right));
        } else if (!comparable) {
            throw new GoFunctionException(GoPrinter.sprintf("non-comparable type %s: %v", right, rightType));
        }
        return left instanceof GoObject object
                && right instanceof GoObject other
                && leftType.equals(rightType)
                && object.sameAs(other);
    }

    private static boolean isNil(@Nullable Object value) {
        return value == null || (value instanceof GoList list && list.isNil());
    }

    private static boolean isMixedIntegers(Family a, Family b) {
        return (a == Family.INT && b == Family.UINT) || (a == Family.UINT && b == Family.INT);
    }

    private static boolean sameComplex(@Nullable Object left, @Nullable Object right) {
        return left instanceof GoComplex a
                && right instanceof GoComplex b
                && a.real() == b.real()
                && a.imaginary() == b.imaginary();
    }

    /**
     * The builtin {@code lt}.
     *
     * @throws GoFunctionException if the values cannot be ordered
     */
    public static boolean less(@Nullable Object left, @Nullable Object right) {
        Family a = Family.of(left);
        Family b = Family.of(right);
        if (a == Family.NONE || b == Family.NONE) {
            throw new GoFunctionException("invalid type for comparison");
        }
        if (a != b) {
            if (!isMixedIntegers(a, b)) {
                throw new GoFunctionException(incompatible(left, right));
            }
            long x = bits(left);
            long y = bits(right);
            return a == Family.INT ? x < 0 || Long.compareUnsigned(x, y) < 0 : y >= 0 && Long.compareUnsigned(x, y) < 0;
        }
        return switch (a) {
            case INT -> bits(left) < bits(right);
            case UINT -> Long.compareUnsigned(bits(left), bits(right)) < 0;
            case FLOAT -> number(left) < number(right);
            case STRING -> GoStrings.compare(String.valueOf(left), String.valueOf(right)) < 0;
            default -> throw new GoFunctionException("invalid type for comparison");
        };
    }

    private static long bits(@Nullable Object value) {
        return value instanceof TypedInteger number ? number.bits() : value instanceof Long number ? number : 0;
    }

    private static double number(@Nullable Object value) {
        return value instanceof TypedFloat number
                ? number.value()
                : value instanceof Double number ? number : Double.NaN;
    }

    /**
     * Go's {@code reflect.DeepEqual}: same type and same content, all the way down.
     *
     * @throws GoFunctionException if the values are nested too deeply, as a map is that contains itself
     */
    public static boolean deepEqual(@Nullable Object left, @Nullable Object right) {
        return deepEqual(left, right, 0);
    }

    private static boolean deepEqual(@Nullable Object left, @Nullable Object right, int depth) {
        if (left == right) {
            return !(left instanceof Double number && number.isNaN());
        } else if (left == null || right == null) {
            return false;
        } else if (depth > MAX_DEPTH) {
            throw new GoFunctionException("values are nested too deeply to be compared");
        } else if (left instanceof GoMap a && right instanceof GoMap b) {
            return sameEntries(a, b, depth);
        } else if (left instanceof GoList a && right instanceof GoList b) {
            return sameElements(a, b, depth);
        } else if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        } else if (left instanceof GoObject a && right instanceof GoObject b) {
            return sameFields(a, b, depth);
        }
        return left.equals(right);
    }

    private static boolean sameEntries(GoMap a, GoMap b, int depth) {
        if (a.size() != b.size() || !a.type().equals(b.type())) {
            return false;
        }
        for (String key : a.sortedKeys()) {
            if (!b.containsKey(key) || !deepEqual(a.get(key), b.get(key), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(GoList a, GoList b, int depth) {
        if (a.size() != b.size() || a.isNil() != b.isNil() || !a.type().equals(b.type())) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!deepEqual(a.get(i), b.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameFields(GoObject a, GoObject b, int depth) {
        if (a.sameAs(b)) {
            return true;
        }
        if (!a.type().equals(b.type()) || a.fieldNames().isEmpty()) {
            return false;
        }
        for (String name : a.fieldNames()) {
            if (!deepEqual(a.field(name), b.field(name), depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
