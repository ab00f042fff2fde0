package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses expressions: operations of all precedences, and the terms that they consist of. */
final class ExpressionParser {
    /** How high a tree may become by operations and indexes in a row, which need no descent to be parsed. */
    private static final int MAX_HEIGHT = 1000;

    private final Cursor cursor;
    private final CollectionParser collections;
    private final TraversalParser traversals;
    private final TemplateParser templates;
    private int height;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
        this.collections = new CollectionParser(cursor, this);
        this.traversals = new TraversalParser(cursor, this);
        this.templates = new TemplateParser(cursor, this);
    }

    HclExpression expression() {
        cursor.descend();
        HclExpression condition = operation(1);
        HclExpression result = cursor.at(TokenType.QUESTION) ? conditional(condition) : condition;
        cursor.ascend();
        return result;
    }

    private HclExpression conditional(HclExpression condition) {
        int tallest = height;
        cursor.read();
        HclExpression then = expression();
        tallest = Math.max(tallest, height);
        cursor.expect(TokenType.COLON, "the conditional lacks ':' and the value for the other case");
        HclExpression otherwise = expression();
        grow(tallest);
        return new HclExpression.Conditional(
                condition, then, otherwise, cursor.spanFrom(condition.span().start()));
    }

    private HclExpression operation(int precedence) {
        HclExpression left = operand();
        while (true) {
            HclOperator operator = cursor.type().operator();
            if (operator == null || operator.precedence() < precedence) {
                return left;
            }
            cursor.read();
            int leftHeight = height;
            HclExpression right = operation(operator.precedence() + 1);
            grow(leftHeight);
            HclSpan span = new HclSpan(left.span().start(), right.span().end());
            left = new HclExpression.Binary(operator, left, right, span);
        }
    }

    private HclExpression operand() {
        int start = cursor.start();
        boolean negation = cursor.at(TokenType.NOT);
        if (!negation && !cursor.at(TokenType.MINUS)) {
            height = 0;
            return traversals.steps(term(start));
        }
        cursor.descend();
        cursor.read();
        HclExpression operand = operand();
        cursor.ascend();
        grow(0);
        return new HclExpression.Unary(
                negation, operand, new HclSpan(start, operand.span().end()));
    }

    /** What was parsed last has become a part of something, beside parts of another height. */
    void grow(int sibling) {
        height = Math.max(height, sibling) + 1;
        if (height > MAX_HEIGHT) {
            throw cursor.tooDeep(MAX_HEIGHT);
        }
    }

    int height() {
        return height;
    }

    private HclExpression term(int start) {
        return switch (cursor.type()) {
            case NUMBER -> number();
            case IDENTIFIER -> named();
            case OPEN_QUOTE, OPEN_HEREDOC -> templates.template();
            case OPEN_PARENTHESIS -> parenthesized(start);
            case OPEN_BRACKET -> collections.tuple();
            case OPEN_BRACE -> collections.object();
            case END_OF_FILE -> throw cursor.failure("an expression is expected, found the end of the file");
            default -> throw cursor.failure("an expression is expected");
        };
    }

    private HclExpression parenthesized(int start) {
        cursor.read();
        cursor.beginScope(false);
        HclExpression inner = expression();
        cursor.expect(TokenType.CLOSE_PARENTHESIS, "')' is expected");
        cursor.endScope();
        grow(0);
        return new HclExpression.Parenthesized(inner, cursor.spanFrom(start));
    }

    private HclExpression number() {
        HclSpan span = cursor.span();
        String text = cursor.tokenText();
        if (!Numbers.isInRange(text)) {
            throw cursor.failure("the exponent of the number is too large");
        }
        cursor.read();
        return new HclExpression.NumberLiteral(text, span);
    }

    private HclExpression named() {
        HclSpan span = cursor.span();
        String name = cursor.tokenText();
        cursor.read();
        if (cursor.at(TokenType.OPEN_PARENTHESIS) || cursor.at(TokenType.DOUBLE_COLON)) {
            return call(name, span.start());
        }
        return switch (name) {
            case "true", "false" -> new HclExpression.BooleanLiteral(name.equals("true"), span);
            case "null" -> new HclExpression.NullLiteral(span);
            default -> new HclExpression.Variable(name, span);
        };
    }

    private HclExpression call(String first, int start) {
        StringBuilder name = new StringBuilder(first);
        while (cursor.skip(TokenType.DOUBLE_COLON)) {
            if (!cursor.at(TokenType.IDENTIFIER)) {
                throw cursor.failure("the name of a function must follow '::'");
            }
            name.append("::").append(cursor.tokenText());
            cursor.read();
        }
        HclSpan nameSpan = cursor.spanFrom(start);
        cursor.expect(TokenType.OPEN_PARENTHESIS, "'(' must follow the name of a function");
        cursor.beginScope(false);
        List<HclExpression> arguments = new ArrayList<>();
        boolean expanded = false;
        int tallest = 0;
        while (!expanded && !cursor.at(TokenType.CLOSE_PARENTHESIS)) {
            arguments.add(expression());
            tallest = Math.max(tallest, height);
            expanded = cursor.skip(TokenType.ELLIPSIS);
            if (expanded || !cursor.skip(TokenType.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenType.CLOSE_PARENTHESIS, expanded ? "')' must follow '...'" : "',' or ')' is expected");
        cursor.endScope();
        grow(tallest);
        return new HclExpression.Call(name.toString(), nameSpan, arguments, expanded, cursor.spanFrom(start));
    }

    /** The name of a variable of a {@code for}, or nothing if the next token is none. */
    Optional<String> variableName() {
        if (!cursor.at(TokenType.IDENTIFIER)) {
            return Optional.empty();
        }
        String name = cursor.tokenText();
        cursor.read();
        return Optional.of(name);
    }

    /** {@code key, value in collection}. */
    HclExpression.Variables variables() {
        String key = "";
        String value = variableName().orElseThrow(() -> cursor.failure("the name of a variable must follow 'for'"));
        if (cursor.skip(TokenType.COMMA)) {
            key = value;
            value = variableName().orElseThrow(() -> cursor.failure("the name of a second variable must follow ','"));
        }
        if (!cursor.atWord("in")) {
            throw cursor.failure("'in' must follow the variables of 'for'");
        }
        cursor.read();
        return new HclExpression.Variables(key, value, expression());
    }
}
