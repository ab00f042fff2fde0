package dev.bedrock.infra.module;

import dev.bedrock.core.document.hcl.HclExpression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What values a variable takes. Prints as Terraform writes it. */
public sealed interface TypeConstraint {
    /** Anything: no type is declared, or {@code any}. */
    record Any() implements TypeConstraint {
        @Override
        public String toString() {
            return "any";
        }
    }

    /** A type without parts. */
    enum Primitive implements TypeConstraint {
        STRING,
        NUMBER,
        BOOL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Any number of values of one type.
     *
     * @param kind which kind of collection
     * @param element the type of its values
     */
    record Collection(Kind kind, TypeConstraint element) implements TypeConstraint {
        /** The kinds of collections. */
        public enum Kind {
            LIST,
            SET,
            MAP;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public String toString() {
            return kind + "(" + element + ")";
        }
    }

    /**
     * As many values as there are types.
     *
     * @param items their types
     */
    record Tuple(List<TypeConstraint> items) implements TypeConstraint {
        /** Keeps a copy. */
        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "tuple([" + items.stream().map(Object::toString).collect(Collectors.joining(", ")) + "])";
        }
    }

    /**
     * An attribute of an object.
     *
     * @param type its type
     * @param optional whether it may be left out
     * @param defaultValue what it is then; null if there is none
     */
    record Attribute(TypeConstraint type, boolean optional, Optional<HclExpression> defaultValue) {
        @Override
        public String toString() {
            return optional ? "optional(" + type + ")" : type.toString();
        }
    }

    /**
     * Named values, each of a type of its own.
     *
     * @param attributes their types
     */
    record ObjectType(Map<String, Attribute> attributes) implements TypeConstraint {
        /** Keeps a copy. */
        public ObjectType {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        @Override
        public String toString() {
            return attributes.entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(Collectors.joining(", ", "object({", "})"));
        }
    }

    /** The type that takes anything. */
    static TypeConstraint any() {
        return new Any();
    }
}
