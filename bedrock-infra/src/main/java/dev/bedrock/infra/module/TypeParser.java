package dev.bedrock.infra.module;

import dev.bedrock.core.document.hcl.HclExpression;
import dev.bedrock.core.document.hcl.HclSpan;
import dev.bedrock.infra.module.TypeConstraint.Attribute;
import dev.bedrock.infra.module.TypeConstraint.Collection.Kind;
import dev.bedrock.infra.module.TypeConstraint.Primitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads type constraints. What is none becomes {@code any}, and is reported. */
final class TypeParser {
    private final Consumer<HclSpan> unknown;

    TypeParser(Consumer<HclSpan> unknown) {
        this.unknown = unknown;
    }

    TypeConstraint parse(HclExpression expression) {
        if (expression instanceof HclExpression.Parenthesized parenthesized) {
            return parse(parenthesized.inner());
        }
        if (expression instanceof HclExpression.Variable variable) {
            return named(variable.name(), expression);
        }
        if (expression instanceof HclExpression.Template quoted
                && quoted.literal().isPresent()) {
            return named(quoted.literal().get(), expression);
        }
        if (expression instanceof HclExpression.Call call && call.arguments().size() == 1) {
            return call(call);
        }
        return notKnown(expression);
    }

    /** Names in quotes, and collections without the type of their elements, are the way of Terraform before 0.12. */
    private TypeConstraint named(String name, HclExpression expression) {
        return switch (name) {
            case "any" -> TypeConstraint.any();
            case "string" -> Primitive.STRING;
            case "number" -> Primitive.NUMBER;
            case "bool" -> Primitive.BOOL;
            case "list" -> new TypeConstraint.Collection(Kind.LIST, TypeConstraint.any());
            case "set" -> new TypeConstraint.Collection(Kind.SET, TypeConstraint.any());
            case "map" -> new TypeConstraint.Collection(Kind.MAP, TypeConstraint.any());
            default -> notKnown(expression);
        };
    }

    private TypeConstraint call(HclExpression.Call call) {
        HclExpression argument = call.arguments().get(0);
        return switch (call.name()) {
            case "list" -> new TypeConstraint.Collection(Kind.LIST, parse(argument));
            case "set" -> new TypeConstraint.Collection(Kind.SET, parse(argument));
            case "map" -> new TypeConstraint.Collection(Kind.MAP, parse(argument));
            case "tuple" ->
                argument instanceof HclExpression.Tuple tuple
                        ? new TypeConstraint.Tuple(
                                tuple.items().stream().map(this::parse).toList())
                        : notKnown(argument);
            case "object" ->
                argument instanceof HclExpression.ObjectLiteral object ? object(object) : notKnown(argument);
            default -> notKnown(call);
        };
    }

    private TypeConstraint object(HclExpression.ObjectLiteral object) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (HclExpression.Entry entry : object.entries()) {
            Optional<String> key = entry.literalKey();
            if (key.isPresent()) {
                attributes.put(key.get(), attribute(entry.value()));
            } else {
                unknown.accept(entry.key().span());
            }
        }
        return new TypeConstraint.ObjectType(attributes);
    }

    private Attribute attribute(HclExpression expression) {
        if (expression instanceof HclExpression.Call call
                && call.name().equals("optional")
                && !call.arguments().isEmpty()
                && call.arguments().size() <= 2) {
            return new Attribute(
                    parse(call.arguments().get(0)),
                    true,
                    call.arguments().size() == 2 ? Optional.of(call.arguments().get(1)) : Optional.empty());
        }
        return new Attribute(parse(expression), false, Optional.empty());
    }

    private TypeConstraint notKnown(HclExpression expression) {
        unknown.accept(expression.span());
        return TypeConstraint.any();
    }
}
