package dev.bedrock.infra.module;

import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclTemplatePart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of expressions that depend on nothing, such as defaults. */
final class Constants {
    private Constants() {}

    /**
     * A value.
     *
     * @param value null, Boolean, BigDecimal, String, List or Map
     */
    record Constant(@Nullable Object value) {}

    /** The value, empty if it has to be computed. */
    static Optional<Constant> of(HclExpression expression) {
        try {
            return Optional.of(new Constant(value(expression)));
        } catch (NotConstant e) {
            return Optional.empty();
        }
    }

    private static final class NotConstant extends Exception {
        private static final long serialVersionUID = 1L;

        NotConstant() {
            super(null, null, false, false);
        }
    }

    /** A text with constants in it is a constant, too. */
    private static @Nullable Object template(HclExpression.Template template) throws NotConstant {
        if (template.wrapped().isPresent()) {
            return value(template.wrapped().get());
        }
        StringBuilder text = new StringBuilder();
        for (HclTemplatePart part : template.parts()) {
            if (part instanceof HclTemplatePart.Text plain) {
                text.append(plain.text());
            } else if (part instanceof HclTemplatePart.Interpolation interpolation) {
                text.append(printed(value(interpolation.value())));
            } else {
                throw new NotConstant();
            }
        }
        return text.toString();
    }

    private static String printed(@Nullable Object value) throws NotConstant {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String || value instanceof Boolean) {
            return value.toString();
        }
        throw new NotConstant();
    }

    private static @Nullable Object value(HclExpression expression) throws NotConstant {
        if (expression instanceof HclExpression.NullLiteral) {
            return null;
        }
        if (expression instanceof HclExpression.BooleanLiteral bool) {
            return bool.value();
        }
        if (expression instanceof HclExpression.NumberLiteral number) {
            return ScalarText.number(number.text()).orElseThrow(NotConstant::new);
        }
        if (expression instanceof HclExpression.Template template) {
            return template(template);
        }
        if (expression instanceof HclExpression.Parenthesized parenthesized) {
            return value(parenthesized.inner());
        }
        if (expression instanceof HclExpression.Unary unary
                && !unary.negation()
                && value(unary.operand()) instanceof BigDecimal number) {
            return number.negate();
        }
        if (expression instanceof HclExpression.Tuple tuple) {
            List<@Nullable Object> items = new ArrayList<>();
            for (HclExpression item : tuple.items()) {
                items.add(value(item));
            }
            return items;
        }
        if (expression instanceof HclExpression.ObjectLiteral object) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (HclExpression.Entry entry : object.entries()) {
                values.put(entry.literalKey().orElseThrow(NotConstant::new), value(entry.value()));
            }
            return values;
        }
        throw new NotConstant();
    }
}
