package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.hcl.HclExpression.Binary;
import dev.bedrock.core.document.hcl.HclExpression.BooleanLiteral;
import dev.bedrock.core.document.hcl.HclExpression.Call;
import dev.bedrock.core.document.hcl.HclExpression.Conditional;
import dev.bedrock.core.document.hcl.HclExpression.NullLiteral;
import dev.bedrock.core.document.hcl.HclExpression.NumberLiteral;
import dev.bedrock.core.document.hcl.HclExpression.ObjectLiteral;
import dev.bedrock.core.document.hcl.HclExpression.Parenthesized;
import dev.bedrock.core.document.hcl.HclExpression.Template;
import dev.bedrock.core.document.hcl.HclExpression.Tuple;
import dev.bedrock.core.document.hcl.HclExpression.Unary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions whose value is known from the file alone: literals, operators, conditionals, templates, and a few
 * functions of such. All numbers are exact decimals, as in Terraform; whole ones become Long or BigInteger, others Double.
 * Immutable.
 *
 * <p>Operators, templates and conversions are evaluated here. Functions are those of hcl4j that do the same as Terraform's
 * ({@code abs alltrue anytrue base64decode base64encode ceil contains endswith floor join lower max min replace
 * startswith upper}), called with values and where its results are right: its parser, which would evaluate what it does
 * not know to something else, sees nothing. Everything else is refused: variables and references, other functions,
 * {@code for}, splats, and indexes.
 */
public final class HclEvaluator {
    private final HclFile file;

    private HclEvaluator(HclFile file) {
        this.file = file;
    }

    /** For the expressions of a file. */
    public static HclEvaluator of(HclFile file) {
        return new HclEvaluator(file);
    }

    /**
     * The value of an expression, with the places of all its parts.
     *
     * @throws InvalidInputException with {@link HclCode#NOT_CONSTANT} if its value is not known from the file alone, with
     *     {@link HclCode#EVALUATION} if it has none, with {@link HclCode#DUPLICATE} if an object has a key twice
     */
    public Node evaluate(HclExpression expression) {
        if (expression instanceof Tuple tuple) {
            return ListNode.of(
                    location(tuple), tuple.items().stream().map(this::evaluate).toList());
        }
        if (expression instanceof ObjectLiteral object) {
            return object(object);
        }
        if (expression instanceof Parenthesized parenthesized) {
            return evaluate(parenthesized.inner());
        }
        if (expression instanceof NumberLiteral number) {
            return scalar(number, Values.number(number, this), number.text());
        }
        if (expression instanceof Template template && template.wrapped().isPresent()) {
            return evaluate(template.wrapped().get());
        }
        return node(location(expression), expression, value(expression));
    }

    private Node node(SourceLocation location, HclExpression source, @Nullable Object value) {
        if (value instanceof Node node) {
            return node;
        }
        if (value instanceof BigDecimal number) {
            String text = source instanceof Unary unary
                            && !unary.negation()
                            && unary.operand() instanceof NumberLiteral literal
                    ? "-" + literal.text()
                    : Values.text(number);
            return scalar(source, number, text);
        }
        return ScalarNode.of(location, value, String.valueOf(value));
    }

    private Node scalar(HclExpression source, BigDecimal number, String text) {
        return ScalarNode.of(location(source), Values.plain(number, this, source), text);
    }

    private Node object(ObjectLiteral object) {
        List<MapNode.Entry> entries = new ArrayList<>();
        Map<String, SourceLocation> seen = new HashMap<>();
        for (HclExpression.Entry entry : object.entries()) {
            String key = key(entry);
            SourceLocation location = location(entry.key());
            SourceLocation before = seen.putIfAbsent(key, location);
            if (before != null) {
                throw new InvalidInputException(
                        HclCode.DUPLICATE.error("the key " + key + " is there already, at " + before, location));
            }
            entries.add(new MapNode.Entry(key, location, evaluate(entry.value())));
        }
        return MapNode.of(location(object), entries);
    }

    private String key(HclExpression.Entry entry) {
        Optional<String> literal = entry.literalKey();
        if (literal.isPresent()) {
            return literal.get();
        }
        if (entry.key() instanceof HclExpression.Traversal) {
            throw error(HclCode.EVALUATION, "a key with dots needs quotes", entry.key());
        }
        return Values.text(value(entry.key()), this, entry.key());
    }

    /** Null, Boolean, BigDecimal, String, or a Node of several values. */
    @Nullable
    Object value(HclExpression expression) {
        if (expression instanceof NullLiteral) {
            return null;
        }
        if (expression instanceof BooleanLiteral bool) {
            return bool.value();
        }
        if (expression instanceof NumberLiteral number) {
            return Values.number(number, this);
        }
        if (expression instanceof Parenthesized parenthesized) {
            return value(parenthesized.inner());
        }
        if (expression instanceof Template template) {
            return template.wrapped().isPresent() ? value(template.wrapped().get()) : text(template.parts());
        }
        if (expression instanceof Tuple || expression instanceof ObjectLiteral) {
            return evaluate(expression);
        }
        if (expression instanceof Unary unary) {
            return new Operations(this).unary(unary);
        }
        if (expression instanceof Binary binary) {
            return new Operations(this).binary(binary);
        }
        if (expression instanceof Conditional conditional) {
            return new Operations(this).conditional(conditional);
        }
        if (expression instanceof Call call) {
            return Functions.call(call, this);
        }
        throw error(HclCode.NOT_CONSTANT, "only literals have a value here, found " + describe(expression), expression);
    }

    private static String describe(HclExpression expression) {
        if (expression instanceof HclExpression.Variable variable) {
            return "the variable '" + variable.name() + "'";
        }
        if (expression instanceof HclExpression.ForTuple || expression instanceof HclExpression.ForObject) {
            return "a 'for' expression";
        }
        return expression instanceof HclExpression.Splat ? "a splat" : "a reference";
    }

    private String text(List<HclTemplatePart> parts) {
        StringBuilder out = new StringBuilder();
        for (HclTemplatePart part : parts) {
            if (part instanceof HclTemplatePart.Text text) {
                out.append(text.text());
            } else if (part instanceof HclTemplatePart.Interpolation interpolation) {
                out.append(Values.text(value(interpolation.value()), this, interpolation.value()));
            } else if (part instanceof HclTemplatePart.If choice) {
                boolean chosen = Values.bool(value(choice.condition()), this, choice.condition());
                out.append(text(chosen ? choice.then() : choice.otherwise()));
            } else if (part instanceof HclTemplatePart.For loop) {
                throw error(
                        HclCode.NOT_CONSTANT,
                        "only literals have a value here, found a 'for' directive",
                        loop.variables().collection());
            }
        }
        return out.toString();
    }

    SourceLocation location(HclExpression expression) {
        return file.location(expression.span());
    }

    InvalidInputException error(HclCode code, String message, HclExpression place) {
        return new InvalidInputException(code.error(message, location(place)));
    }
}
