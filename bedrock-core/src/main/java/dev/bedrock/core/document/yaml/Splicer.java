package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.yaml.Fragments.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the smallest part of a text to replace for a change of one value, entry or item. */
final class Splicer {
    private final SourceText source;
    private final String text;
    private final Fragments fragments;
    private final EditErrors errors;

    /** What writes new pieces of a JSON text. */
    private final Optional<JsonPieces> json;

    Splicer(SourceText source, Spot root, EditErrors errors, boolean json) {
        this.json = json ? Optional.of(new JsonPieces(source, root)) : Optional.empty();
        this.source = source;
        this.text = source.text();
        this.fragments = new Fragments(source, root);
        this.errors = errors;
    }

    /** The value of an entry is another one. Comments behind it stay. */
    Splice replace(Spot parent, int position, @Nullable Object data) {
        Spot.Entry entry = parent.entries().get(position);
        Spot old = entry.value();
        if (entry.valueFrom() < 0) {
            throw errors.impossible("its key has no colon on the same line", entry.start());
        }
        if (json.isPresent()) {
            return json.get().replace(parent, entry, data);
        }
        if (parent.isFlow()) {
            boolean glued = old.start() == entry.valueFrom() && parent.isMap();
            return new Splice(old.start(), old.end(), (glued ? " " : "") + Fragments.flow(data));
        }
        int column = source.column(entry.start());
        int blanks = parent.isList() ? blanksBehindDash(parent) : 1;
        Value value = parent.isMap() ? fragments.ofKey(data, column) : fragments.ofItem(data, column);
        if (blanks > 1) {
            value = new Value(value.first(), shifted(value.rest(), blanks - 1));
        }
        String first = value.rest().isEmpty() ? inStyleOf(old, data, value.first()) : value.first();
        boolean below = source.lineStart(old.start()) > entry.valueFrom();
        if (value.rest().isEmpty()
                && !below
                && !text.substring(entry.valueFrom(), old.start()).isEmpty()) {
            return new Splice(old.start(), old.end(), first);
        }
        int tailFrom = below ? entry.valueFrom() : old.end();
        int tailTo = source.lineEnd(tailFrom);
        String tail = text.substring(tailFrom, tailTo).stripTrailing();
        int end = below ? Math.max(old.end(), tailTo) : tailTo;
        String space = first.isEmpty() ? "" : " ".repeat(blanks);
        return new Splice(
                entry.valueFrom(),
                end,
                space
                        + first
                        + (tail.isEmpty() || tail.startsWith(" ") ? tail : " " + tail)
                        + value.rest()
                        + lastBreak(end, data));
    }

    /** Strings keep their quotes. */
    private static String inStyleOf(Spot old, @Nullable Object data, String plain) {
        if (!(data instanceof String string)
                || !string.chars().allMatch(c -> ScalarAnalysis.isPrintable(c) && !ScalarAnalysis.isBreak(c))) {
            return plain;
        }
        return switch (old.style()) {
            case '\'' -> "'" + string.replace("'", "''") + "'";
            case '"' -> ScalarEmitter.doubleQuoted(string);
            default -> plain;
        };
    }

    /** A mapping gets one more entry, at its end. */
    Splice addEntry(Spot map, String key, @Nullable Object data) {
        if (json.isPresent()) {
            return json.get().addEntry(map, key, data);
        }
        return map.isFlow()
                ? addFlow(map, Fragments.flowEntry(key, data))
                : addBlock(map, Collections.singletonMap(key, data));
    }

    /** A list gets one more item, at its end. */
    Splice addItem(Spot list, @Nullable Object data) {
        if (json.isPresent()) {
            return json.get().addItem(list, data);
        }
        return list.isFlow() ? addFlow(list, Fragments.flow(data)) : addBlock(list, Collections.singletonList(data));
    }

    private Splice addFlow(Spot collection, String piece) {
        List<Spot.Entry> entries = collection.entries();
        if (entries.isEmpty()) {
            return new Splice(collection.end() - 1, collection.end() - 1, piece);
        }
        int end = entries.get(entries.size() - 1).value().end();
        return new Splice(end, end, ", " + piece);
    }

    private Splice addBlock(Spot collection, Object piece) {
        int column = source.column(collection.entries().get(0).start());
        String lines = fragments.render(piece, column);
        if (collection.isList()) {
            lines = widened(lines, blanksBehindDash(collection));
        }
        int end = collection.reach();
        boolean fileEndsInBlockScalar =
                end == text.length() && !text.endsWith("\n") && isBlockScalar(lastOf(collection));
        if (fileEndsInBlockScalar) {
            throw errors.impossible("the file ends in a block scalar without a line break", collection.start());
        }
        String indentation = " ".repeat(column);
        if (end > 0 && text.charAt(end - 1) == '\n') {
            return new Splice(end, end, indentation + lines + source.lineBreak());
        }
        int at = source.lineEnd(end);
        return new Splice(at, at, source.lineBreak() + indentation + lines + lastBreak(at, piece));
    }

    /** How many blanks the last item of a list has behind its dash; 1 if it begins on a line of its own. */
    private int blanksBehindDash(Spot list) {
        for (int i = list.entries().size() - 1; i >= 0; i--) {
            Spot.Entry entry = list.entries().get(i);
            int blanks = entry.value().start() - entry.valueFrom();
            if (blanks > 0 && source.lineStart(entry.value().start()) <= entry.valueFrom()) {
                return blanks;
            }
        }
        return 1;
    }

    /** An item with more blanks behind its dash. */
    private static String widened(String item, int blanks) {
        return blanks <= 1 ? item : "-" + " ".repeat(blanks - 1) + shifted(item.substring(1), blanks - 1);
    }

    /** A text whose lines, but for the first and empty ones, begin further to the right. */
    private static String shifted(String lines, int columns) {
        return lines.replaceAll("\n(?=[^\r\n])", "\n" + " ".repeat(columns));
    }

    /** A block scalar that ends in a line break needs one, also at the end of a file that has none. */
    private String lastBreak(int end, @Nullable Object data) {
        Object last = data;
        while (last instanceof Map<?, ?> || last instanceof List<?>) {
            Collection<?> values = last instanceof Map<?, ?> map ? map.values() : (List<?>) last;
            last = null;
            for (Object value : values) {
                last = value;
            }
        }
        boolean needed = end >= text.length() && !text.endsWith("\n") && last instanceof String s && s.endsWith("\n");
        return needed ? source.lineBreak() : "";
    }

    private static Spot lastOf(Spot spot) {
        Spot last = spot;
        while (!last.entries().isEmpty()) {
            last = last.entries().get(last.entries().size() - 1).value();
        }
        return last;
    }

    /** Whether a value would take in blank lines that follow it. */
    private boolean keepsBlankLines(Spot spot) {
        Spot last = lastOf(spot);
        return isBlockScalar(last) && source.isKept(last.start());
    }

    private static boolean isBlockScalar(Spot spot) {
        return spot.style() == '|' || spot.style() == '>';
    }

    /** A collection of several entries loses one, with the comments right above and behind it. */
    Splice remove(Spot parent, int position) {
        if (parent.isFlow()) {
            return removeFlow(parent, position);
        }
        Spot.Entry entry = parent.entries().get(position);
        int reach = Math.max(entry.value().reach(), entry.valueFrom());
        int lineStart = source.lineStart(entry.start());
        if (!source.isBlank(lineStart, entry.start())) {
            return removeFirstInLine(entry, parent.entries().get(position + 1), reach);
        }
        int from = startOfComments(lineStart, source.column(entry.start()));
        boolean reachIsLineStart = text.charAt(reach - 1) == '\n';
        int to = reachIsLineStart ? reach : source.nextLine(reach);
        if (position > 0 && keepsBlankLines(parent.entries().get(position - 1).value())) {
            while (to < text.length() && source.isBlank(to, source.lineEnd(to))) {
                to = source.nextLine(to);
            }
        }
        boolean endsWithoutBreak = to == text.length() && !text.endsWith("\n") && from > 0;
        if (endsWithoutBreak
                && !isBlockScalar(lastOf(parent.entries().get(position - 1).value()))) {
            from = source.lineEnd(from - 1 > 0 && text.charAt(from - 2) == '\r' ? from - 2 : from - 1);
        }
        return new Splice(from, to, "");
    }

    /** The first entry of a list item stands behind the dash; the next one moves there. */
    private Splice removeFirstInLine(Spot.Entry entry, Spot.Entry next, int reach) {
        int lineEnd = text.charAt(reach - 1) == '\n' ? reach : source.lineEnd(reach);
        if (source.isBlank(lineEnd, next.start())) {
            return new Splice(entry.start(), next.start(), "");
        }
        int from = entry.start();
        while (text.charAt(from - 1) == ' ' && source.column(from) > 0) {
            from--;
        }
        return new Splice(from, text.charAt(reach - 1) == '\n' ? reach - 1 : lineEnd, "");
    }

    /** Comments right above, in the same column, belong to an entry; those at the top of a file do not. */
    private int startOfComments(int lineStart, int column) {
        int from = lineStart;
        while (from > 0) {
            int above = source.lineStart(from - 1);
            if (!source.isCommentLine(above) || source.skipSpaces(above) - above != column) {
                return from;
            }
            from = above;
        }
        return lineStart;
    }

    private Splice removeFlow(Spot parent, int position) {
        List<Spot.Entry> entries = parent.entries();
        Spot.Entry entry = entries.get(position);
        if (entries.size() == 1) {
            return new Splice(entry.start(), parent.end() - 1, "");
        }
        if (position == 0) {
            return new Splice(entry.start(), entries.get(1).start(), "");
        }
        return new Splice(entries.get(position - 1).value().end(), entry.value().end(), "");
    }

    /** An empty file gets its first content. */
    Splice fill(Object data) {
        if (json.isPresent()) {
            throw errors.impossible("the text is null", 0);
        }
        String lines = fragments.render(data, 0) + source.lineBreak();
        boolean needsBreak = !text.isEmpty() && !text.endsWith("\n");
        return new Splice(text.length(), text.length(), (needsBreak ? source.lineBreak() : "") + lines);
    }
}
