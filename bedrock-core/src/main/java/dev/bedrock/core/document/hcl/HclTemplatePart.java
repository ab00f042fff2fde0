package dev.bedrock.core.document.hcl;

import java.util.List;
import java.util.stream.Stream;

/** What a template consists of. */
public sealed interface HclTemplatePart {
    /** Where it stands. */
    HclSpan span();

    /** The expressions in it. */
    List<HclExpression> expressions();

    /**
     * Text.
     *
     * @param text what it says: without escapes, without the indentation that {@code <<-} takes away, and without the space
     *     that strip markers take away
     * @param span where it stands
     */
    record Text(String text, HclSpan span) implements HclTemplatePart {
        @Override
        public List<HclExpression> expressions() {
            return List.of();
        }
    }

    /**
     * <code>${value}</code>.
     *
     * @param value what is put there
     * @param span all of it
     */
    record Interpolation(HclExpression value, HclSpan span) implements HclTemplatePart {
        @Override
        public List<HclExpression> expressions() {
            return List.of(value);
        }
    }

    /**
     * <code>%{if condition}...%{else}...%{endif}</code>.
     *
     * @param condition what decides
     * @param then what is there if it is true
     * @param otherwise what is there if it is false; often nothing
     * @param span all of it
     */
    record If(HclExpression condition, List<HclTemplatePart> then, List<HclTemplatePart> otherwise, HclSpan span)
            implements HclTemplatePart {
        /** Keeps copies. */
        public If {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public List<HclExpression> expressions() {
            Stream<HclTemplatePart> parts = Stream.concat(then.stream(), otherwise.stream());
            return Stream.concat(Stream.of(condition), parts.flatMap(part -> part.expressions().stream()))
                    .toList();
        }
    }

    /**
     * <code>%{for variables in collection}...%{endfor}</code>.
     *
     * @param variables what it runs over, and the names of its variables
     * @param body what is there for each
     * @param span all of it
     */
    record For(HclExpression.Variables variables, List<HclTemplatePart> body, HclSpan span) implements HclTemplatePart {
        /** Keeps a copy. */
        public For {
            body = List.copyOf(body);
        }

        @Override
        public List<HclExpression> expressions() {
            return Stream.concat(
                            Stream.of(variables.collection()),
                            body.stream().flatMap(part -> part.expressions().stream()))
                    .toList();
        }
    }
}
