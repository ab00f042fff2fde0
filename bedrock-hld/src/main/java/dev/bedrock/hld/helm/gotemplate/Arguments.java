package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.parse.NodeType;
import dev.bedrock.hld.helm.gotemplate.parse.NumberLiteral;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** Arguments of the types that parameters ask for. */
final class Arguments {
    private final Evaluator evaluator;

    Arguments(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Evaluates an argument; what comes back is of the type, or is nil if the type can be. */
    @Nullable
    Object evaluate(Frame frame, @Nullable Object dot, GoType type, Node node) {
        frame.node = node;
        return switch (node.type()) {
            case DOT, FIELD, VARIABLE, PIPE, IDENTIFIER, CHAIN ->
                validate(frame, evaluator.operand(frame, dot, node), type);
            case NIL -> {
                if (!type.canBeNil()) {
                    throw frame.error("cannot assign nil to " + type);
                }
                yield null;
            }
            default -> constant(frame, type, node);
        };
    }

    /** Checks that a value can be passed where the type is expected. */
    static @Nullable Object validate(Frame frame, @Nullable Object value, GoType type) {
        if (value == null) {
            if (!type.canBeNil()) {
                throw frame.error("invalid value; expected " + type);
            }
            return null;
        }
        if (type.kind() == Kind.INTERFACE) {
            return Builtins.unboxed(value);
        } else if (type.equals(GoType.VALUE)) {
            return value;
        } else if (value == Internal.NIL_INTERFACE) {
            throw wrongType(frame, type, GoType.ANY);
        }
        GoType actual = GoType.of(value);
        boolean isPointerToIt = actual.kind() == Kind.POINTER && type.accepts(actual.element());
        if (!type.accepts(actual) && !isPointerToIt) {
            throw wrongType(frame, type, actual);
        }
        return value;
    }

    private static TemplateExecutionException wrongType(Frame frame, GoType expected, GoType actual) {
        return frame.error("wrong type for value; expected " + expected + "; got " + actual);
    }

    /** An untyped constant takes the type of the parameter. */
    private static Object constant(Frame frame, GoType type, Node node) {
        Kind kind = type.kind();
        NumberLiteral number = node instanceof Node.Numeric literal ? literal.value() : null;
        if (kind.isSigned()) {
            Long value = number == null ? null : number.asInt();
            return integer(frame, kind, node, value, "integer");
        } else if (kind.isUnsigned()) {
            Long value = number == null ? null : number.asUint();
            return integer(frame, kind, node, value, "unsigned integer");
        } else if (kind.isFloat()) {
            Double value = number == null ? null : number.asFloat();
            if (value == null) {
                throw expected(frame, "float", node);
            }
            return kind == Kind.FLOAT64 ? (Object) value : new TypedFloat(value.floatValue());
        }
        if (kind == Kind.INTERFACE || type.equals(GoType.VALUE)) {
            return untyped(frame, node);
        }
        return other(frame, type, node);
    }

    private static Object integer(Frame frame, Kind kind, Node node, @Nullable Long value, String expected) {
        if (value == null) {
            throw expected(frame, expected, node);
        }
        return kind == Kind.INT ? (Object) value : new TypedInteger(kind, value);
    }

    private static Object other(Frame frame, GoType type, Node node) {
        boolean fits =
                switch (type.kind()) {
                    case BOOL -> node.type() == NodeType.BOOL;
                    case STRING -> node.type() == NodeType.STRING;
                    case COMPLEX128 ->
                        node instanceof Node.Numeric number && number.value().asFloat() == null;
                    default -> throw frame.error("can't handle " + node + " for arg of type " + type);
                };
        if (!fits) {
            String what =
                    type.kind() == Kind.COMPLEX128 ? "complex" : type.kind().goName();
            throw expected(frame, what, node);
        }
        return untyped(frame, node);
    }

    private static TemplateExecutionException expected(Frame frame, String what, Node node) {
        return frame.error("expected " + what + "; found " + node);
    }

    /** A constant where nothing asks for a type. */
    static Object untyped(Frame frame, Node node) {
        if (node instanceof Node.Str string) {
            return string.value();
        } else if (node instanceof Node.Bool bool) {
            return bool.value();
        } else if (node instanceof Node.Numeric number) {
            frame.node = node;
            Object ideal = number.value().ideal();
            if (ideal == null) {
                throw frame.error(number.text() + " overflows int");
            }
            return ideal;
        }
        throw frame.error("can't evaluate command " + node);
    }
}
