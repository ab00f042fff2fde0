package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.Parameter;
import dev.bedrock.hld.component.ParameterCode;
import dev.bedrock.hld.component.ParameterType;
import dev.bedrock.hld.component.Parameters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the merged configuration of a component against its declared parameters, and gives those without a value their
 * default. Charts have more values than anybody declares, so for them other keys are let through.
 */
final class ParameterValues {
    private static final String DEFAULTS = "default";
    private static final int LONGEST_SHOWN = 60;

    private final Component component;
    private final boolean closed;
    private final Consumer<Problem> problems;

    private ParameterValues(Component component, Consumer<Problem> problems) {
        this.component = component;
        this.closed = !component.type().equals(Component.HELM);
        this.problems = problems;
    }

    static ComponentConfig apply(Component component, ComponentConfig config, Consumer<Problem> problems) {
        Parameters parameters = component.parameters();
        if (!parameters.declared()) {
            return config;
        }
        ParameterValues check = new ParameterValues(component, problems);
        ConfigMap values =
                config.values().orElseGet(() -> new ConfigMap(Map.of(), new Origin(DEFAULTS, component.location())));
        return config.withValues(check.object(parameters.byName(), values, "config", component.location()));
    }

    /** The mapping with defaults, after telling what is wrong with it. */
    private ConfigMap object(Map<String, Parameter> parameters, ConfigMap values, String path, SourceLocation place) {
        Map<String, ConfigValue> filled = new LinkedHashMap<>(values.entries());
        for (Parameter parameter : parameters.values()) {
            String inner = path + "." + parameter.name();
            ConfigValue value = values.entries().get(parameter.name());
            if (value == null || (value instanceof ConfigScalar scalar && scalar.isNull())) {
                absent(parameter, inner, place).ifPresent(given -> filled.put(parameter.name(), given));
            } else {
                filled.put(parameter.name(), check(parameter, value, inner));
            }
        }
        if (closed) {
            values.entries().forEach((key, value) -> {
                if (!parameters.containsKey(key)) {
                    unknown(path + "." + key, key, value, parameters);
                }
            });
        }
        return new ConfigMap(filled, values.origin());
    }

    private void unknown(String path, String key, ConfigValue value, Map<String, Parameter> parameters) {
        problems.accept(ParameterCode.UNKNOWN_PARAMETER
                .error(
                        "'" + component.name() + "' has no parameter '" + path + "'" + setBy(value),
                        value.origin().location())
                .withHint(DidYouMean.hint(key, parameters.keySet())));
    }

    private Optional<ConfigValue> absent(Parameter parameter, String path, SourceLocation place) {
        if (parameter.fallback().isPresent()) {
            ConfigValue fallback = value(parameter.fallback().get());
            return Optional.of(check(parameter, fallback, path));
        }
        if (parameter.required()) {
            problems.accept(ParameterCode.REQUIRED_MISSING
                    .error("'" + component.name() + "' needs a value for '" + path + "'", place)
                    .withHint(declared(parameter)
                            + (parameter.description().isEmpty() ? "" : ": " + parameter.description())));
            return Optional.empty();
        }
        if (parameter.type() == ParameterType.OBJECT && !parameter.properties().isEmpty()) {
            ConfigMap empty = new ConfigMap(Map.of(), new Origin(DEFAULTS, parameter.location()));
            ConfigMap defaults = object(parameter.properties(), empty, path, place);
            return defaults.entries().isEmpty() ? Optional.empty() : Optional.of(defaults);
        }
        return Optional.empty();
    }

    private ConfigValue check(Parameter parameter, ConfigValue value, String path) {
        if (!isOf(parameter.type(), value)) {
            report(
                    ParameterCode.WRONG_TYPE,
                    "'" + path + "' must be " + parameter.type().description() + ", found " + shown(parameter, value),
                    value,
                    parameter);
            return value;
        }
        limits(parameter, value, path);
        if (value instanceof ConfigMap map && !parameter.properties().isEmpty()) {
            return object(parameter.properties(), map, path, value.origin().location());
        }
        if (value instanceof ConfigList list && parameter.items().isPresent()) {
            List<ConfigValue> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                items.add(check(parameter.items().get(), list.items().get(i), path + "[" + i + "]"));
            }
            return new ConfigList(items, list.replaces(), list.origin());
        }
        return value;
    }

    private static boolean isOf(ParameterType type, ConfigValue value) {
        Object data = value instanceof ConfigScalar scalar ? scalar.value() : value;
        return switch (type) {
            case ANY -> true;
            case STRING -> data instanceof String;
            case BOOLEAN -> data instanceof Boolean;
            case NUMBER -> data instanceof Number;
            case INTEGER ->
                data instanceof Long
                        || data instanceof BigInteger
                        || (data instanceof Double number && number == Math.rint(number));
            case LIST -> data instanceof ConfigList;
            case OBJECT -> data instanceof ConfigMap;
        };
    }

    private void limits(Parameter parameter, ConfigValue value, String path) {
        Parameter.Limits limits = parameter.limits();
        boolean listed = limits.values().isEmpty()
                || limits.values().stream().anyMatch(allowed -> Objects.equals(allowed.toData(), value.toData()));
        if (!listed) {
            String allowed = String.join(
                    ", ", limits.values().stream().map(Node::toString).toList());
            report(
                    ParameterCode.OUT_OF_RANGE,
                    "'" + path + "' is " + shown(parameter, value) + ", but must be one of " + allowed,
                    value,
                    parameter);
        }
        Object data = value instanceof ConfigScalar scalar ? scalar.value() : null;
        limits.pattern().ifPresent(pattern -> {
            if (data instanceof String text && !pattern.matcher(text).matches()) {
                report(
                        ParameterCode.OUT_OF_RANGE,
                        "'" + path + "' is " + shown(parameter, value) + ", which does not match " + pattern,
                        value,
                        parameter);
            }
        });
        size(value, data).ifPresent(size -> {
            String what = (data instanceof Number ? "'" : "the length of '") + path + "' is "
                    + (parameter.secret() ? "" : size.toPlainString() + ", ");
            limits.minimum()
                    .filter(least -> size.compareTo(least) < 0)
                    .ifPresent(
                            least -> report(ParameterCode.OUT_OF_RANGE, what + "less than " + least, value, parameter));
            limits.maximum()
                    .filter(most -> size.compareTo(most) > 0)
                    .ifPresent(
                            most -> report(ParameterCode.OUT_OF_RANGE, what + "more than " + most, value, parameter));
        });
    }

    private static Optional<BigDecimal> size(ConfigValue value, @Nullable Object data) {
        if (data instanceof Double number && (number.isNaN() || number.isInfinite())) {
            return Optional.empty();
        }
        if (data instanceof Number number) {
            return Optional.of(new BigDecimal(number.toString()));
        }
        if (data instanceof String text) {
            return Optional.of(BigDecimal.valueOf(text.codePointCount(0, text.length())));
        }
        return value instanceof ConfigList list
                ? Optional.of(BigDecimal.valueOf(list.items().size()))
                : Optional.empty();
    }

    private void report(ParameterCode code, String message, ConfigValue value, Parameter parameter) {
        problems.accept(
                code.error(message + setBy(value), value.origin().location()).withHint(declared(parameter)));
    }

    private static String setBy(ConfigValue value) {
        String environment = value.origin().environment();
        return environment.equals(DEFAULTS) ? ", by its own default" : ", set for '" + environment + "'";
    }

    private static String declared(Parameter parameter) {
        return "declared at " + parameter.location();
    }

    private static String shown(Parameter parameter, ConfigValue value) {
        if (!(value instanceof ConfigScalar scalar) || parameter.secret()) {
            return value.describe();
        }
        String text = String.valueOf(scalar.value());
        String brief = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return scalar.value() instanceof String ? "the string '" + brief + "'" : brief;
    }

    private static ConfigValue value(Node node) {
        Origin origin = new Origin(DEFAULTS, node.location());
        if (node instanceof MapNode map) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>();
            map.entries().forEach(entry -> entries.put(entry.key(), value(entry.value())));
            return new ConfigMap(entries, origin);
        }
        if (node instanceof ListNode list) {
            return new ConfigList(
                    list.items().stream().map(ParameterValues::value).toList(), false, origin);
        }
        return new ConfigScalar(((ScalarNode) node).value(), origin);
    }
}
