package dev.bedrock.infra.module;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.infra.module.Evaluation.FailedException;
import dev.bedrock.infra.module.Evaluation.UnknownException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions that validations commonly use. */
final class Functions {
    private final Evaluation evaluation;
    private final Map<String, @Nullable Object> scope;

    Functions(Evaluation evaluation, Map<String, @Nullable Object> scope) {
        this.evaluation = evaluation;
        this.scope = scope;
    }

    @Nullable
    Object call(HclExpression.Call call) {
        if (call.expanded()) {
            throw new UnknownException();
        }
        if (call.name().equals("can")) {
            return can(only(call));
        }
        if (call.name().equals("try")) {
            return firstThatWorks(call);
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> arguments.add(evaluation.value(argument, scope)));
        return switch (arguments.size()) {
            case 1 -> ofOne(call.name(), arguments.get(0), arguments);
            case 2 -> ofTwo(call.name(), arguments.get(0), arguments.get(1), arguments);
            default -> ofMany(call.name(), arguments);
        };
    }

    private boolean can(HclExpression expression) {
        try {
            evaluation.value(expression, scope);
            return true;
        } catch (FailedException e) {
            return false;
        }
    }

    private @Nullable Object firstThatWorks(HclExpression.Call call) {
        for (HclExpression argument : call.arguments()) {
            if (can(argument)) {
                return evaluation.value(argument, scope);
            }
        }
        throw new FailedException();
    }

    private static HclExpression only(HclExpression.Call call) {
        if (call.arguments().size() != 1) {
            throw new UnknownException();
        }
        return call.arguments().get(0);
    }

    private static @Nullable Object ofOne(String name, @Nullable Object value, List<@Nullable Object> all) {
        return switch (name) {
            case "length" -> length(value);
            case "lower" -> Evaluation.string(value).toLowerCase(Locale.ROOT);
            case "upper" -> Evaluation.string(value).toUpperCase(Locale.ROOT);
            case "trimspace" -> Evaluation.string(value).strip();
            case "tonumber" -> value == null ? null : Evaluation.number(value);
            case "tostring" -> value == null ? null : Evaluation.string(value);
            case "tobool" -> value == null ? null : Evaluation.bool(value);
            case "tolist", "toset" -> list(value);
            case "abs" -> Evaluation.number(value).abs();
            case "floor" -> Evaluation.number(value).setScale(0, RoundingMode.FLOOR);
            case "ceil" -> Evaluation.number(value).setScale(0, RoundingMode.CEILING);
            case "alltrue" -> list(value).stream().allMatch(Evaluation::bool);
            case "anytrue" -> list(value).stream().anyMatch(Evaluation::bool);
            case "keys" -> List.copyOf(map(value).keySet());
            case "values" -> new ArrayList<>(map(value).values());
            case "distinct" -> distinct(list(value));
            default -> ofMany(name, all);
        };
    }

    private static @Nullable Object ofTwo(
            String name, @Nullable Object first, @Nullable Object second, List<@Nullable Object> all) {
        return switch (name) {
            case "contains" -> list(first).stream().anyMatch(item -> Evaluation.same(item, second));
            case "startswith" -> Evaluation.string(first).startsWith(Evaluation.string(second));
            case "endswith" -> Evaluation.string(first).endsWith(Evaluation.string(second));
            case "strcontains" -> Evaluation.string(first).contains(Evaluation.string(second));
            case "trimprefix" -> withoutPrefix(Evaluation.string(first), Evaluation.string(second));
            case "trimsuffix" -> withoutSuffix(Evaluation.string(first), Evaluation.string(second));
            case "regex" -> regex(Evaluation.string(first), Evaluation.string(second));
            case "regexall" -> regexAll(Evaluation.string(first), Evaluation.string(second));
            case "cidrhost" -> Cidr.parse(Evaluation.string(first)).host(Evaluation.number(second));
            default -> ofMany(name, all);
        };
    }

    private static @Nullable Object ofMany(String name, List<@Nullable Object> arguments) {
        return switch (name) {
            case "min" -> extreme(arguments, BigDecimal::min);
            case "max" -> extreme(arguments, BigDecimal::max);
            default -> throw new UnknownException();
        };
    }

    private static BigDecimal extreme(List<@Nullable Object> numbers, BinaryOperator<BigDecimal> choose) {
        return numbers.stream().map(Evaluation::number).reduce(choose).orElseThrow(FailedException::new);
    }

    private static BigDecimal length(@Nullable Object value) {
        if (value instanceof String text) {
            return BigDecimal.valueOf(text.codePointCount(0, text.length()));
        }
        if (value instanceof Map<?, ?> map) {
            return BigDecimal.valueOf(map.size());
        }
        return BigDecimal.valueOf(list(value).size());
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new FailedException();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new FailedException();
    }

    private static List<@Nullable Object> distinct(List<?> items) {
        List<@Nullable Object> distinct = new ArrayList<>();
        for (Object item : items) {
            if (distinct.stream().noneMatch(other -> Evaluation.same(item, other))) {
                distinct.add(item);
            }
        }
        return distinct;
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String withoutSuffix(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /** What is found, without groups; with groups the result has another shape, which conditions only test for existence. */
    private static Object regex(String expression, String text) {
        Matcher matcher = compile(expression).matcher(text);
        if (!matcher.find()) {
            throw new FailedException();
        }
        return matcher.group();
    }

    private static List<String> regexAll(String expression, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = compile(expression).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new UnknownException();
        }
    }
}
