package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression as it is written. */
public sealed interface HclExpression {
    /** All of it. */
    HclSpan span();

    /** The expressions that it consists of, in the order of the file. */
    List<HclExpression> children();

    /**
     * {@code null}.
     *
     * @param span where it stands
     */
    record NullLiteral(HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of();
        }
    }

    /**
     * {@code true} or {@code false}.
     *
     * @param value which of them
     * @param span where it stands
     */
    record BooleanLiteral(boolean value, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of();
        }
    }

    /**
     * A number without sign.
     *
     * @param text its digits as they are written, such as {@code 1.50e3}
     * @param span where it stands
     */
    record NumberLiteral(String text, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of();
        }
    }

    /**
     * A string, in quotes or as heredoc.
     *
     * @param parts what it consists of; texts are not beside each other
     * @param heredoc whether it is written with {@code <<}
     * @param span all of it, to the closing quote or marker
     */
    record Template(List<HclTemplatePart> parts, boolean heredoc, HclSpan span) implements HclExpression {
        /** Keeps a copy. */
        public Template {
            parts = List.copyOf(parts);
        }

        /** What it says, if there are no sequences in it. */
        public Optional<String> literal() {
            if (parts.isEmpty()) {
                return Optional.of("");
            }
            return parts.size() == 1 && parts.get(0) instanceof HclTemplatePart.Text text
                    ? Optional.of(text.text())
                    : Optional.empty();
        }

        /** Its only interpolation, whose value may be something else than a string: <code>"${value}"</code>. */
        public Optional<HclExpression> wrapped() {
            return parts.size() == 1 && parts.get(0) instanceof HclTemplatePart.Interpolation only
                    ? Optional.of(only.value())
                    : Optional.empty();
        }

        @Override
        public List<HclExpression> children() {
            return parts.stream().flatMap(part -> part.expressions().stream()).toList();
        }
    }

    /**
     * {@code [a, b]}.
     *
     * @param items what is in it
     * @param span with its brackets
     */
    record Tuple(List<HclExpression> items, HclSpan span) implements HclExpression {
        /** Keeps a copy. */
        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public List<HclExpression> children() {
            return items;
        }
    }

    /**
     * An entry of an object.
     *
     * @param key its key; a {@link Variable} stands for its own name, in parentheses it is an expression
     * @param value its value
     */
    record Entry(HclExpression key, HclExpression value) {
        /** The key, if it is not computed. */
        public Optional<String> literalKey() {
            if (key instanceof Variable variable) {
                return Optional.of(variable.name());
            }
            if (key instanceof BooleanLiteral bool) {
                return Optional.of(Boolean.toString(bool.value()));
            }
            if (key instanceof NullLiteral) {
                return Optional.of("null");
            }
            return key instanceof Template template ? template.literal() : Optional.empty();
        }
    }

    /**
     * <code>{a = b}</code>.
     *
     * @param entries what is in it
     * @param span with its braces
     */
    record ObjectLiteral(List<Entry> entries, HclSpan span) implements HclExpression {
        /** Keeps a copy. */
        public ObjectLiteral {
            entries = List.copyOf(entries);
        }

        @Override
        public List<HclExpression> children() {
            List<HclExpression> children = new ArrayList<>();
            for (Entry entry : entries) {
                children.add(entry.key());
                children.add(entry.value());
            }
            return children;
        }
    }

    /**
     * What {@code for} runs over.
     *
     * @param key the name for the key or index; empty if there is none
     * @param value the name for the element
     * @param collection what it runs over
     */
    record Variables(String key, String value, HclExpression collection) {}

    /**
     * {@code [for key, value in collection : result if condition]}.
     *
     * @param variables what it runs over
     * @param value what each becomes
     * @param condition which are taken; empty for all
     * @param span with its brackets
     */
    record ForTuple(Variables variables, HclExpression value, Optional<HclExpression> condition, HclSpan span)
            implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return Stream.concat(Stream.of(variables.collection(), value), condition.stream())
                    .toList();
        }
    }

    /**
     * <code>{for key, value in collection : key => result... if condition}</code>.
     *
     * @param variables what it runs over
     * @param key the key that each gets
     * @param value what each becomes
     * @param grouped whether values of the same key are collected
     * @param condition which are taken; empty for all
     * @param span with its braces
     */
    record ForObject(
            Variables variables,
            HclExpression key,
            HclExpression value,
            boolean grouped,
            Optional<HclExpression> condition,
            HclSpan span)
            implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return Stream.concat(Stream.of(variables.collection(), key, value), condition.stream())
                    .toList();
        }
    }

    /**
     * {@code name(arguments)}.
     *
     * @param name the name, with its namespaces such as {@code provider::x::f}
     * @param nameSpan where the name stands
     * @param arguments what it is called with
     * @param expanded whether the last argument is followed by {@code ...}
     * @param span to the closing parenthesis
     */
    record Call(String name, HclSpan nameSpan, List<HclExpression> arguments, boolean expanded, HclSpan span)
            implements HclExpression {
        /** Keeps a copy. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<HclExpression> children() {
            return arguments;
        }
    }

    /**
     * A name that stands for something.
     *
     * @param name the name
     * @param span where it stands
     */
    record Variable(String name, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of();
        }
    }

    /** A step into a value that does not depend on others. */
    sealed interface Step {
        /** Where it stands, with its dot or brackets. */
        HclSpan span();
    }

    /**
     * {@code .name}.
     *
     * @param name the name
     * @param span with its dot
     */
    record AttributeStep(String name, HclSpan span) implements Step {}

    /**
     * {@code [0]}, {@code ["name"]}, or {@code .0} as old files have it.
     *
     * @param key a literal
     * @param span with its dot or brackets
     */
    record IndexStep(HclExpression key, HclSpan span) implements Step {}

    /**
     * {@code source.name[0]}.
     *
     * @param source where it begins; no traversal
     * @param steps at least one
     * @param span all of it
     */
    record Traversal(HclExpression source, List<Step> steps, HclSpan span) implements HclExpression {
        /** Keeps a copy. */
        public Traversal {
            steps = List.copyOf(steps);
        }

        @Override
        public List<HclExpression> children() {
            return List.of(source);
        }
    }

    /**
     * {@code collection[key]} with a key that is no literal.
     *
     * @param collection what it is looked up in
     * @param key what is looked up
     * @param span all of it
     */
    record Index(HclExpression collection, HclExpression key, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(collection, key);
        }
    }

    /**
     * {@code source[*].name} or {@code source.*.name}.
     *
     * @param source what it runs over
     * @param each what each becomes, beginning with a {@link SplatItem}
     * @param span all of it
     */
    record Splat(HclExpression source, HclExpression each, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(source, each);
        }
    }

    /**
     * An element of what a {@link Splat} runs over.
     *
     * @param span the {@code [*]} or {@code .*}
     */
    record SplatItem(HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of();
        }
    }

    /**
     * {@code -operand} or {@code !operand}.
     *
     * @param negation whether it is the negation of a boolean
     * @param operand what it is applied to
     * @param span all of it
     */
    record Unary(boolean negation, HclExpression operand, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(operand);
        }
    }

    /**
     * {@code left + right} and the like.
     *
     * @param operator what is done
     * @param left the operand before the operator
     * @param right the operand behind it
     * @param span all of it
     */
    record Binary(HclOperator operator, HclExpression left, HclExpression right, HclSpan span)
            implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(left, right);
        }
    }

    /**
     * {@code condition ? then : otherwise}.
     *
     * @param condition what decides
     * @param then the value if it is true
     * @param otherwise the value if it is false
     * @param span all of it
     */
    record Conditional(HclExpression condition, HclExpression then, HclExpression otherwise, HclSpan span)
            implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(condition, then, otherwise);
        }
    }

    /**
     * {@code (inner)}.
     *
     * @param inner what is in them
     * @param span with its parentheses
     */
    record Parenthesized(HclExpression inner, HclSpan span) implements HclExpression {
        @Override
        public List<HclExpression> children() {
            return List.of(inner);
        }
    }
}
