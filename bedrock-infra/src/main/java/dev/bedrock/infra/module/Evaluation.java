package dev.bedrock.infra.module;

import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclOperator;
import dev.bedrock.core.document.hcl.HclTemplatePart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the conditions of validations, as far as they are made of values, operators and {@linkplain Functions common
 * functions}. What it does not know it does not judge: Terraform will.
 */
final class Evaluation {
    private static final int MOST_STEPS = 100_000;

    private final Map<String, @Nullable Object> variables;
    private int steps;

    /** The value cannot be known here. */
    static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownException() {
            super(null, null, false, false);
        }
    }

    /** Terraform would fail, which {@code can} and {@code try} make use of. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException() {
            super(null, null, false, false);
        }
    }

    private Evaluation(Map<String, @Nullable Object> variables) {
        this.variables = variables;
    }

    /**
     * Whether a condition holds; empty if that cannot be told.
     *
     * @param variables the values of {@code var}, as plain data; others are not known
     */
    static Optional<Boolean> condition(HclExpression condition, Map<String, @Nullable Object> variables) {
        try {
            return new Evaluation(variables).value(condition, Map.of()) instanceof Boolean bool
                    ? Optional.of(bool)
                    : Optional.empty();
        } catch (UnknownException | FailedException | ArithmeticException notKnown) {
            return Optional.empty();
        }
    }

    @Nullable
    Object value(HclExpression expression, Map<String, @Nullable Object> scope) {
        if (++steps > MOST_STEPS) {
            throw new UnknownException();
        }
        Optional<Constants.Constant> constant =
                expression.children().isEmpty() ? Constants.of(expression) : Optional.empty();
        if (constant.isPresent()) {
            return constant.get().value();
        }
        if (expression instanceof HclExpression.Parenthesized parenthesized) {
            return value(parenthesized.inner(), scope);
        }
        if (expression instanceof HclExpression.Template template) {
            return template(template, scope);
        }
        if (expression instanceof HclExpression.Variable variable) {
            return local(variable.name(), scope);
        }
        if (expression instanceof HclExpression.Traversal traversal) {
            return traversal(traversal, scope);
        }
        if (expression instanceof HclExpression.Index index) {
            return element(value(index.collection(), scope), value(index.key(), scope));
        }
        if (expression instanceof HclExpression.Unary unary) {
            Object operand = value(unary.operand(), scope);
            return unary.negation() ? (Object) !bool(operand) : number(operand).negate();
        }
        if (expression instanceof HclExpression.Binary binary) {
            return binary(binary, scope);
        }
        if (expression instanceof HclExpression.Conditional conditional) {
            return value(
                    bool(value(conditional.condition(), scope)) ? conditional.then() : conditional.otherwise(), scope);
        }
        if (expression instanceof HclExpression.Call call) {
            return new Functions(this, scope).call(call);
        }
        return structure(expression, scope);
    }

    private @Nullable Object structure(HclExpression expression, Map<String, @Nullable Object> scope) {
        if (expression instanceof HclExpression.Tuple tuple) {
            List<@Nullable Object> items = new ArrayList<>();
            tuple.items().forEach(item -> items.add(value(item, scope)));
            return items;
        }
        if (expression instanceof HclExpression.ObjectLiteral object) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (HclExpression.Entry entry : object.entries()) {
                values.put(entry.literalKey().orElseThrow(UnknownException::new), value(entry.value(), scope));
            }
            return values;
        }
        if (expression instanceof HclExpression.ForTuple tuple) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Map<String, @Nullable Object> inner : scopes(tuple.variables(), scope)) {
                if (tuple.condition().isEmpty() || bool(value(tuple.condition().get(), inner))) {
                    items.add(value(tuple.value(), inner));
                }
            }
            return items;
        }
        throw new UnknownException();
    }

    private List<Map<String, @Nullable Object>> scopes(
            HclExpression.Variables variables, Map<String, @Nullable Object> scope) {
        List<Map<String, @Nullable Object>> scopes = new ArrayList<>();
        Object collection = value(variables.collection(), scope);
        if (collection instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                scopes.add(inner(scope, variables, BigDecimal.valueOf(i), list.get(i)));
            }
        } else if (collection instanceof Map<?, ?> map) {
            map.forEach((key, value) -> scopes.add(inner(scope, variables, key, value)));
        } else {
            throw new FailedException();
        }
        return scopes;
    }

    private static Map<String, @Nullable Object> inner(
            Map<String, @Nullable Object> scope,
            HclExpression.Variables variables,
            @Nullable Object key,
            @Nullable Object value) {
        Map<String, @Nullable Object> inner = new HashMap<>(scope);
        if (!variables.key().isEmpty()) {
            inner.put(variables.key(), key);
        }
        inner.put(variables.value(), value);
        return inner;
    }

    private @Nullable Object template(HclExpression.Template template, Map<String, @Nullable Object> scope) {
        Optional<HclExpression> wrapped = template.wrapped();
        if (wrapped.isPresent()) {
            return value(wrapped.get(), scope);
        }
        StringBuilder text = new StringBuilder();
        for (HclTemplatePart part : template.parts()) {
            if (part instanceof HclTemplatePart.Text plain) {
                text.append(plain.text());
            } else if (part instanceof HclTemplatePart.Interpolation interpolation) {
                text.append(string(value(interpolation.value(), scope)));
            } else {
                throw new UnknownException();
            }
        }
        return text.toString();
    }

    private static @Nullable Object local(String name, Map<String, @Nullable Object> scope) {
        if (!scope.containsKey(name)) {
            throw new UnknownException();
        }
        return scope.get(name);
    }

    private @Nullable Object traversal(HclExpression.Traversal traversal, Map<String, @Nullable Object> scope) {
        List<HclExpression.Step> steps = traversal.steps();
        boolean isVariable = traversal.source() instanceof HclExpression.Variable variable
                && variable.name().equals("var")
                && !scope.containsKey("var")
                && steps.get(0) instanceof HclExpression.AttributeStep;
        Object value = isVariable
                ? local(((HclExpression.AttributeStep) steps.get(0)).name(), variables)
                : value(traversal.source(), scope);
        for (HclExpression.Step step : steps.subList(isVariable ? 1 : 0, steps.size())) {
            value = step instanceof HclExpression.AttributeStep attribute
                    ? element(value, attribute.name())
                    : element(value, value(((HclExpression.IndexStep) step).key(), scope));
        }
        return value;
    }

    private static @Nullable Object element(@Nullable Object collection, @Nullable Object key) {
        if (collection instanceof Map<?, ?> map && map.containsKey(string(key))) {
            return map.get(string(key));
        }
        if (collection instanceof List<?> list && key instanceof BigDecimal index) {
            int position = index.intValue();
            if (position >= 0
                    && position < list.size()
                    && BigDecimal.valueOf(position).compareTo(index) == 0) {
                return list.get(position);
            }
        }
        throw new FailedException();
    }

    private @Nullable Object binary(HclExpression.Binary binary, Map<String, @Nullable Object> scope) {
        return switch (binary.operator()) {
            case AND, OR -> logical(binary, scope);
            case EQUAL -> same(value(binary.left(), scope), value(binary.right(), scope));
            case NOT_EQUAL -> !same(value(binary.left(), scope), value(binary.right(), scope));
            default -> arithmetic(binary, number(value(binary.left(), scope)), number(value(binary.right(), scope)));
        };
    }

    /** One operand can decide alone, also if the other one cannot be known. */
    private Object logical(HclExpression.Binary binary, Map<String, @Nullable Object> scope) {
        boolean deciding = binary.operator() == HclOperator.OR;
        Optional<Boolean> left = known(binary.left(), scope);
        if (left.filter(value -> value == deciding).isPresent()) {
            return deciding;
        }
        Optional<Boolean> right = known(binary.right(), scope);
        if (right.filter(value -> value == deciding).isPresent()) {
            return deciding;
        }
        if (left.isEmpty() || right.isEmpty()) {
            throw new UnknownException();
        }
        return !deciding;
    }

    private Optional<Boolean> known(HclExpression expression, Map<String, @Nullable Object> scope) {
        try {
            return Optional.of(bool(value(expression, scope)));
        } catch (UnknownException e) {
            return Optional.empty();
        }
    }

    private static Object arithmetic(HclExpression.Binary binary, BigDecimal left, BigDecimal right) {
        return switch (binary.operator()) {
            case GREATER -> left.compareTo(right) > 0;
            case GREATER_OR_EQUAL -> left.compareTo(right) >= 0;
            case LESS -> left.compareTo(right) < 0;
            case LESS_OR_EQUAL -> left.compareTo(right) <= 0;
            case ADD -> left.add(right);
            case SUBTRACT -> left.subtract(right);
            case MULTIPLY -> left.multiply(right, MathContext.DECIMAL128);
            case DIVIDE -> left.divide(right, MathContext.DECIMAL128);
            case MODULO -> left.remainder(right);
            default -> throw new UnknownException();
        };
    }

    /** Numbers are the same whatever their digits after the point; a number is never the same as a string. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        return Objects.equals(left, right);
    }

    static boolean bool(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof String text && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw new FailedException();
    }

    static BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof String text) {
            return ScalarText.number(text).orElseThrow(FailedException::new);
        }
        throw new FailedException();
    }

    static String string(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        throw new FailedException();
    }
}
