package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Makes the nodes of one document after the other from the events of the parser. Depth and aliases are bounded. */
final class Composer {
    private final EventSource events;
    private final String file;
    private final DocumentLimits limits;
    private final boolean lenient;
    private final boolean verbatimKeys;

    private final Map<String, Anchored> anchors = new LinkedHashMap<>();
    private int depth;
    private int deepest;
    private long nodes;
    private long aliasedNodes;

    /** What an anchor names: absent while it is being read; how many nodes, how many levels. */
    private record Anchored(@Nullable Node node, long size, int height) {}

    Composer(String file, String text, DocumentLimits limits, boolean lenient, boolean verbatimKeys) {
        this.events = new EventSource(file, text);
        this.file = file;
        this.limits = limits;
        this.lenient = lenient;
        this.verbatimKeys = verbatimKeys;
    }

    /** The root of the next document, which may be a null scalar; empty at the end of the text. */
    Optional<Node> next() {
        Event event = events.next();
        while (!(event instanceof DocumentStartEvent)) {
            if (event.getEventId() == Event.ID.StreamEnd) {
                return Optional.empty();
            }
            event = events.next();
        }
        checkVersion((DocumentStartEvent) event);
        anchors.clear();
        depth = 0;
        try {
            Node root = compose(events.next());
            events.next();
            return Optional.of(root);
        } catch (YamlSyntaxException e) {
            reportSyntaxFirst();
            throw e;
        }
    }

    /** Other tools parse the whole document before they look at its meaning: an error of syntax comes first. */
    private void reportSyntaxFirst() {
        if (!events.stopped()) {
            Event event = events.next();
            while (event.getEventId() != Event.ID.DocumentEnd && event.getEventId() != Event.ID.StreamEnd) {
                event = events.next();
            }
        }
    }

    private void checkVersion(DocumentStartEvent start) {
        Optional<SpecVersion> version = start.getSpecVersion();
        if (version.isPresent()
                && (version.get().getMajor() != 1 || version.get().getMinor() != 1)) {
            throw YamlErrors.incompatibleVersion(location(start));
        }
    }

    private Node compose(Event event) {
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        if (anchor.isEmpty()) {
            return composeContent(event);
        }
        String name = anchor.get().getValue();
        anchors.put(name, new Anchored(null, 0, 0));
        long nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        Node node = composeContent(event);
        anchors.put(name, new Anchored(node, nodes - nodesBefore, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    private Node resolve(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            events.stop();
            throw YamlErrors.unknownAnchor(name, location(alias));
        }
        Node node = anchored.node();
        if (node == null) {
            throw YamlErrors.recursiveAnchor(name, location(alias));
        }
        nodes += anchored.size();
        aliasedNodes += anchored.size();
        if (aliasedNodes > limits.maxAliasedNodes()) {
            throw YamlErrors.tooManyAliases(limits.maxAliasedNodes(), location(alias));
        }
        checkDepth(depth + anchored.height(), alias);
        return node;
    }

    private Node composeContent(Event event) {
        nodes++;
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        depth++;
        checkDepth(depth, event);
        Node node = event instanceof MappingStartEvent mapping ? map(mapping) : list((SequenceStartEvent) event);
        depth--;
        return node;
    }

    private void checkDepth(int level, Event event) {
        if (level > limits.maxDepth()) {
            throw YamlErrors.tooDeep(limits.maxDepth(), location(event));
        }
        deepest = Math.max(deepest, level);
    }

    private ScalarNode scalar(ScalarEvent scalar) {
        String text = events.textOf(scalar);
        Optional<String> tag = scalar.getTag();
        SourceLocation location = location(scalar);
        if (tag.isEmpty()) {
            return ScalarNode.of(location, scalar.isPlain() ? Scalars.resolve(text) : text, text);
        }
        return Tags.scalar(tag.get(), text, location, lenient);
    }

    private ListNode list(SequenceStartEvent start) {
        Tags.checkCollection(start.getTag(), location(start), lenient);
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(compose(event));
        }
        return ListNode.of(location(start), items);
    }

    private MapNode map(MappingStartEvent start) {
        Tags.checkCollection(start.getTag(), location(start), lenient);
        MapBuilder map = new MapBuilder(lenient);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            SourceLocation keyLocation = location(event);
            boolean merge = isMerge(event);
            Node key = compose(event);
            Node value = compose(events.next());
            if (merge) {
                map.merge(value, keyLocation);
            } else {
                String name =
                        verbatimKeys ? Keys.verbatim(key, value, keyLocation) : Keys.toKey(key, value, keyLocation);
                map.put(new MapNode.Entry(name, keyLocation, value));
            }
        }
        return map.build(location(start));
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag().isEmpty()
                        ? scalar.isPlain()
                        : scalar.getTag().get().equals(Tags.MERGE));
    }

    private SourceLocation location(Event event) {
        return event.getStartMark()
                .map(mark -> SourceLocation.of(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseGet(() -> SourceLocation.of(file));
    }
}
