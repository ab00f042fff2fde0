package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoTruth;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions and methods. */
final class Calls {
    private final Execution execution;
    private final Arguments arguments;

    Calls(Execution execution, Evaluator evaluator) {
        this.execution = execution;
        this.arguments = new Arguments(evaluator);
    }

    /**
     * Evaluates the arguments and calls.
     *
     * @param node what an error of the function names
     * @param command the words of the command, of which the first is the function itself; null if it stands alone
     * @param last the value that the pipeline hands on: the last argument
     */
    @Nullable
    Object call(
            Frame frame,
            @Nullable Object dot,
            GoFunction function,
            Node node,
            String name,
            @Nullable List<Node> command,
            @Nullable Object last) {
        int given = command == null ? 0 : command.size() - 1;
        int count = last == Internal.NOTHING ? given : given + 1;
        int fixed = function.fixedParameters();
        if (function.isVariadic() ? count < fixed : count != fixed) {
            throw frame.error(wrongNumber(function, name, given, count));
        }
        if (command != null && isShortCircuit(function)) {
            return shortCircuit(frame, dot, function == Builtins.OR, command, last);
        }
        @Nullable Object[] values = new @Nullable Object[count];
        for (int i = 0; i < given && command != null; i++) {
            values[i] = arguments.evaluate(frame, dot, function.parameter(i), command.get(i + 1));
        }
        if (count > given) {
            values[given] = Arguments.validate(frame, last, function.parameter(given));
        }
        if (function == Builtins.CALL) {
            return invoke(frame, function, node, name, named(values, command));
        }
        return invoke(frame, function, node, name, values);
    }

    private static @Nullable Object[] named(@Nullable Object[] values, @Nullable List<Node> command) {
        @Nullable Object[] all = new @Nullable Object[values.length + 1];
        System.arraycopy(values, 0, all, 1, values.length);
        all[0] = command == null || command.size() < 2
                ? GoPrinter.toString(values[0])
                : command.get(1).toString();
        return all;
    }

    private @Nullable Object invoke(
            Frame frame, GoFunction function, Node node, String name, @Nullable Object[] values) {
        Object result;
        for (Object value : values) {
            if (value instanceof String text && text.length() > Execution.LONG_TEXT) {
                execution.spend(text.length() >> 6);
            }
        }
        try {
            result = function.call(execution, values);
        } catch (GoFunctionException | TemplateExecutionException | TemplateParseException e) {
            frame.node = node;
            throw frame.error("error calling " + name + ": ", e);
        } catch (TemplateLimitException e) {
            throw e;
        } catch (GoLimitException e) {
            frame.node = node;
            throw execution.limit(frame, "error calling " + name + ": " + e.getMessage());
        } catch (RuntimeException e) {
            frame.node = node;
            throw frame.error("error calling " + name + ": ", new GoFunctionException("unexpected ", e));
        }
        count(frame, node, result);
        return result;
    }

    /** Large results are work, too: otherwise a few steps could double a text or a list until the memory is full. */
    private void count(Frame frame, Node node, @Nullable Object result) {
        if (result instanceof String text) {
            if (text.length() > Execution.LONG_TEXT) {
                frame.node = node;
                execution.checkLength(text.length());
            }
        } else if (result instanceof GoList list) {
            if (list.size() > Execution.LONG_TEXT) {
                frame.node = node;
                execution.spend(list.size());
            }
        } else if (result instanceof GoMap map && map.size() > Execution.LONG_TEXT) {
            frame.node = node;
            execution.spend(map.size());
        }
    }

    private static String wrongNumber(GoFunction function, String name, int given, int count) {
        String want = function.isVariadic() ? "at least " : "";
        return "wrong number of args for " + name + ": want " + want + function.fixedParameters() + " got "
                + (function.isVariadic() ? given : count);
    }

    private static boolean isShortCircuit(GoFunction function) {
        return function == Builtins.AND || function == Builtins.OR;
    }

    /** {@code and} and {@code or}: the first argument that decides is the result, and the rest is not evaluated. */
    private @Nullable Object shortCircuit(
            Frame frame, @Nullable Object dot, boolean deciding, List<Node> command, @Nullable Object last) {
        Object value = null;
        for (int i = 1; i < command.size(); i++) {
            value = arguments.evaluate(frame, dot, GoType.VALUE, command.get(i));
            if (GoTruth.isTrue(Builtins.unboxed(value)) == deciding) {
                return value;
            }
        }
        return last == Internal.NOTHING ? value : last;
    }
}
