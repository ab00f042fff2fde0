package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chains of fields: keys of maps, fields of structs, methods. */
final class Fields {
    private static final Object ABSENT = new Object();

    private final Calls calls;
    private final boolean missingKeyIsError;

    Fields(Calls calls, boolean missingKeyIsError) {
        this.calls = calls;
        this.missingKeyIsError = missingKeyIsError;
    }

    /**
     * Follows a chain.
     *
     * @param start what the chain starts from
     * @param isBoxed whether that came out of a container of {@code interface {}}
     * @param node the chain, for errors
     * @param arguments the command that the chain is the first word of, for methods; null outside of commands
     * @param last the value that the pipeline hands on
     */
    @Nullable
    Object chain(
            Frame frame,
            @Nullable Object dot,
            @Nullable Object start,
            boolean isBoxed,
            Node node,
            List<String> fields,
            @Nullable List<Node> arguments,
            @Nullable Object last) {
        Object receiver = start;
        boolean boxed = isBoxed;
        int end = fields.size() - 1;
        for (int i = 0; i <= end; i++) {
            boolean isLast = i == end;
            Object container = receiver;
            receiver = field(
                    frame,
                    dot,
                    receiver,
                    boxed,
                    fields.get(i),
                    node,
                    isLast ? arguments : null,
                    isLast ? last : Internal.NOTHING);
            boxed = container instanceof GoMap map && map.type().element().kind() == Kind.INTERFACE;
        }
        return receiver;
    }

    private @Nullable Object field(
            Frame frame,
            @Nullable Object dot,
            @Nullable Object receiver,
            boolean isBoxed,
            String name,
            Node node,
            @Nullable List<Node> arguments,
            @Nullable Object last) {
        if (receiver == null) {
            if (missingKeyIsError) {
                throw frame.error("nil data; no entry for key " + Quoting.quote(name));
            }
            return null;
        } else if (receiver == Internal.NIL_INTERFACE) {
            throw frame.error("nil pointer evaluating interface {}." + name);
        }
        Optional<GoFunction> method = method(receiver, name);
        if (method.isPresent()) {
            return calls.call(frame, dot, method.get(), node, name, arguments, last);
        }
        boolean hasArguments = (arguments != null && arguments.size() > 1) || last != Internal.NOTHING;
        if (receiver instanceof GoMap map) {
            if (hasArguments) {
                throw frame.error(name + " is not a method but has arguments");
            }
            return entry(frame, map, name);
        } else if (receiver instanceof GoObject object && object.fieldNames().contains(name)) {
            if (hasArguments) {
                throw frame.error(name + " has arguments but cannot be invoked as function");
            }
            return object.field(name);
        }
        String type = isBoxed ? GoType.ANY.name() : GoKinds.typeOf(receiver);
        throw frame.error("can't evaluate field " + name + " in type " + type);
    }

    private static Optional<GoFunction> method(Object receiver, String name) {
        if (receiver instanceof GoMap map) {
            return map.method(name);
        } else if (receiver instanceof GoObject object) {
            return object.method(name);
        }
        return receiver instanceof GoList list ? list.method(name) : Optional.empty();
    }

    private @Nullable Object entry(Frame frame, GoMap map, String key) {
        Object value = map.getOrDefault(key, ABSENT);
        if (value == ABSENT) {
            if (missingKeyIsError) {
                throw frame.error("map has no entry for key " + Quoting.quote(key));
            }
            return zero(map.type().element());
        }
        return value == null ? zero(map.type().element()) : value;
    }

    /** The zero value of a type as an execution knows it. */
    static @Nullable Object zero(GoType type) {
        Kind kind = type.kind();
        if (kind.isInteger()) {
            return kind == Kind.INT ? (Object) 0L : new TypedInteger(kind, 0);
        }
        return switch (kind) {
            case INTERFACE -> Internal.NIL_INTERFACE;
            case STRING -> "";
            case BOOL -> false;
            case FLOAT64 -> 0.0;
            case FLOAT32 -> new TypedFloat(0);
            case SLICE -> type.equals(GoType.BYTES) ? GoBytes.of() : GoList.nil(type);
            case MAP -> new GoMap(type);
            default -> null;
        };
    }
}
