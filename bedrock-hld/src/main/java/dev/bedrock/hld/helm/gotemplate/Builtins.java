package dev.bedrock.hld.helm.gotemplate;

import static dev.bedrock.hld.helm.gotemplate.value.GoType.ANY;
import static dev.bedrock.hld.helm.gotemplate.value.GoType.STRING;
import static dev.bedrock.hld.helm.gotemplate.value.GoType.VALUE;

import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.function.Parameter;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoSize;
import dev.bedrock.hld.helm.gotemplate.value.GoTruth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that every template may call. */
final class Builtins {
    /** Evaluated by {@link Calls} itself: later arguments may never be evaluated. */
    static final GoFunction AND = GoFunction.variadic("and", List.of(VALUE), VALUE, Builtins::last);

    static final GoFunction OR = GoFunction.variadic("or", List.of(VALUE), VALUE, Builtins::last);

    /** Called with the text of the first argument put before all arguments, because its errors mention it. */
    static final GoFunction CALL = GoFunction.variadic("call", List.of(VALUE), VALUE, Builtins::call);

    private static final Parameter<Object> ANYTHING = new Parameter<>(VALUE, Object.class);

    static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .add(AND)
            .add(OR)
            .add("not", ANYTHING, value -> !GoTruth.isTrue(unboxed(value)))
            .addVariadic("eq", List.of(VALUE), VALUE, Builtins::equalsAny)
            .add("ne", ANYTHING, ANYTHING, (a, b) -> !GoCompare.equal(unboxed(a), unboxed(b)))
            .add("lt", ANYTHING, ANYTHING, (a, b) -> GoCompare.less(unboxed(a), unboxed(b)))
            .add("le", ANYTHING, ANYTHING, Builtins::lessOrEqual)
            .add("gt", ANYTHING, ANYTHING, (a, b) -> !lessOrEqual(a, b))
            .add("ge", ANYTHING, ANYTHING, (a, b) -> !GoCompare.less(unboxed(a), unboxed(b)))
            .addVariadic("index", List.of(VALUE), VALUE, Indexing::index)
            .addVariadic("slice", List.of(VALUE), VALUE, Indexing::slice)
            .add("len", ANYTHING, Indexing::length)
            .addVariadic("print", Parameter.ANY, values -> GoPrinter.sprint(checked(values)))
            .addVariadic("println", Parameter.ANY, values -> GoPrinter.sprintln(checked(values)))
            .addVariadic("printf", List.of(STRING), ANY, Builtins::printf)
            .addVariadic("html", Parameter.ANY, values -> Escaping.html(text(values)))
            .addVariadic("js", Parameter.ANY, values -> Escaping.js(text(values)))
            .addVariadic("urlquery", Parameter.ANY, values -> Escaping.urlQuery(text(values)))
            .add(CALL)
            .build();

    private Builtins() {}

    /** A value without the knowledge that it is a nil of an interface type. */
    static @Nullable Object unboxed(@Nullable Object value) {
        return value == Internal.NIL_INTERFACE ? null : value;
    }

    private static @Nullable Object last(CallContext context, @Nullable Object[] values) {
        return values[values.length - 1];
    }

    private static Object equalsAny(@Nullable Object[] values) {
        if (values.length == 1) {
            throw new GoFunctionException("missing argument for comparison");
        }
        Object value = unboxed(values[0]);
        for (int i = 1; i < values.length; i++) {
            if (GoCompare.equal(value, unboxed(values[i]))) {
                return true;
            }
        }
        return false;
    }

    private static boolean lessOrEqual(Object a, Object b) {
        return GoCompare.less(unboxed(a), unboxed(b)) || GoCompare.equal(unboxed(a), unboxed(b));
    }

    private static Object printf(@Nullable Object[] arguments) {
        return GoPrinter.sprintf(String.valueOf(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static @Nullable Object[] checked(@Nullable Object[] values) {
        GoSize.check(values);
        return values;
    }

    private static String text(@Nullable Object[] values) {
        checked(values);
        @Nullable Object[] shown = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = values[i] == null ? "<no value>" : values[i];
        }
        return GoPrinter.sprint(shown);
    }

    private static @Nullable Object call(CallContext context, @Nullable Object[] values) {
        String name = String.valueOf(values[0]);
        Object callee = unboxed(values[1]);
        if (callee == null) {
            throw new GoFunctionException("call of nil");
        } else if (!(callee instanceof GoFunction function)) {
            throw new GoFunctionException("non-function " + name + " of type " + GoKinds.typeOf(callee));
        } else {
            return callFunction(context, function, name, Arrays.copyOfRange(values, 2, values.length));
        }
    }

    private static @Nullable Object callFunction(
            CallContext context, GoFunction function, String name, @Nullable Object[] arguments) {
        int fixed = function.fixedParameters();
        if (function.isVariadic() ? arguments.length < fixed : arguments.length != fixed) {
            String want = function.isVariadic() ? "at least " + fixed : String.valueOf(fixed);
            throw new GoFunctionException(
                    "wrong number of args for " + name + ": got " + arguments.length + " want " + want);
        }
        for (int i = 0; i < arguments.length; i++) {
            Object argument = unboxed(arguments[i]);
            boolean fits = argument == null
                    ? function.parameter(i).canBeNil()
                    : function.parameter(i).accepts(argument);
            if (!fits) {
                throw new GoFunctionException("arg " + i + ": value has type " + GoKinds.typeOf(argument)
                        + "; should be " + function.parameter(i));
            }
            arguments[i] = argument;
        }
        return function.call(context, arguments);
    }
}
