package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses what stands inside an action. */
final class PipelineParser {
    static final String RANGE = "range";

    private final ParseState state;
    private final TokenStream tokens;
    private final GoFunctions functions;
    /** Names are few and occur often. */
    private final Map<String, String> names = new HashMap<>();

    PipelineParser(ParseState state, GoFunctions functions) {
        this.state = state;
        this.tokens = state.tokens();
        this.functions = functions;
    }

    /** Parses a pipeline up to and including the token that ends it. */
    Node.Pipe pipeline(Scope scope, String context, TokenType end) {
        int position = tokens.peekNonSpace().position();
        List<Token> names = new ArrayList<>(0);
        boolean assignment = declarations(scope, context, names);
        List<Node.Command> commands = new ArrayList<>(1);
        while (true) {
            Token token = tokens.nextNonSpace();
            if (token.is(end)) {
                check(commands, context);
                return new Node.Pipe(position, variables(scope, names, assignment), assignment, List.copyOf(commands));
            }
            if (!startsOperand(token.type())) {
                throw state.unexpected(token, context);
            }
            tokens.backup();
            commands.add(command(scope));
        }
    }

    private static boolean startsOperand(TokenType type) {
        return switch (type) {
            case BOOL,
                    CHAR_CONSTANT,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PAREN -> true;
            default -> false;
        };
    }

    /** Reads the variables before {@code :=} or {@code =}; returns whether it was the latter. */
    private boolean declarations(Scope scope, String context, List<Token> names) {
        while (tokens.peekNonSpace().is(TokenType.VARIABLE)) {
            Token variable = tokens.next();
            Token adjacent = tokens.peek();
            Token next = tokens.peekNonSpace();
            boolean comma = next.is(TokenType.CHAR) && next.text().equals(",");
            if (!comma && !next.is(TokenType.ASSIGN) && !next.is(TokenType.DECLARE)) {
                if (adjacent.is(TokenType.SPACE)) {
                    tokens.backup(variable, adjacent);
                } else {
                    tokens.backup(variable);
                }
                return false;
            }
            tokens.nextNonSpace();
            names.add(variable);
            scope.mention(variable.text());
            if (!comma) {
                return next.is(TokenType.ASSIGN);
            }
            if (!context.equals(RANGE) || names.size() >= 2) {
                throw state.error("too many declarations in " + context);
            }
            switch (tokens.peekNonSpace().type()) {
                case VARIABLE, RIGHT_DELIMITER, RIGHT_PAREN -> {}
                default -> throw state.error("range can only initialize variables");
            }
        }
        return false;
    }

    private String name(String text) {
        String known = names.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private List<Node.Variable> variables(Scope scope, List<Token> names, boolean assignment) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Node.Variable> variables = new ArrayList<>(names.size());
        for (Token name : names) {
            int slot = assignment ? scope.slotOf(name.text()) : scope.declare(name.text());
            variables.add(new Node.Variable(name.position(), name(name.text()), slot, List.of()));
        }
        return List.copyOf(variables);
    }

    private void check(List<Node.Command> commands, String context) {
        if (commands.isEmpty()) {
            throw state.error("missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            switch (commands.get(i).arguments().get(0).type()) {
                case BOOL, DOT, NIL, NUMBER, STRING ->
                    throw state.error("non executable command in pipeline stage " + (i + 1));
                default -> {}
            }
        }
    }

    private Node.Command command(Scope scope) {
        int position = tokens.peekNonSpace().position();
        List<Node> arguments = new ArrayList<>(2);
        while (true) {
            tokens.peekNonSpace();
            Node operand = operand(scope);
            if (operand != null) {
                arguments.add(operand);
            }
            Token token = tokens.next();
            if (token.is(TokenType.SPACE)) {
                continue;
            }
            switch (token.type()) {
                case RIGHT_DELIMITER, RIGHT_PAREN -> tokens.backup();
                case PIPE -> {}
                default -> throw state.unexpected(token, "operand");
            }
            break;
        }
        if (arguments.isEmpty()) {
            throw state.error("empty command");
        }
        return new Node.Command(position, List.copyOf(arguments));
    }

    private @Nullable Node operand(Scope scope) {
        Node term = term(scope);
        if (term == null || !tokens.peek().is(TokenType.FIELD)) {
            return term;
        }
        int position = tokens.peek().position();
        List<String> fields = new ArrayList<>(4);
        if (term instanceof Node.Field field) {
            fields.addAll(field.fields());
        }
        while (tokens.peek().is(TokenType.FIELD)) {
            fields.add(name(tokens.next().text().substring(1)));
        }
        List<String> path = List.copyOf(fields);
        return switch (term.type()) {
            case FIELD -> new Node.Field(position, path);
            case VARIABLE -> {
                Node.Variable variable = (Node.Variable) term;
                yield new Node.Variable(position, variable.name(), variable.slot(), path);
            }
            case BOOL, STRING, NUMBER, NIL, DOT ->
                throw state.error("unexpected . after term " + Quoting.quote(term.toString()));
            default -> new Node.Chain(position, term, path);
        };
    }

    private @Nullable Node term(Scope scope) {
        Token token = tokens.nextNonSpace();
        int position = token.position();
        String text = token.text();
        return switch (token.type()) {
            case IDENTIFIER -> new Node.Identifier(position, function(text), name(text));
            case DOT -> new Node.Dot(position);
            case NIL -> new Node.Nil(position);
            case VARIABLE -> {
                if (!scope.isKnown(text)) {
                    throw state.error("undefined variable " + Quoting.quote(text));
                }
                yield new Node.Variable(position, name(text), scope.slotOf(text), List.of());
            }
            case FIELD -> new Node.Field(position, List.of(name(text.substring(1))));
            case BOOL -> new Node.Bool(position, text.equals("true"));
            case CHAR_CONSTANT, COMPLEX, NUMBER -> number(token);
            case LEFT_PAREN -> parenthesized(scope);
            case STRING, RAW_STRING -> new Node.Str(position, name(text), name(state.unquote(text)));
            default -> {
                tokens.backup();
                yield null;
            }
        };
    }

    private Node parenthesized(Scope scope) {
        state.enter();
        Node pipe = pipeline(scope, "parenthesized pipeline", TokenType.RIGHT_PAREN);
        state.leave();
        return pipe;
    }

    private GoFunction function(String name) {
        return functions.find(name).orElseThrow(() -> state.error("function " + Quoting.quote(name) + " not defined"));
    }

    private Node number(Token token) {
        try {
            return new Node.Numeric(token.position(), token.text(), NumberLiteral.parse(token.text(), token.type()));
        } catch (IllegalArgumentException e) {
            throw state.error(String.valueOf(e.getMessage()));
        }
    }
}
