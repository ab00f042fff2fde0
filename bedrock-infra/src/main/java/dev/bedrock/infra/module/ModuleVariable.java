package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclExpression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a module.
 *
 * @param name its name
 * @param location where it is declared
 * @param type what it takes
 * @param typed whether a type is declared
 * @param defaultValue what it is without a value; empty if it needs one
 * @param description what it is for, empty if the module does not say
 * @param sensitive whether its value must not be shown
 * @param nullable whether null is a value of it
 * @param validations what its value has to fulfil
 */
public record ModuleVariable(
        String name,
        SourceLocation location,
        TypeConstraint type,
        boolean typed,
        Optional<HclExpression> defaultValue,
        String description,
        boolean sensitive,
        boolean nullable,
        List<Validation> validations) {
    /** Keeps a copy. */
    public ModuleVariable {
        validations = List.copyOf(validations);
    }

    /**
     * Something that a value has to fulfil.
     *
     * @param condition what has to be true
     * @param message what the module says if it is not, empty if that is computed
     */
    public record Validation(HclExpression condition, String message) {}

    /**
     * The value of an expression that depends on nothing, such as most defaults: Boolean, Number, String, List or Map. Empty
     * for null and for what has to be computed.
     */
    public static Optional<Object> constant(HclExpression expression) {
        return Constants.of(expression).map(Constants.Constant::value).map(ModuleVariable::plain);
    }

    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger() : number.doubleValue();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(item == null ? null : plain(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), item == null ? null : plain(item)));
            return entries;
        }
        return value;
    }

    /** Whether it needs a value. */
    public boolean isRequired() {
        return defaultValue.isEmpty();
    }
}
