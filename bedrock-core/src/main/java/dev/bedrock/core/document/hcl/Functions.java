package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that have a value, and the arguments that hcl4j is right for. */
final class Functions {
    private static final int MAX_RESULT = 1 << 20;
    private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(1L << 53);

    private enum Type {
        TEXT,
        NUMBER,
        TEXTS,
        BOOLEANS
    }

    private static final Map<String, List<Type>> PARAMETERS = Map.ofEntries(
            Map.entry("abs", List.of(Type.NUMBER)),
            Map.entry("alltrue", List.of(Type.BOOLEANS)),
            Map.entry("anytrue", List.of(Type.BOOLEANS)),
            Map.entry("base64decode", List.of(Type.TEXT)),
            Map.entry("base64encode", List.of(Type.TEXT)),
            Map.entry("ceil", List.of(Type.NUMBER)),
            Map.entry("contains", List.of(Type.TEXTS, Type.TEXT)),
            Map.entry("endswith", List.of(Type.TEXT, Type.TEXT)),
            Map.entry("floor", List.of(Type.NUMBER)),
            Map.entry("join", List.of(Type.TEXT, Type.TEXTS)),
            Map.entry("lower", List.of(Type.TEXT)),
            Map.entry("max", List.of(Type.NUMBER)),
            Map.entry("min", List.of(Type.NUMBER)),
            Map.entry("replace", List.of(Type.TEXT, Type.TEXT, Type.TEXT)),
            Map.entry("startswith", List.of(Type.TEXT, Type.TEXT)),
            Map.entry("upper", List.of(Type.TEXT)));

    private final HclExpression.Call call;
    private final HclEvaluator evaluator;

    private Functions(HclExpression.Call call, HclEvaluator evaluator) {
        this.call = call;
        this.evaluator = evaluator;
    }

    static Object call(HclExpression.Call call, HclEvaluator evaluator) {
        return new Functions(call, evaluator).value();
    }

    private Object value() {
        List<Type> parameters = PARAMETERS.get(call.name());
        if (parameters == null || call.expanded()) {
            throw evaluator.error(
                    HclCode.NOT_CONSTANT,
                    "only literals have a value here, found the function '" + call.name() + "'",
                    call);
        }
        boolean many = call.name().equals("max") || call.name().equals("min");
        int count = call.arguments().size();
        if (many ? count == 0 : count != parameters.size()) {
            throw evaluator.error(
                    HclCode.EVALUATION,
                    "'" + call.name() + "' takes "
                            + (many ? "at least one argument" : parameters.size() + " arguments"),
                    call);
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(
                    argument(parameters.get(many ? 0 : i), call.arguments().get(i)));
        }
        objection(arguments).ifPresent(objection -> {
            throw evaluator.error(HclCode.EVALUATION, objection, call);
        });
        return result(Hcl4jFunctions.call(call.name(), arguments));
    }

    private Object argument(Type type, HclExpression expression) {
        Object value = evaluator.value(expression);
        return switch (type) {
            case TEXT -> Values.text(value, evaluator, expression);
            case NUMBER -> exact(Values.number(value, evaluator, expression), expression);
            case TEXTS ->
                items(value, expression).stream()
                        .map(item -> Values.text(item, evaluator, expression))
                        .toList();
            case BOOLEANS ->
                items(value, expression).stream()
                        .map(item -> Values.bool(item, evaluator, expression))
                        .toList();
        };
    }

    private Double exact(BigDecimal number, HclExpression place) {
        double value = number.doubleValue();
        if (number.abs().compareTo(MAX_EXACT) > 0 || new BigDecimal(Double.toString(value)).compareTo(number) != 0) {
            throw evaluator.error(HclCode.EVALUATION, "the number has too many digits for this function", place);
        }
        return value;
    }

    private List<@Nullable Object> items(@Nullable Object value, HclExpression place) {
        if (!(value instanceof ListNode list)) {
            throw evaluator.error(HclCode.EVALUATION, "this must be a list", place);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(item instanceof ScalarNode scalar ? exactValue(scalar.value()) : item);
        }
        return items;
    }

    private static @Nullable Object exactValue(@Nullable Object value) {
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        return value instanceof Double number ? (Object) new BigDecimal(Double.toString(number)) : value;
    }

    /** What hcl4j would do differently, or without bounds. */
    private Optional<String> objection(List<Object> arguments) {
        return switch (call.name()) {
            case "upper", "lower" ->
                ((String) arguments.get(0)).chars().allMatch(c -> c < 0x80)
                        ? Optional.empty()
                        : Optional.of("'" + call.name() + "' is only evaluated for the letters of ASCII");
            case "replace" ->
                replaceObjection((String) arguments.get(0), (String) arguments.get(1), (String) arguments.get(2));
            case "join" -> tooLong(((List<?>) arguments.get(1)).size() * (long) ((String) arguments.get(0)).length());
            case "base64decode" ->
                isBase64((String) arguments.get(0))
                        ? Optional.empty()
                        : Optional.of("this is not the base64 of a text in UTF-8");
            default -> Optional.empty();
        };
    }

    private static Optional<String> replaceObjection(String text, String search, String replacement) {
        if (search.isEmpty() || (search.startsWith("/") && search.endsWith("/"))) {
            return Optional.of("'replace' is only evaluated for texts, not for regular expressions and nothing");
        }
        return tooLong(text.length() / search.length() * (long) replacement.length());
    }

    private static Optional<String> tooLong(long characters) {
        return characters > MAX_RESULT ? Optional.of("the result would be too long") : Optional.empty();
    }

    private static boolean isBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            String decoded = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            return java.util.Arrays.equals(decoded.getBytes(java.nio.charset.StandardCharsets.UTF_8), bytes);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Object result(@Nullable Object result) {
        if (result instanceof String || result instanceof Boolean) {
            return result;
        }
        if (result instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new BigDecimal(number.toString());
        }
        throw evaluator.error(HclCode.EVALUATION, "'" + call.name() + "' has no value for this", call);
    }

    /** All that can be called. */
    static Stream<String> names() {
        return PARAMETERS.keySet().stream().sorted();
    }
}
