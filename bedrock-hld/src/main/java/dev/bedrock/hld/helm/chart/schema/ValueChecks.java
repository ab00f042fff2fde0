package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.Regexp;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keywords that look at a value as a whole, at texts and at numbers. */
final class ValueChecks {
    private ValueChecks() {}

    /** The keywords that end the validation if they fail: type, const, enum, format. Null if the value fits. */
    static @Nullable String mismatch(Map<?, ?> schema, @Nullable Object value, Draft draft) {
        Object type = schema.get("type");
        if (type != null) {
            Set<JsonType> wanted = types(type);
            JsonType found = JsonType.of(value);
            boolean integer = found == JsonType.NUMBER && value != null && JsonType.isInteger(value);
            if (!wanted.contains(found) && !(integer && wanted.contains(JsonType.INTEGER))) {
                String want = wanted.stream().map(JsonType::toString).collect(Collectors.joining(" or "));
                return "got " + found + ", want " + want;
            }
        }
        if (schema.containsKey("const") && draft != Draft.DRAFT_4 && !JsonType.same(value, schema.get("const"))) {
            Object wanted = schema.get("const");
            return SchemaText.isPrimitive(wanted) ? "value must be " + SchemaText.display(wanted) : "'const' failed";
        }
        if (schema.get("enum") instanceof List<?> allowed
                && allowed.stream().noneMatch(each -> JsonType.same(value, each))) {
            return enumFailure(allowed);
        }
        boolean formats = draft.before(Draft.DRAFT_2019);
        return formats && schema.get("format") instanceof String format && value instanceof String text
                ? Formats.mismatch(format, text)
                : null;
    }

    private static String enumFailure(List<?> allowed) {
        if (!allowed.stream().allMatch(SchemaText::isPrimitive)) {
            return "'enum' failed";
        }
        String values = allowed.stream().map(SchemaText::display).collect(Collectors.joining(", "));
        return allowed.size() == 1 ? "value must be " + values : "value must be one of " + values;
    }

    private static Set<JsonType> types(Object type) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        for (Object each : type instanceof List<?> list ? list : List.of(type)) {
            types.add(JsonType.valueOf(String.valueOf(each).toUpperCase(Locale.ROOT)));
        }
        return types;
    }

    /** The number of a keyword such as {@code minLength}, or -1 if it is not there. */
    static long limit(Map<?, ?> schema, String keyword) {
        return schema.get(keyword) instanceof Number number
                ? JsonType.number(number).longValue()
                : -1;
    }

    /** Compares a size with the keywords {@code minX} and {@code maxX}. */
    static void size(Map<?, ?> schema, String suffix, int size, String path, List<Violation> violations) {
        long min = limit(schema, "min" + suffix);
        if (min >= 0 && size < min) {
            violations.add(Violation.of(path, "min" + suffix + gotWant(size, min)));
        }
        long max = limit(schema, "max" + suffix);
        if (max >= 0 && size > max) {
            violations.add(Violation.of(path, "max" + suffix + gotWant(size, max)));
        }
    }

    private static String gotWant(long got, long want) {
        return ": got " + SchemaText.count(got) + ", want " + SchemaText.count(want);
    }

    static void text(Map<?, ?> schema, String text, String path, List<Violation> violations) {
        size(schema, "Length", text.codePointCount(0, text.length()), path, violations);
        if (schema.get("pattern") instanceof String pattern && !matches(pattern, text)) {
            violations.add(Violation.of(
                    path, SchemaText.quote(text) + " does not match pattern " + SchemaText.quote(pattern)));
        }
    }

    /** Whether a pattern, which was found well-formed before, matches a part of the text. */
    static boolean matches(String pattern, String text) {
        try {
            return Regexp.compile(pattern).matches(text);
        } catch (GoSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void number(Map<?, ?> schema, Object value, String path, List<Violation> violations) {
        BigDecimal number = JsonType.number(value);
        boolean minExcluded = Boolean.TRUE.equals(schema.get("exclusiveMinimum"));
        boolean maxExcluded = Boolean.TRUE.equals(schema.get("exclusiveMaximum"));
        compare(
                schema.get("minimum"),
                minExcluded ? "exclusiveMinimum" : "minimum",
                number,
                1,
                minExcluded,
                path,
                violations);
        compare(
                schema.get("maximum"),
                maxExcluded ? "exclusiveMaximum" : "maximum",
                number,
                -1,
                maxExcluded,
                path,
                violations);
        compare(schema.get("exclusiveMinimum"), "exclusiveMinimum", number, 1, true, path, violations);
        compare(schema.get("exclusiveMaximum"), "exclusiveMaximum", number, -1, true, path, violations);
        if (schema.get("multipleOf") instanceof Number divisor) {
            BigDecimal of = JsonType.number(divisor);
            if (of.signum() > 0 && number.remainder(of).signum() != 0) {
                violations.add(Violation.of(path, "multipleOf" + gotWant(number, of)));
            }
        }
    }

    private static void compare(
            @Nullable Object bound,
            String keyword,
            BigDecimal number,
            int side,
            boolean excluded,
            String path,
            List<Violation> violations) {
        if (bound instanceof Number limit) {
            BigDecimal wanted = JsonType.number(limit);
            int comparison = number.compareTo(wanted) * side;
            if (comparison < 0 || (excluded && comparison == 0)) {
                violations.add(Violation.of(path, keyword + gotWant(number, wanted)));
            }
        }
    }

    private static String gotWant(BigDecimal got, BigDecimal want) {
        return ": got " + SchemaText.number(got) + ", want " + SchemaText.number(want);
    }
}
