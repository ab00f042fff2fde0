package dev.bedrock.hld.helm.gotemplate.value;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function a template may call, or a method bound to its receiver: a name, the types of its parameters, and code.
 *
 * <p>Whoever calls {@link #call} has checked the number and the types of the arguments. Immutable; thread-safe if the code is.
 */
public final class GoFunction {
    private final String name;
    private final GoType[] parameters;
    private final @Nullable GoType variadic;
    private final Body body;

    private GoFunction(String name, List<GoType> parameters, @Nullable GoType variadic, Body body) {
        this.name = Objects.requireNonNull(name);
        this.parameters = parameters.toArray(new GoType[0]);
        this.variadic = variadic;
        this.body = Objects.requireNonNull(body);
    }

    /** A function with a fixed number of parameters. */
    public static GoFunction of(String name, List<GoType> parameters, Body body) {
        return new GoFunction(name, parameters, null, body);
    }

    /** A method without parameters. */
    public static GoFunction of(String name, Body body) {
        return new GoFunction(name, List.of(), null, body);
    }

    /** A function whose last parameter may be given any number of times. The fixed ones come first. */
    public static GoFunction variadic(String name, List<GoType> parameters, GoType variadic, Body body) {
        return new GoFunction(name, parameters, Objects.requireNonNull(variadic), body);
    }

    /** The same function behind a guard that sees every call first, and may refuse it by an exception. */
    public GoFunction guarded(Guard guard) {
        return new GoFunction(name, List.of(parameters), variadic, (context, arguments) -> {
            guard.before(context, arguments);
            return body.call(context, arguments);
        });
    }

    /** The name that errors mention. */
    public String name() {
        return name;
    }

    /** The number of parameters, not counting a variadic one. */
    public int fixedParameters() {
        return parameters.length;
    }

    public boolean isVariadic() {
        return variadic != null;
    }

    /**
     * The type that the argument at this position must have.
     *
     * @throws IllegalArgumentException if the function takes no argument there
     */
    public GoType parameter(int index) {
        if (index < parameters.length) {
            return parameters[index];
        }
        if (variadic == null) {
            throw new IllegalArgumentException(name + " has no parameter " + index);
        }
        return variadic;
    }

    /**
     * Calls the function.
     *
     * @throws GoFunctionException if it fails in a way that a template author can cause
     */
    public @Nullable Object call(CallContext context, @Nullable Object[] arguments) {
        return body.call(context, arguments);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What happens before a function is called. */
    @FunctionalInterface
    public interface Guard {
        /** Looks at the arguments, which it must not change. */
        void before(CallContext context, @Nullable Object[] arguments);
    }

    /** The code of a function. */
    @FunctionalInterface
    public interface Body {
        /**
         * Computes the result. The arguments have the parameters' types; they belong to the callee, which may keep the array.
         *
         * @throws GoFunctionException to fail with a text for the template author
         */
        @Nullable
        Object call(CallContext context, @Nullable Object[] arguments);
    }
}
