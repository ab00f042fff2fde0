package dev.bedrock.hld.helm.gotemplate.function;

import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates may call, by name. Immutable.
 *
 * <pre>{@code
 * GoFunctions functions = GoFunctions.builder()
 *         .add("upper", Parameter.STRING, text -> text.toUpperCase(Locale.ROOT))
 *         .add("repeat", Parameter.INT, Parameter.STRING, (count, text) -> text.repeat(Math.toIntExact(count)))
 *         .addVariadic("list", Parameter.ANY, GoList::wrap)
 *         .build();
 * }</pre>
 */
public final class GoFunctions {
    private static final GoFunctions NONE = new GoFunctions(Map.of());

    private final Map<String, GoFunction> byName;

    private GoFunctions(Map<String, GoFunction> byName) {
        this.byName = byName;
    }

    /** No functions at all. */
    public static GoFunctions none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<GoFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** These functions and others, which replace those of the same names. */
    public GoFunctions with(GoFunctions others) {
        return builder().addAll(this).addAll(others).build();
    }

    /** The names; not sorted. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** Code that needs no argument. */
    @FunctionalInterface
    public interface Body0 {
        @Nullable
        Object call();
    }

    /** Code of one parameter. */
    @FunctionalInterface
    public interface Body1<A> {
        @Nullable
        Object call(A a);
    }

    /** Code of two parameters. */
    @FunctionalInterface
    public interface Body2<A, B> {
        @Nullable
        Object call(A a, B b);
    }

    /** Code of three parameters. */
    @FunctionalInterface
    public interface Body3<A, B, C> {
        @Nullable
        Object call(A a, B b, C c);
    }

    /** Code of any number of arguments. */
    @FunctionalInterface
    public interface BodyN {
        @Nullable
        Object call(@Nullable Object[] arguments);
    }

    /** Code of one parameter that calls back into the execution. */
    @FunctionalInterface
    public interface ContextBody {
        @Nullable
        Object call(CallContext context, @Nullable Object[] arguments);
    }

    /** Collects functions; a later one replaces an earlier one of the same name. Not thread-safe. */
    public static final class Builder {
        private final Map<String, GoFunction> byName = new HashMap<>();

        private Builder() {}

        /** Adds a function as it is. */
        public Builder add(GoFunction function) {
            return add(function.name(), function);
        }

        /** Adds a function under another name than the one it was made with. */
        public Builder add(String name, GoFunction function) {
            byName.put(name, function);
            return this;
        }

        public Builder addAll(GoFunctions functions) {
            byName.putAll(functions.byName);
            return this;
        }

        public Builder remove(String name) {
            byName.remove(name);
            return this;
        }

        public Builder add(String name, Body0 body) {
            return add(GoFunction.of(name, List.of(), (context, arguments) -> body.call()));
        }

        public <A> Builder add(String name, Parameter<A> a, Body1<? super A> body) {
            return add(GoFunction.of(name, List.of(a.type()), (context, arguments) -> body.call(a.from(arguments, 0))));
        }

        public <A, B> Builder add(String name, Parameter<A> a, Parameter<B> b, Body2<? super A, ? super B> body) {
            return add(GoFunction.of(
                    name,
                    List.of(a.type(), b.type()),
                    (context, arguments) -> body.call(a.from(arguments, 0), b.from(arguments, 1))));
        }

        public <A, B, C> Builder add(
                String name,
                Parameter<A> a,
                Parameter<B> b,
                Parameter<C> c,
                Body3<? super A, ? super B, ? super C> body) {
            return add(GoFunction.of(
                    name,
                    List.of(a.type(), b.type(), c.type()),
                    (context, arguments) ->
                            body.call(a.from(arguments, 0), b.from(arguments, 1), c.from(arguments, 2))));
        }

        /** Adds a function of any number of arguments of one type. */
        public Builder addVariadic(String name, Parameter<?> each, BodyN body) {
            return add(GoFunction.variadic(name, List.of(), each.type(), (context, arguments) -> body.call(arguments)));
        }

        /** Adds a function of fixed parameters followed by any number of arguments of one type. */
        public Builder addVariadic(String name, List<GoType> fixed, GoType each, BodyN body) {
            return add(GoFunction.variadic(name, fixed, each, (context, arguments) -> body.call(arguments)));
        }

        /** Adds a function that needs more than three parameters, or the execution that calls it. */
        public Builder addWithContext(String name, List<GoType> parameters, ContextBody body) {
            return add(GoFunction.of(name, parameters, body::call));
        }

        public GoFunctions build() {
            return new GoFunctions(Map.copyOf(byName));
        }
    }
}
