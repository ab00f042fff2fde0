package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a text into the template that it is and the templates that it defines. */
public final class TemplateParser {
    private final Source source;
    private final ParseState state;
    private final TokenStream tokens;
    private final PipelineParser pipelines;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    private TemplateParser(Source source, GoFunctions functions) {
        this.source = source;
        this.tokens = new TokenStream(
                new Lexer(source.text(), name -> functions.find(name).isPresent()));
        this.state = new ParseState(source, tokens);
        this.pipelines = new PipelineParser(state, functions);
    }

    /**
     * Parses a text.
     *
     * @param name the name of the template that the text as a whole is
     * @param functions the functions it may call, besides those that every template may
     * @return the definitions by name, the text as a whole being the last
     * @throws TemplateParseException if it is no template
     */
    public static Map<String, Definition> parse(String name, String text, GoFunctions functions) {
        TemplateParser parser = new TemplateParser(new Source(name, text), functions);
        try {
            return parser.file();
        } catch (StackOverflowError e) {
            throw parser.state.tooDeep();
        }
    }

    private Map<String, Definition> file() {
        Body body = new Body();
        List<Node> nodes = new ArrayList<>();
        while (!tokens.peek().is(TokenType.EOF)) {
            if (tokens.peek().is(TokenType.LEFT_DELIMITER)) {
                Token delimiter = tokens.next();
                if (tokens.nextNonSpace().is(TokenType.DEFINE)) {
                    definition();
                    continue;
                }
                tokens.backup(delimiter);
            }
            Node node = body.textOrAction();
            if (node == null) {
                throw state.error("unexpected " + body.terminator);
            }
            nodes.add(node);
        }
        add(source.name(), nodes, body.scope);
        return definitions;
    }

    private void definition() {
        String context = "define clause";
        String name = state.templateName(tokens.nextNonSpace(), context);
        state.expect(TokenType.RIGHT_DELIMITER, context);
        define(name, context);
    }

    /** Parses the body of a {@code define} or {@code block}, which shares no variables with its surroundings. */
    private void define(String name, String context) {
        Body body = new Body();
        List<Node> nodes = body.list();
        if (body.terminator != Terminator.END) {
            throw state.error("unexpected " + body.terminator + " in " + context);
        }
        add(name, nodes, body.scope);
    }

    private void add(String name, List<Node> nodes, Scope scope) {
        Definition definition = new Definition(name, source, List.copyOf(nodes), scope.slots());
        Definition earlier = definitions.get(name);
        if (earlier == null || earlier.isBlank()) {
            definitions.put(name, definition);
        } else if (!definition.isBlank()) {
            throw state.error("template: multiple definition of template " + Quoting.quote(name));
        }
    }

    /** What ended a list of nodes. */
    private enum Terminator {
        END("{{end}}"),
        ELSE("{{else}}");

        private final String text;

        Terminator(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The body of one template: the state that is not shared with the templates defined within it. */
    private final class Body {
        private final Scope scope = new Scope();
        private int rangeDepth;
        private Terminator terminator = Terminator.END;

        /** Parses up to {@code end} or {@code else}, which is left in {@code terminator}. */
        List<Node> list() {
            List<Node> nodes = new ArrayList<>();
            while (!tokens.peekNonSpace().is(TokenType.EOF)) {
                Node node = textOrAction();
                if (node == null) {
                    return List.copyOf(nodes);
                }
                nodes.add(node);
            }
            throw state.error("unexpected EOF");
        }

        /** Parses one node; null stands for {@code end} or {@code else}. */
        @Nullable
        Node textOrAction() {
            Token token = tokens.nextNonSpace();
            if (token.is(TokenType.TEXT)) {
                return new Node.Text(token.position(), token.text());
            }
            if (!token.is(TokenType.LEFT_DELIMITER)) {
                throw state.unexpected(token, "input");
            }
            state.actionPosition(token.position());
            Node node = action();
            state.actionPosition(ParseState.NONE);
            return node;
        }

        private @Nullable Node action() {
            Token token = tokens.nextNonSpace();
            return switch (token.type()) {
                case BLOCK -> block();
                case BREAK -> jump(NodeType.BREAK, token);
                case CONTINUE -> jump(NodeType.CONTINUE, token);
                case ELSE -> otherwise();
                case END -> {
                    state.expect(TokenType.RIGHT_DELIMITER, "end");
                    terminator = Terminator.END;
                    yield null;
                }
                case IF -> control(NodeType.IF);
                case RANGE -> control(NodeType.RANGE);
                case WITH -> control(NodeType.WITH);
                case TEMPLATE -> templateCall();
                default -> {
                    tokens.backup();
                    int position = tokens.peek().position();
                    yield new Node.Action(position, pipelines.pipeline(scope, "command", TokenType.RIGHT_DELIMITER));
                }
            };
        }

        private @Nullable Node otherwise() {
            terminator = Terminator.ELSE;
            TokenType next = tokens.peekNonSpace().type();
            if (next != TokenType.IF && next != TokenType.WITH) {
                state.expect(TokenType.RIGHT_DELIMITER, "else");
            }
            return null;
        }

        private Node jump(NodeType type, Token keyword) {
            String context = type == NodeType.BREAK ? "{{break}}" : "{{continue}}";
            state.expect(TokenType.RIGHT_DELIMITER, context);
            if (rangeDepth == 0) {
                throw state.error(context + " outside {{range}}");
            }
            return new Node.Jump(type, keyword.position());
        }

        private Node control(NodeType type) {
            state.enter();
            int known = scope.knownMark();
            int outer = scope.declaredMark();
            boolean isRange = type == NodeType.RANGE;
            String context = isRange ? PipelineParser.RANGE : type == NodeType.IF ? "if" : "with";
            Node.Pipe pipe = pipelines.pipeline(scope, context, TokenType.RIGHT_DELIMITER);
            int header = scope.declaredMark();
            rangeDepth += isRange ? 1 : 0;
            List<Node> body = list();
            rangeDepth -= isRange ? 1 : 0;
            scope.dropDeclared(header);
            List<Node> otherwise = terminator == Terminator.ELSE ? elseBody(type) : null;
            scope.dropDeclared(outer);
            scope.forgetKnown(known);
            state.leave();
            return new Node.Control(type, pipe.position(), pipe, body, otherwise);
        }

        private List<Node> elseBody(NodeType type) {
            TokenType next = tokens.peek().type();
            boolean chained =
                    (type == NodeType.IF && next == TokenType.IF) || (type == NodeType.WITH && next == TokenType.WITH);
            if (chained) {
                tokens.next();
                return List.of(control(type));
            }
            List<Node> nodes = list();
            if (terminator != Terminator.END) {
                throw state.error("expected end; found " + terminator);
            }
            return nodes;
        }

        private Node block() {
            String context = "block clause";
            Token token = tokens.nextNonSpace();
            String name = state.templateName(token, context);
            Node.Pipe pipe = pipelines.pipeline(scope, context, TokenType.RIGHT_DELIMITER);
            state.enter();
            define(name, context);
            state.leave();
            return new Node.TemplateCall(token.position(), name, pipe);
        }

        private Node templateCall() {
            String context = "template clause";
            Token token = tokens.nextNonSpace();
            String name = state.templateName(token, context);
            Node.Pipe pipe = null;
            if (!tokens.nextNonSpace().is(TokenType.RIGHT_DELIMITER)) {
                tokens.backup();
                pipe = pipelines.pipeline(scope, context, TokenType.RIGHT_DELIMITER);
            }
            return new Node.TemplateCall(token.position(), name, pipe);
        }
    }
}
