package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.parse.NodeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of pipelines, commands and operands. */
final class Evaluator {
    private final Calls calls;
    private final Fields fields;

    Evaluator(Execution execution, boolean missingKeyIsError) {
        this.calls = new Calls(execution, this);
        this.fields = new Fields(calls, missingKeyIsError);
    }

    /** Evaluates a pipeline and sets its variables. */
    @Nullable
    Object pipeline(Frame frame, @Nullable Object dot, Node.Pipe pipe) {
        frame.node = pipe;
        Object value = Internal.NOTHING;
        List<Node.Command> commands = pipe.commands();
        for (int i = 0; i < commands.size(); i++) {
            value = Builtins.unboxed(command(frame, dot, commands.get(i), value));
        }
        List<Node.Variable> variables = pipe.variables();
        for (int i = 0; i < variables.size(); i++) {
            frame.set(variables.get(i), value, false);
        }
        return value;
    }

    private @Nullable Object command(Frame frame, @Nullable Object dot, Node.Command command, @Nullable Object last) {
        List<Node> words = command.arguments();
        Node first = words.get(0);
        if (first.type() != NodeType.PIPE) {
            frame.node = first;
        }
        return switch (first.type()) {
            case IDENTIFIER -> {
                Node.Identifier name = (Node.Identifier) first;
                yield calls.call(frame, dot, name.function(), command, name.name(), words, last);
            }
            case FIELD -> {
                List<String> path = ((Node.Field) first).fields();
                yield fields.chain(frame, dot, dot, frame.dotIsBoxed, first, path, words, last);
            }
            case VARIABLE -> variable(frame, dot, (Node.Variable) first, words, last);
            case CHAIN -> chain(frame, dot, (Node.Chain) first, words, last);
            case PIPE -> {
                rejectArguments(frame, words, last);
                yield pipeline(frame, dot, (Node.Pipe) first);
            }
            default -> {
                rejectArguments(frame, words, last);
                yield word(frame, dot, first);
            }
        };
    }

    private static @Nullable Object word(Frame frame, @Nullable Object dot, Node word) {
        if (word.type() == NodeType.DOT) {
            return dot;
        } else if (word.type() == NodeType.NIL) {
            throw frame.error("nil is not a command");
        }
        return Arguments.untyped(frame, word);
    }

    private static void rejectArguments(Frame frame, List<Node> words, @Nullable Object last) {
        if (words.size() > 1 || last != Internal.NOTHING) {
            throw frame.error("can't give argument to non-function " + words.get(0));
        }
    }

    /** Evaluates an argument that is no constant. */
    @Nullable
    Object operand(Frame frame, @Nullable Object dot, Node node) {
        frame.node = node;
        return switch (node.type()) {
            case DOT -> dot;
            case FIELD -> {
                List<String> path = ((Node.Field) node).fields();
                yield fields.chain(frame, dot, dot, frame.dotIsBoxed, node, path, null, Internal.NOTHING);
            }
            case VARIABLE -> variable(frame, dot, (Node.Variable) node, null, Internal.NOTHING);
            case PIPE -> pipeline(frame, dot, (Node.Pipe) node);
            case IDENTIFIER -> {
                Node.Identifier name = (Node.Identifier) node;
                yield calls.call(frame, dot, name.function(), node, name.name(), null, Internal.NOTHING);
            }
            case CHAIN -> chain(frame, dot, (Node.Chain) node, null, Internal.NOTHING);
            default -> word(frame, dot, node);
        };
    }

    private @Nullable Object variable(
            Frame frame,
            @Nullable Object dot,
            Node.Variable variable,
            @Nullable List<Node> words,
            @Nullable Object last) {
        frame.node = variable;
        Object value = frame.get(variable);
        if (!variable.fields().isEmpty()) {
            boolean isBoxed = frame.isBoxed(variable);
            return fields.chain(frame, dot, value, isBoxed, variable, variable.fields(), words, last);
        }
        if (words != null) {
            rejectArguments(frame, words, last);
        }
        return value;
    }

    private @Nullable Object chain(
            Frame frame, @Nullable Object dot, Node.Chain chain, @Nullable List<Node> words, @Nullable Object last) {
        frame.node = chain;
        if (chain.base().type() == NodeType.NIL) {
            throw frame.error("indirection through explicit nil in " + chain);
        }
        Object value = operand(frame, dot, chain.base());
        return fields.chain(frame, dot, value, false, chain, chain.fields(), words, last);
    }
}
