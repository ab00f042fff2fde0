package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of JSON values, in the order in which messages list them. */
enum JsonType {
    NULL,
    BOOLEAN,
    NUMBER,
    INTEGER,
    STRING,
    ARRAY,
    OBJECT;

    /** The type of a value; never {@link #INTEGER}. */
    static JsonType of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof String) {
            return STRING;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof Map) {
            return OBJECT;
        }
        return value instanceof List ? ARRAY : NUMBER;
    }

    /** The number as it is printed, exactly. */
    static BigDecimal number(Object value) {
        if (value instanceof Double number) {
            return new BigDecimal(GoNumbers.decimal(number));
        } else if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        } else if (value instanceof TypedInteger number) {
            return new BigDecimal(number.toString());
        }
        return BigDecimal.valueOf(((Number) value).longValue());
    }

    static boolean isInteger(Object number) {
        return number(number).stripTrailingZeros().scale() <= 0;
    }

    /** Whether two values are the same JSON. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        JsonType type = of(left);
        if (left == null || right == null || type != of(right)) {
            return left == right;
        }
        if (type == NUMBER) {
            return number(left).compareTo(number(right)) == 0;
        }
        if (left instanceof List<?> list && right instanceof List<?> other) {
            if (list.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof Map<?, ?> map && right instanceof Map<?, ?> other) {
            return map.size() == other.size()
                    && map.entrySet().stream()
                            .allMatch(each -> other.containsKey(each.getKey())
                                    && same(each.getValue(), other.get(each.getKey())));
        }
        return left.equals(right);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
