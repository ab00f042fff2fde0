package dev.bedrock.hld.component;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the declarations of parameters. */
final class ParametersReader {
    private final Consumer<Problem> problems;

    ParametersReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    Parameters read(Fields component) {
        return component.node("parameters").isEmpty()
                ? Parameters.none()
                : new Parameters(true, parameters(component, "parameters"));
    }

    private Map<String, Parameter> parameters(Fields fields, String key) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (MapNode.Entry entry : fields.entries(key)) {
            parameters.put(entry.key(), parameter(entry.key(), entry.keyLocation(), entry.value()));
        }
        return parameters;
    }

    /** {@code name: string} is short for {@code name: {type: string}}. */
    private Parameter parameter(String name, SourceLocation location, Node declaration) {
        if (declaration instanceof ScalarNode scalar && !scalar.isNull()) {
            MapNode.Entry type = new MapNode.Entry("type", scalar.location(), scalar);
            return parameter(name, location, MapNode.of(scalar.location(), List.of(type)));
        }
        Fields fields = Fields.of(declaration, problems);
        ParameterType type = type(fields);
        Optional<Parameter> items =
                fields.entry("items").map(entry -> parameter(name + "[]", entry.keyLocation(), entry.value()));
        Map<String, Parameter> properties = parameters(fields, "properties");
        Parameter parameter = new Parameter(
                name,
                type,
                fields.text("description").orElse(""),
                fields.bool("required").orElse(false),
                fields.bool("secret").orElse(false),
                fields.node("default"),
                limits(fields, type),
                items,
                properties,
                location);
        fields.warnAboutOthers();
        if (items.isPresent() && type != ParameterType.LIST) {
            invalid("only a list has 'items', '" + name + "' is " + type.description(), location, "");
        }
        if (!properties.isEmpty() && type != ParameterType.OBJECT) {
            invalid("only an object has 'properties', '" + name + "' is " + type.description(), location, "");
        }
        return parameter;
    }

    private ParameterType type(Fields fields) {
        Optional<String> name = fields.text("type");
        if (name.isEmpty()) {
            return fields.node("properties").isPresent() ? ParameterType.OBJECT : ParameterType.ANY;
        }
        return ParameterType.of(name.get()).orElseGet(() -> {
            invalid(
                    "unknown type of a parameter '" + name.get() + "'",
                    place(fields, "type"),
                    DidYouMean.hint(name.get(), ParameterType.names()));
            return ParameterType.ANY;
        });
    }

    private Parameter.Limits limits(Fields fields, ParameterType type) {
        Optional<Pattern> pattern = fields.text("pattern").flatMap(text -> pattern(text, place(fields, "pattern")));
        if (pattern.isPresent() && type != ParameterType.STRING) {
            invalid("only a string has a 'pattern'", place(fields, "pattern"), "");
        }
        Optional<BigDecimal> minimum = number(fields, "minimum", type);
        Optional<BigDecimal> maximum = number(fields, "maximum", type);
        if (minimum.isPresent() && maximum.isPresent() && minimum.get().compareTo(maximum.get()) > 0) {
            invalid("the minimum is greater than the maximum", place(fields, "minimum"), "");
        }
        return new Parameter.Limits(fields.items("values"), pattern, minimum, maximum);
    }

    private Optional<Pattern> pattern(String text, SourceLocation location) {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            invalid("the pattern is not a regular expression: " + e.getMessage(), location, "");
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> number(Fields fields, String key, ParameterType type) {
        Optional<Node> node = fields.node(key);
        boolean bounded = type != ParameterType.BOOLEAN && type != ParameterType.ANY && type != ParameterType.OBJECT;
        if (node.isPresent() && !bounded) {
            invalid("a parameter that takes " + type.description() + " has no '" + key + "'", place(fields, key), "");
            return Optional.empty();
        }
        return node.flatMap(value -> {
            if (value instanceof ScalarNode scalar && scalar.value() instanceof Number number) {
                return Optional.of(new BigDecimal(number.toString()));
            }
            invalid("'" + key + "' must be a number", value.location(), "");
            return Optional.empty();
        });
    }

    private void invalid(String message, SourceLocation location, String hint) {
        problems.accept(
                ParameterCode.INVALID_DECLARATION.error(message, location).withHint(hint));
    }

    private static SourceLocation place(Fields fields, String key) {
        return fields.entry(key)
                .map(entry -> entry.value().location())
                .orElse(fields.node().location());
    }
}
