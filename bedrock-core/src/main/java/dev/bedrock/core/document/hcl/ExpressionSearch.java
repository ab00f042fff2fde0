package dev.bedrock.core.document.hcl;

import java.util.stream.Stream;

/** Looks for an expression by its place. */
final class ExpressionSearch {
    private final HclBody body;

    ExpressionSearch(HclBody body) {
        this.body = body;
    }

    boolean contains(HclSpan span) {
        return in(body, span);
    }

    private static boolean in(HclBody body, HclSpan span) {
        return body.items().stream().filter(item -> encloses(item.span(), span)).anyMatch(item -> {
            if (item instanceof HclBlock block) {
                return in(block.body(), span);
            }
            return in(((HclAttribute) item).value(), span);
        });
    }

    private static boolean in(HclExpression expression, HclSpan span) {
        if (expression.span().equals(span)) {
            return true;
        }
        Stream<HclExpression> keys = expression instanceof HclExpression.Traversal traversal
                ? traversal.steps().stream()
                        .filter(HclExpression.IndexStep.class::isInstance)
                        .map(step -> ((HclExpression.IndexStep) step).key())
                : Stream.empty();
        return Stream.concat(expression.children().stream(), keys)
                .filter(child -> encloses(child.span(), span))
                .anyMatch(child -> in(child, span));
    }

    private static boolean encloses(HclSpan outer, HclSpan inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
