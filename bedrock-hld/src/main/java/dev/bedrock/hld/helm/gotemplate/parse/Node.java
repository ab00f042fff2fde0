package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of a template's syntax tree. {@code toString} gives the template text in the form that Go's errors quote, which is
 * not always the text as it was written.
 */
public sealed interface Node {
    /** The index in the source of the character that errors point at. */
    int position();

    NodeType type();

    /** Text between actions. */
    record Text(int position, String text) implements Node {
        @Override
        public NodeType type() {
            return NodeType.TEXT;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** <code>{{pipeline}}</code>. */
    record Action(int position, Pipe pipe) implements Node {
        @Override
        public NodeType type() {
            return NodeType.ACTION;
        }

        @Override
        public String toString() {
            return "{{" + pipe + "}}";
        }
    }

    /** {@code if}, {@code with} and {@code range}: their texts and structures are the same, their meanings are not. */
    record Control(
            NodeType type,
            int position,
            Pipe pipe,
            List<Node> body,
            @Nullable List<Node> otherwise) implements Node {
        @Override
        public String toString() {
            String keyword =
                    switch (type) {
                        case IF -> "if";
                        case WITH -> "with";
                        default -> "range";
                    };
            String tail = otherwise == null ? "" : "{{else}}" + text(otherwise);
            return "{{" + keyword + " " + pipe + "}}" + text(body) + tail + "{{end}}";
        }

        private static String text(List<Node> nodes) {
            return nodes.stream().map(Node::toString).collect(Collectors.joining());
        }
    }

    /** <code>{{template "name" pipeline}}</code>, also what remains of a {@code block}. */
    record TemplateCall(int position, String name, @Nullable Pipe pipe) implements Node {
        @Override
        public NodeType type() {
            return NodeType.TEMPLATE;
        }

        @Override
        public String toString() {
            return "{{template " + Quoting.quote(name) + (pipe == null ? "" : " " + pipe) + "}}";
        }
    }

    /** <code>{{break}}</code> or <code>{{continue}}</code>. */
    record Jump(NodeType type, int position) implements Node {
        @Override
        public String toString() {
            return type == NodeType.BREAK ? "{{break}}" : "{{continue}}";
        }
    }

    /** Commands, each of which gets the value of the one before, and the variables that get the value of the last. */
    record Pipe(int position, List<Variable> variables, boolean isAssignment, List<Command> commands) implements Node {
        @Override
        public NodeType type() {
            return NodeType.PIPE;
        }

        @Override
        public String toString() {
            String value = commands.stream().map(Node::toString).collect(Collectors.joining(" | "));
            if (variables.isEmpty()) {
                return value;
            }
            String names = variables.stream().map(Node::toString).collect(Collectors.joining(", "));
            return names + (isAssignment ? " = " : " := ") + value;
        }
    }

    /** An operand or a function, and its arguments. */
    record Command(int position, List<Node> arguments) implements Node {
        @Override
        public NodeType type() {
            return NodeType.COMMAND;
        }

        @Override
        public String toString() {
            return arguments.stream()
                    .map(argument -> argument instanceof Pipe ? "(" + argument + ")" : argument.toString())
                    .collect(Collectors.joining(" "));
        }
    }

    /** The name of a function. */
    record Identifier(int position, GoFunction function, String name) implements Node {
        @Override
        public NodeType type() {
            return NodeType.IDENTIFIER;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A variable and the fields behind it.
     *
     * @param slot where the executing template keeps it; {@link #UNDECLARED} if nothing has declared it when this is reached
     */
    record Variable(int position, String name, int slot, List<String> fields) implements Node {
        /** The slot of a variable that the parser knows but that is never set. */
        public static final int UNDECLARED = -1;

        @Override
        public NodeType type() {
            return NodeType.VARIABLE;
        }

        @Override
        public String toString() {
            return name + dotted(fields);
        }
    }

    /** {@code .a.b}. */
    record Field(int position, List<String> fields) implements Node {
        @Override
        public NodeType type() {
            return NodeType.FIELD;
        }

        @Override
        public String toString() {
            return dotted(fields);
        }
    }

    /** {@code (pipeline).a.b}. */
    record Chain(int position, Node base, List<String> fields) implements Node {
        @Override
        public NodeType type() {
            return NodeType.CHAIN;
        }

        @Override
        public String toString() {
            return (base instanceof Pipe ? "(" + base + ")" : base.toString()) + dotted(fields);
        }
    }

    /** {@code .}. */
    record Dot(int position) implements Node {
        @Override
        public NodeType type() {
            return NodeType.DOT;
        }

        @Override
        public String toString() {
            return ".";
        }
    }

    /** {@code nil}. */
    record Nil(int position) implements Node {
        @Override
        public NodeType type() {
            return NodeType.NIL;
        }

        @Override
        public String toString() {
            return "nil";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(int position, Boolean value) implements Node {
        @Override
        public NodeType type() {
            return NodeType.BOOL;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A number, which may be several kinds of number at once. */
    record Numeric(int position, String text, NumberLiteral value) implements Node {
        @Override
        public NodeType type() {
            return NodeType.NUMBER;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A string, and how it was written. */
    record Str(int position, String quoted, String value) implements Node {
        @Override
        public NodeType type() {
            return NodeType.STRING;
        }

        @Override
        public String toString() {
            return quoted;
        }
    }

    private static String dotted(List<String> fields) {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append('.').append(field);
        }
        return text.toString();
    }
}
