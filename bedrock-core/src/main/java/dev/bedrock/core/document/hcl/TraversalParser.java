package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;

/** Parses what may follow a term: attributes, indexes and splats. */
final class TraversalParser {
    private static final String TWO_INDEXES = "two indexes by dots are not allowed: write them as [0][1]";

    private final Cursor cursor;
    private final ExpressionParser expressions;

    TraversalParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    HclExpression steps(HclExpression term) {
        HclExpression source = term;
        List<HclExpression.Step> steps = new ArrayList<>(0);
        while (true) {
            int start = cursor.start();
            if (cursor.skip(TokenType.DOT)) {
                if (cursor.at(TokenType.STAR)) {
                    source = attributeSplat(traversal(source, steps), start);
                    steps.clear();
                } else {
                    steps.add(dotted(start));
                }
            } else if (cursor.skip(TokenType.OPEN_BRACKET)) {
                if (cursor.at(TokenType.STAR)) {
                    return fullSplat(traversal(source, steps), start);
                }
                HclExpression key = key();
                if (isLiteral(key)) {
                    steps.add(new HclExpression.IndexStep(key, cursor.spanFrom(start)));
                } else {
                    HclExpression collection = traversal(source, steps);
                    steps.clear();
                    source = new HclExpression.Index(
                            collection, key, cursor.spanFrom(term.span().start()));
                }
            } else {
                return traversal(source, steps);
            }
        }
    }

    private HclExpression traversal(HclExpression source, List<HclExpression.Step> steps) {
        if (steps.isEmpty()) {
            return source;
        }
        HclSpan span = new HclSpan(
                source.span().start(), steps.get(steps.size() - 1).span().end());
        return new HclExpression.Traversal(source, steps, span);
    }

    private HclExpression.Step dotted(int start) {
        String name = cursor.tokenText();
        HclSpan key = cursor.span();
        if (cursor.skip(TokenType.IDENTIFIER)) {
            return new HclExpression.AttributeStep(name, cursor.spanFrom(start));
        }
        if (!cursor.at(TokenType.NUMBER)) {
            throw cursor.failure("the name of an attribute must follow '.'");
        }
        if (name.indexOf('.') >= 0) {
            throw cursor.failure(TWO_INDEXES);
        }
        if (!Numbers.isInRange(name)) {
            throw cursor.failure("the exponent of the number is too large");
        }
        cursor.read();
        return new HclExpression.IndexStep(new HclExpression.NumberLiteral(name, key), cursor.spanFrom(start));
    }

    private HclExpression key() {
        int before = expressions.height();
        cursor.beginScope(false);
        HclExpression key = expressions.expression();
        cursor.expect(TokenType.CLOSE_BRACKET, "']' is expected");
        cursor.endScope();
        expressions.grow(before);
        return key;
    }

    private static boolean isLiteral(HclExpression key) {
        if (key instanceof HclExpression.Template template) {
            return template.literal().isPresent();
        }
        return key instanceof HclExpression.NumberLiteral
                || key instanceof HclExpression.BooleanLiteral
                || key instanceof HclExpression.NullLiteral;
    }

    /** {@code .*.a.b}: only attributes belong to each element. */
    private HclExpression attributeSplat(HclExpression source, int start) {
        cursor.read();
        HclExpression item = new HclExpression.SplatItem(cursor.spanFrom(start));
        List<HclExpression.Step> steps = new ArrayList<>();
        int dot = cursor.start();
        while (cursor.skip(TokenType.DOT)) {
            if (cursor.at(TokenType.STAR)) {
                throw cursor.failure("'*' is not allowed behind another: write [*]");
            }
            steps.add(dotted(dot));
            dot = cursor.start();
        }
        expressions.grow(0);
        HclExpression each = traversal(item, steps);
        return new HclExpression.Splat(
                source, each, cursor.spanFrom(source.span().start()));
    }

    /** {@code [*].a[0]}: all that follows belongs to each element. */
    private HclExpression fullSplat(HclExpression source, int start) {
        cursor.read();
        cursor.expect(TokenType.CLOSE_BRACKET, "']' must follow '*'");
        cursor.descend();
        int before = expressions.height();
        HclExpression each = steps(new HclExpression.SplatItem(cursor.spanFrom(start)));
        expressions.grow(before);
        cursor.ascend();
        return new HclExpression.Splat(
                source, each, cursor.spanFrom(source.span().start()));
    }
}
