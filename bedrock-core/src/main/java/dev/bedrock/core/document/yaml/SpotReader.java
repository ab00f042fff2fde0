package dev.bedrock.core.document.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Finds the extents of all nodes of the first document. The text must have been read as YAML before. */
final class SpotReader {
    private final SourceText source;
    private final boolean verbatimKeys;
    private final EventSource events;
    private final Set<String> aliases = new HashSet<>();
    private final @Nullable Spot root;

    SpotReader(String file, SourceText source, boolean verbatimKeys) {
        this.source = source;
        this.verbatimKeys = verbatimKeys;
        this.events = new EventSource(file, source.text());
        Event event = events.next();
        while (event.getEventId() != Event.ID.DocumentStart && event.getEventId() != Event.ID.StreamEnd) {
            event = events.next();
        }
        this.root = event.getEventId() == Event.ID.StreamEnd ? null : spot(events.next());
    }

    /** The root of the first document, empty if the text has none. */
    Optional<Spot> root() {
        return Optional.ofNullable(root);
    }

    /** The names that aliases of the document use. */
    Set<String> aliases() {
        return aliases;
    }

    private Spot spot(Event event) {
        int start = offset(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            String name = alias.getAlias().getValue();
            aliases.add(name);
            int end = offset(event.getEndMark());
            return new Spot(Spot.Kind.ALIAS, start, end, end, name, ' ', Optional.empty(), List.of());
        }
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, start, anchor);
        }
        boolean flow = ((CollectionStartEvent) event).isFlow();
        return event instanceof MappingStartEvent ? map(start, anchor, flow) : list(start, anchor, flow);
    }

    private Spot scalar(ScalarEvent scalar, int start, Optional<String> anchor) {
        int reach = offset(scalar.getEndMark());
        int end = reach;
        char style = scalar.getScalarStyle().toString().charAt(0);
        if (scalar.isLiteral() || scalar.isFolded()) {
            while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
                end--;
            }
            // Blank lines count only if the header keeps them; a comment may follow the others.
            reach = source.isKept(start) ? reach : end;
        }
        char quote = scalar.isPlain() ? ' ' : scalar.isDQuoted() ? '"' : scalar.isSQuoted() ? '\'' : style;
        return new Spot(Spot.Kind.SCALAR, start, end, reach, scalar.getValue(), quote, anchor, List.of());
    }

    private Spot map(int start, Optional<String> anchor, boolean flow) {
        List<Spot.Entry> entries = new ArrayList<>();
        Event event = events.next();
        for (; event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Spot key = spot(event);
            Spot value = spot(events.next());
            entries.add(new Spot.Entry(key.start(), source.behindColon(key.end()), keyText(key), value));
        }
        return collection(flow ? Spot.Kind.FLOW_MAP : Spot.Kind.BLOCK_MAP, start, anchor, entries, event);
    }

    private String keyText(Spot key) {
        if (verbatimKeys) {
            return key.text();
        }
        Object resolved =
                key.style() == ' ' && key.kind() == Spot.Kind.SCALAR ? Scalars.resolve(key.text()) : key.text();
        return resolved == null ? key.text() : Keys.toKey(resolved);
    }

    private Spot list(int start, Optional<String> anchor, boolean flow) {
        List<Spot.Entry> entries = new ArrayList<>();
        int from = start;
        Event event = events.next();
        for (; event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            Spot value = spot(event);
            int dash = flow ? value.start() : source.nextDash(from);
            entries.add(new Spot.Entry(dash, flow ? value.start() : dash + 1, "", value));
            from = value.reach();
        }
        return collection(flow ? Spot.Kind.FLOW_LIST : Spot.Kind.BLOCK_LIST, start, anchor, entries, event);
    }

    /** The end of a block collection as the parser sees it is the next token; ours is the end of the last value. */
    private Spot collection(
            Spot.Kind kind, int start, Optional<String> anchor, List<Spot.Entry> entries, Event endEvent) {
        boolean flow = kind == Spot.Kind.FLOW_MAP || kind == Spot.Kind.FLOW_LIST;
        int end = offset(endEvent.getEndMark());
        int reach = end;
        if (!flow) {
            Spot.Entry last = entries.get(entries.size() - 1);
            end = Math.max(last.value().end(), last.valueFrom());
            reach = Math.max(last.value().reach(), end);
        }
        return new Spot(kind, start, end, reach, "", ' ', anchor, List.copyOf(entries));
    }

    private int offset(Optional<Mark> mark) {
        return source.offsetOf(mark.orElseThrow().getIndex());
    }
}
