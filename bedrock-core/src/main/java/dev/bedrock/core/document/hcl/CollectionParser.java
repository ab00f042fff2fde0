package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what is in brackets and braces: tuples, objects, and {@code for} expressions. */
final class CollectionParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;

    CollectionParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    HclExpression tuple() {
        int start = cursor.start();
        cursor.read();
        cursor.beginScope(false);
        HclExpression result = cursor.atWord("for") ? forExpression(start, TokenType.CLOSE_BRACKET) : items(start);
        cursor.endScope();
        return result;
    }

    private HclExpression items(int start) {
        List<HclExpression> items = new ArrayList<>();
        int tallest = 0;
        while (!cursor.at(TokenType.CLOSE_BRACKET)) {
            items.add(expressions.expression());
            tallest = Math.max(tallest, expressions.height());
            if (!cursor.skip(TokenType.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenType.CLOSE_BRACKET, "',' or ']' is expected");
        expressions.grow(tallest);
        return new HclExpression.Tuple(items, cursor.spanFrom(start));
    }

    HclExpression object() {
        int start = cursor.start();
        cursor.read();
        cursor.beginScope(false);
        boolean isFor = cursor.atWord("for");
        HclExpression result;
        if (isFor) {
            result = forExpression(start, TokenType.CLOSE_BRACE);
        } else {
            cursor.beginScope(true);
            result = entries(start);
            cursor.endScope();
        }
        cursor.endScope();
        return result;
    }

    private HclExpression entries(int start) {
        List<HclExpression.Entry> entries = new ArrayList<>();
        int tallest = 0;
        cursor.skip(TokenType.NEWLINE);
        while (!cursor.at(TokenType.CLOSE_BRACE)) {
            HclExpression key = expressions.expression();
            tallest = Math.max(tallest, expressions.height());
            if (!cursor.skip(TokenType.EQUALS)) {
                cursor.expect(TokenType.COLON, "'=' and a value must follow the key");
            }
            entries.add(new HclExpression.Entry(key, expressions.expression()));
            tallest = Math.max(tallest, expressions.height());
            if (!cursor.skip(TokenType.COMMA) && !cursor.at(TokenType.NEWLINE)) {
                break;
            }
            cursor.skip(TokenType.NEWLINE);
        }
        cursor.expect(TokenType.CLOSE_BRACE, "a new line, ',' or '}' is expected");
        expressions.grow(tallest);
        return new HclExpression.ObjectLiteral(entries, cursor.spanFrom(start));
    }

    private HclExpression forExpression(int start, TokenType end) {
        boolean object = end == TokenType.CLOSE_BRACE;
        cursor.read();
        HclExpression.Variables variables = expressions.variables();
        int tallest = expressions.height();
        cursor.expect(TokenType.COLON, "':' must follow the collection of 'for'");
        HclExpression first = expressions.expression();
        tallest = Math.max(tallest, expressions.height());
        HclExpression value = first;
        if (cursor.at(TokenType.ARROW)) {
            if (!object) {
                throw cursor.failure("a list has no keys: '=>' is only allowed in braces");
            }
            cursor.read();
            value = expressions.expression();
            tallest = Math.max(tallest, expressions.height());
        } else if (object) {
            throw cursor.failure("'=>' and a value must follow the key");
        }
        if (!object && cursor.at(TokenType.ELLIPSIS)) {
            throw cursor.failure("a list has no groups: '...' is only allowed in braces");
        }
        boolean grouped = cursor.skip(TokenType.ELLIPSIS);
        Optional<HclExpression> condition = condition();
        tallest = Math.max(tallest, expressions.height());
        cursor.expect(end, "the 'for' expression must end here");
        expressions.grow(tallest);
        HclSpan span = cursor.spanFrom(start);
        return object
                ? new HclExpression.ForObject(variables, first, value, grouped, condition, span)
                : new HclExpression.ForTuple(variables, value, condition, span);
    }

    private Optional<HclExpression> condition() {
        if (!cursor.atWord("if")) {
            return Optional.empty();
        }
        cursor.read();
        return Optional.of(expressions.expression());
    }
}
