package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.yaml.YamlPath;
import java.util.List;
import java.util.Optional;

/** What a step of a path leads to in a file. */
sealed interface HclPlace {
    /** What the next step leads to, if it is there. */
    Optional<HclPlace> step(YamlPath.Step step);

    /** All of it, with its name. */
    HclSpan span();

    /**
     * A file, or a block that stands for a mapping.
     *
     * @param body what is in it
     * @param rules the blocks that it may have
     * @param block the block, empty for a file
     */
    record Mapping(HclBody body, List<HclBlockRule> rules, Optional<HclBlock> block) implements HclPlace {
        @Override
        public Optional<HclPlace> step(YamlPath.Step step) {
            if (!(step instanceof YamlPath.Key key)) {
                return Optional.empty();
            }
            Optional<HclAttribute> attribute = body.attribute(key.key());
            if (attribute.isPresent()) {
                return attribute.map(Argument::new);
            }
            return rule(key.key()).flatMap(this::blocks);
        }

        Optional<HclBlockRule> rule(String key) {
            return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
        }

        private Optional<HclPlace> blocks(HclBlockRule rule) {
            List<HclBlock> blocks = body.blocks(rule.type());
            if (blocks.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    rule.form() == HclBlockRule.Form.OBJECT
                            ? new Mapping(blocks.get(0).body(), List.of(), Optional.of(blocks.get(0)))
                            : new Blocks(this, rule, blocks));
        }

        @Override
        public HclSpan span() {
            return block.map(HclBlock::span).orElse(body.span());
        }
    }

    /**
     * The blocks that a list or a mapping consists of.
     *
     * @param parent where they are
     * @param rule what they stand for
     * @param blocks at least one
     */
    record Blocks(Mapping parent, HclBlockRule rule, List<HclBlock> blocks) implements HclPlace {
        @Override
        public Optional<HclPlace> step(YamlPath.Step step) {
            Optional<HclBlock> found = Optional.empty();
            if (rule.form() == HclBlockRule.Form.MAP && step instanceof YamlPath.Key key) {
                found = blocks.stream()
                        .filter(block -> block.labels().get(0).text().equals(key.key()))
                        .findFirst();
            } else if (rule.form() == HclBlockRule.Form.LIST && step instanceof YamlPath.Index index) {
                found = blocks.stream().skip(index.index()).findFirst();
            }
            return found.map(block -> new Mapping(block.body(), parent.rules(), Optional.of(block)));
        }

        @Override
        public HclSpan span() {
            return blocks.get(0).span();
        }
    }

    /** An argument; further steps lead into its value. */
    record Argument(HclAttribute attribute) implements HclPlace {
        @Override
        public Optional<HclPlace> step(YamlPath.Step step) {
            return Element.of(attribute.value(), step);
        }

        @Override
        public HclSpan span() {
            return attribute.span();
        }
    }

    /**
     * An entry of an object, or an item of a tuple.
     *
     * @param collection what it is in
     * @param position where it is in it
     * @param value what it is
     * @param span all of it, with its key
     */
    record Element(HclExpression collection, int position, HclExpression value, HclSpan span) implements HclPlace {
        static Optional<HclPlace> of(HclExpression collection, YamlPath.Step step) {
            if (collection instanceof HclExpression.ObjectLiteral object && step instanceof YamlPath.Key key) {
                for (int i = 0; i < object.entries().size(); i++) {
                    HclExpression.Entry entry = object.entries().get(i);
                    if (entry.literalKey().filter(key.key()::equals).isPresent()) {
                        return Optional.of(new Element(object, i, entry.value(), spanOf(entry)));
                    }
                }
            } else if (collection instanceof HclExpression.Tuple tuple
                    && step instanceof YamlPath.Index index
                    && index.index() < tuple.items().size()) {
                HclExpression item = tuple.items().get(index.index());
                return Optional.of(new Element(tuple, index.index(), item, item.span()));
            }
            return Optional.empty();
        }

        static HclSpan spanOf(HclExpression.Entry entry) {
            return new HclSpan(entry.key().span().start(), entry.value().span().end());
        }

        @Override
        public Optional<HclPlace> step(YamlPath.Step step) {
            return of(value, step);
        }
    }

    /** The expression that a place has as its value; empty for blocks. */
    default Optional<HclExpression> expression() {
        if (this instanceof Argument argument) {
            return Optional.of(argument.attribute().value());
        }
        return this instanceof Element element ? Optional.of(element.value()) : Optional.empty();
    }
}
