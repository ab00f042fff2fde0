package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the document of one file, and collects what is wrong with it. */
final class DocumentBuilder {
    private final HclFile file;
    private final HclEvaluator evaluator;
    private final List<HclBlockRule> rules;
    private final List<Problem> problems = new ArrayList<>();

    DocumentBuilder(HclFile file, List<HclBlockRule> rules) {
        this.file = file;
        this.evaluator = HclEvaluator.of(file);
        this.rules = rules;
    }

    List<Problem> problems() {
        return problems;
    }

    MapNode body(HclBody body) {
        return new Entries(file.location(firstOf(body))).all(body, rules, Optional.empty());
    }

    private static HclSpan firstOf(HclBody body) {
        return body.items().isEmpty() ? body.span() : body.items().get(0).span();
    }

    /** The entries of one mapping, in the order in which they come first. */
    private final class Entries {
        private final SourceLocation location;
        private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        private final Map<String, List<Node>> items = new LinkedHashMap<>();
        private final Map<String, Map<String, MapNode.Entry>> mapped = new LinkedHashMap<>();

        Entries(SourceLocation location) {
            this.location = location;
        }

        MapNode all(HclBody body, List<HclBlockRule> allowed, Optional<MapNode.Entry> first) {
            first.ifPresent(this::add);
            for (HclItem item : body.items()) {
                if (item instanceof HclAttribute attribute) {
                    attribute(attribute);
                } else if (item instanceof HclBlock block) {
                    allowed.stream()
                            .filter(rule -> rule.type().equals(block.type()))
                            .findFirst()
                            .ifPresentOrElse(
                                    rule -> block(block, rule),
                                    () -> problems.add(HclDocuments.unexpected(file, block, allowed)));
                }
            }
            return MapNode.of(
                    location, entries.values().stream().map(this::complete).toList());
        }

        private MapNode.Entry complete(MapNode.Entry entry) {
            SourceLocation place = entry.value().location();
            if (items.containsKey(entry.key())) {
                return new MapNode.Entry(entry.key(), entry.keyLocation(), ListNode.of(place, items.get(entry.key())));
            }
            return mapped.containsKey(entry.key())
                    ? new MapNode.Entry(
                            entry.key(),
                            entry.keyLocation(),
                            MapNode.of(
                                    place, List.copyOf(mapped.get(entry.key()).values())))
                    : entry;
        }

        private void add(MapNode.Entry entry) {
            MapNode.Entry before = entries.putIfAbsent(entry.key(), entry);
            if (before != null) {
                duplicate(entry.key(), before.keyLocation(), entry.keyLocation());
            }
        }

        private void duplicate(String key, SourceLocation before, SourceLocation here) {
            problems.add(HclCode.DUPLICATE.error("'" + key + "' is there already, at " + before, here));
        }

        private void attribute(HclAttribute attribute) {
            try {
                SourceLocation place = file.location(attribute.nameSpan());
                add(new MapNode.Entry(attribute.name(), place, evaluator.evaluate(attribute.value())));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }

        private void block(HclBlock block, HclBlockRule rule) {
            int labels = rule.form() == HclBlockRule.Form.OBJECT ? 0 : 1;
            if (block.labels().size() != labels) {
                problems.add(HclCode.UNEXPECTED_BLOCK.error(
                        labels == 0
                                ? "the block '" + block.type() + "' has no label"
                                : "the block '" + block.type() + "' has one label, its name",
                        file.location(block.typeSpan())));
                return;
            }
            SourceLocation place = file.location(block.span());
            switch (rule.form()) {
                case OBJECT ->
                    add(new MapNode.Entry(
                            rule.key(), place, new Entries(place).all(block.body(), List.of(), Optional.empty())));
                case LIST -> {
                    collect(rule, place, items.containsKey(rule.key()));
                    items.computeIfAbsent(rule.key(), key -> new ArrayList<>())
                            .add(new Entries(place)
                                    .all(block.body(), rules, Optional.of(label(block, rule.labelKey()))));
                }
                case MAP -> {
                    collect(rule, place, mapped.containsKey(rule.key()));
                    entry(block, rule, new Entries(place).all(block.body(), rules, Optional.empty()));
                }
            }
        }

        private void collect(HclBlockRule rule, SourceLocation place, boolean begun) {
            if (!begun) {
                add(new MapNode.Entry(rule.key(), place, MapNode.of(place, List.of())));
            }
        }

        private void entry(HclBlock block, HclBlockRule rule, MapNode value) {
            MapNode.Entry label = label(block, rule.key());
            String key = ((ScalarNode) label.value()).text();
            MapNode.Entry before = mapped.computeIfAbsent(rule.key(), absent -> new LinkedHashMap<>())
                    .putIfAbsent(key, new MapNode.Entry(key, label.keyLocation(), value));
            if (before != null) {
                duplicate(key, before.keyLocation(), label.keyLocation());
            }
        }

        private MapNode.Entry label(HclBlock block, String key) {
            HclLabel label = block.labels().get(0);
            SourceLocation place = file.location(label.span());
            return new MapNode.Entry(key, place, ScalarNode.of(place, label.text(), label.text()));
        }
    }
}
