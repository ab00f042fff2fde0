package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.infra.module.TypeConstraint.Collection.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the values of a definition into those of a type, as Terraform converts them: a string that is a number or a boolean
 * will do for one, and the other way around. The result is plain data: null, Boolean, BigDecimal, String, List, Map.
 *
 * <p>Where no type is declared, a scalar becomes a string, as definitions have always been read; what is in a list or a
 * mapping keeps its own kind.
 */
final class ValueConversion {
    private final Function<ScalarNode, ScalarNode> resolve;
    private final Consumer<Problem> problems;

    /**
     * A conversion.
     *
     * @param resolve puts values in the place of references
     * @param problems is told what does not fit
     */
    ValueConversion(Function<ScalarNode, ScalarNode> resolve, Consumer<Problem> problems) {
        this.resolve = resolve;
        this.problems = problems;
    }

    /** The value of a variable. */
    @Nullable
    Object convert(ModuleVariable variable, Node node) {
        return convert(node, variable.typed() ? variable.type() : implied(variable), "'" + variable.name() + "'", true);
    }

    /** The value of a variable that is not declared. */
    @Nullable
    Object convertUndeclared(String name, Node node) {
        return convert(node, TypeConstraint.any(), "'" + name + "'", true);
    }

    /** Without a type, the default tells whether a number or a boolean is meant. */
    private static TypeConstraint implied(ModuleVariable variable) {
        return variable.defaultValue()
                .flatMap(Constants::of)
                .map(Constants.Constant::value)
                .map(value -> value instanceof Boolean
                        ? TypeConstraint.Primitive.BOOL
                        : value instanceof BigDecimal ? TypeConstraint.Primitive.NUMBER : TypeConstraint.any())
                .orElseGet(TypeConstraint::any);
    }

    private @Nullable Object convert(Node node, TypeConstraint type, String path, boolean top) {
        if (node instanceof ScalarNode scalar) {
            return scalar(resolve.apply(scalar), type, path, top);
        }
        if (type instanceof TypeConstraint.Any) {
            return untyped(node, path);
        }
        if (type instanceof TypeConstraint.Collection collection) {
            return collection(node, collection, path);
        }
        if (type instanceof TypeConstraint.Tuple tuple) {
            return tuple(node, tuple, path);
        }
        if (type instanceof TypeConstraint.ObjectType object) {
            return object(node, object, path);
        }
        return mismatch(node, type, path);
    }

    private @Nullable Object scalar(ScalarNode scalar, TypeConstraint type, String path, boolean top) {
        if (scalar.isNull()) {
            return null;
        }
        if (type instanceof TypeConstraint.Any) {
            return top ? ScalarText.string(scalar) : own(scalar);
        }
        Optional<?> converted = Optional.empty();
        if (type instanceof TypeConstraint.Primitive primitive) {
            converted = switch (primitive) {
                case STRING -> Optional.of(ScalarText.string(scalar));
                case NUMBER -> ScalarText.number(scalar);
                case BOOL -> ScalarText.bool(scalar);
            };
        }
        return converted.isPresent() ? converted.get() : mismatch(scalar, type, path);
    }

    private static Object own(ScalarNode scalar) {
        if (scalar.value() instanceof Boolean bool) {
            return bool;
        }
        if (scalar.value() instanceof Number) {
            return ScalarText.number(scalar).<Object>map(number -> number).orElse(scalar.text());
        }
        return scalar.text();
    }

    private Object untyped(Node node, String path) {
        if (node instanceof MapNode map) {
            return entries(map, entry -> TypeConstraint.any(), path);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : ((ListNode) node).items()) {
            items.add(convert(item, TypeConstraint.any(), path + "[" + items.size() + "]", false));
        }
        return items;
    }

    private @Nullable Object collection(Node node, TypeConstraint.Collection type, String path) {
        if (type.kind() == Kind.MAP) {
            return node instanceof MapNode map
                    ? entries(map, entry -> type.element(), path)
                    : mismatch(node, type, path);
        }
        if (!(node instanceof ListNode list)) {
            return mismatch(node, type, path);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(convert(item, type.element(), path + "[" + items.size() + "]", false));
        }
        return items;
    }

    private @Nullable Object tuple(Node node, TypeConstraint.Tuple type, String path) {
        if (!(node instanceof ListNode list)
                || list.items().size() != type.items().size()) {
            return mismatch(node, type, path);
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(convert(item, type.items().get(items.size()), path + "[" + items.size() + "]", false));
        }
        return items;
    }

    private @Nullable Object object(Node node, TypeConstraint.ObjectType type, String path) {
        if (!(node instanceof MapNode map)) {
            return mismatch(node, type, path);
        }
        type.attributes().forEach((name, attribute) -> {
            if (!attribute.optional() && !map.has(name)) {
                problems.accept(ModuleCode.WRONG_TYPE.error(
                        path + " must have the attribute '" + name + "', a " + attribute.type(), map.location()));
            }
        });
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            TypeConstraint.Attribute attribute = type.attributes().get(entry.key());
            if (attribute == null) {
                problems.accept(ModuleCode.NOT_DECLARED
                        .warning(
                                path + " has no attribute '" + entry.key() + "', it has no effect", entry.keyLocation())
                        .withHint(DidYouMean.hint(entry.key(), type.attributes().keySet())));
            } else {
                values.put(entry.key(), convert(entry.value(), attribute.type(), path + "." + entry.key(), false));
            }
        }
        return values;
    }

    private Map<String, @Nullable Object> entries(
            MapNode map, Function<MapNode.Entry, TypeConstraint> type, String path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            values.put(entry.key(), convert(entry.value(), type.apply(entry), path + "." + entry.key(), false));
        }
        return values;
    }

    /** No value is in the message: it may be a secret. */
    private @Nullable Object mismatch(Node node, TypeConstraint type, String path) {
        problems.accept(ModuleCode.WRONG_TYPE.error(
                path + " must be a value of the type " + type + ", found " + kind(node), node.location()));
        return null;
    }

    private static String kind(Node node) {
        if (node instanceof ListNode list) {
            return "a list of " + list.items().size();
        }
        if (node instanceof MapNode) {
            return "a mapping";
        }
        Object value = ((ScalarNode) node).value();
        return value instanceof String ? "a string" : value instanceof Boolean ? "a boolean" : "a number";
    }
}
