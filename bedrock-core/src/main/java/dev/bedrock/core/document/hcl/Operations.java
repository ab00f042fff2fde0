package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators and conditionals. */
final class Operations {
    /** The decimals that a float of 512 bits has, as Terraform computes with. */
    private static final MathContext PRECISION = new MathContext(154);

    private final HclEvaluator evaluator;

    Operations(HclEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    Object unary(HclExpression.Unary unary) {
        HclExpression operand = unary.operand();
        return unary.negation()
                ? (Object) !bool(operand)
                : (Object) number(operand).negate();
    }

    private boolean bool(HclExpression operand) {
        return Values.bool(evaluator.value(operand), evaluator, operand);
    }

    private BigDecimal number(HclExpression operand) {
        return Values.number(evaluator.value(operand), evaluator, operand);
    }

    Object binary(HclExpression.Binary binary) {
        HclExpression left = binary.left();
        HclExpression right = binary.right();
        switch (binary.operator()) {
            case OR, AND -> {
                boolean first = bool(left);
                boolean second = bool(right);
                return binary.operator() == HclOperator.OR ? first || second : first && second;
            }
            case EQUAL, NOT_EQUAL -> {
                boolean same = same(evaluator.value(left), evaluator.value(right));
                return same == (binary.operator() == HclOperator.EQUAL);
            }
            default -> {
                return numeric(binary, number(left), number(right));
            }
        }
    }

    private Object numeric(HclExpression.Binary binary, BigDecimal left, BigDecimal right) {
        boolean divides = binary.operator() == HclOperator.DIVIDE || binary.operator() == HclOperator.MODULO;
        if (divides && right.signum() == 0) {
            throw evaluator.error(HclCode.EVALUATION, "this is zero, which nothing can be divided by", binary.right());
        }
        int order = left.compareTo(right);
        return switch (binary.operator()) {
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case ADD -> left.add(right, PRECISION);
            case SUBTRACT -> left.subtract(right, PRECISION);
            case MULTIPLY -> inRange(binary, left.multiply(right, PRECISION));
            case DIVIDE -> inRange(binary, left.divide(right, PRECISION));
            default -> left.remainder(right);
        };
    }

    private BigDecimal inRange(HclExpression.Binary binary, BigDecimal result) {
        if (Math.abs((long) result.precision() - result.scale()) > 800) {
            throw evaluator.error(HclCode.EVALUATION, "the number is too large or too small", binary);
        }
        return result;
    }

    /** Values of different types are different. */
    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof Node a && right instanceof Node b) {
            return sameNodes(a, b);
        }
        return Objects.equals(left, right);
    }

    private static boolean sameNodes(Node left, Node right) {
        if (left instanceof ListNode a && right instanceof ListNode b) {
            List<Node> items = a.items();
            List<Node> others = b.items();
            boolean same = items.size() == others.size();
            for (int i = 0; same && i < items.size(); i++) {
                same = sameNodes(items.get(i), others.get(i));
            }
            return same;
        }
        if (left instanceof MapNode a && right instanceof MapNode b) {
            return a.entries().size() == b.entries().size()
                    && a.entries().stream().allMatch(entry -> b.get(entry.key())
                            .filter(other -> sameNodes(entry.value(), other))
                            .isPresent());
        }
        return left instanceof ScalarNode a && right instanceof ScalarNode b && Objects.equals(a.value(), b.value());
    }

    /** If one of the two is a string, so is the other: both have the same type, whatever the condition is. */
    @Nullable
    Object conditional(HclExpression.Conditional conditional) {
        boolean chosen = bool(conditional.condition());
        Object then = evaluator.value(conditional.then());
        Object otherwise = evaluator.value(conditional.otherwise());
        Object value = chosen ? then : otherwise;
        boolean text = then instanceof String || otherwise instanceof String;
        if (then == null || otherwise == null || then.getClass() == otherwise.getClass()) {
            return value;
        }
        if (text && !(then instanceof Node) && !(otherwise instanceof Node)) {
            return Values.text(value, evaluator, chosen ? conditional.then() : conditional.otherwise());
        }
        throw evaluator.error(
                HclCode.EVALUATION, "both values of a conditional must have the same type", conditional.otherwise());
    }
}
