package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.json.JsonWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Changes of a JSON text, as that has its lines and its indentation. */
final class JsonPieces {
    private static final JsonWriter WRITER =
            JsonWriter.compact().withInsertionOrder().withoutHtmlEscaping();

    private final SourceText source;
    private final String text;
    private final Spot root;

    JsonPieces(SourceText source, Spot root) {
        this.source = source;
        this.text = source.text();
        this.root = root;
    }

    Splice replace(Spot parent, Spot.Entry entry, @Nullable Object data) {
        Spot old = entry.value();
        boolean glued = parent.isMap() && old.start() == entry.valueFrom();
        String piece = isSpread(parent) ? onLines(data, indentOf(old.start())) : onOneLine(data);
        return new Splice(old.start(), old.end(), (glued ? " " : "") + piece);
    }

    Splice addEntry(Spot map, String key, @Nullable Object data) {
        return add(map, WRITER.write(key) + ": ", data);
    }

    Splice addItem(Spot list, @Nullable Object data) {
        return add(list, "", data);
    }

    private Splice add(Spot collection, String name, @Nullable Object data) {
        List<Spot.Entry> entries = collection.entries();
        if (entries.isEmpty()) {
            return isSpread(root) ? fill(collection, name, data) : insert(collection.end() - 1, name + onOneLine(data));
        }
        Spot.Entry last = entries.get(entries.size() - 1);
        int end = last.value().end();
        if (!isSpread(collection)) {
            return insert(end, ", " + name + onOneLine(data));
        }
        String indent = indentOf(last.start());
        return insert(end, "," + source.lineBreak() + indent + name + onLines(data, indent));
    }

    private Splice fill(Spot collection, String name, @Nullable Object data) {
        String outer = indentOf(collection.start());
        String inner = outer + unit();
        return new Splice(
                collection.start() + 1,
                collection.end() - 1,
                source.lineBreak() + inner + name + onLines(data, inner) + source.lineBreak() + outer);
    }

    private static Splice insert(int at, String piece) {
        return new Splice(at, at, piece);
    }

    /** Whether its last entry has a line of its own; nothing in an empty one counts as such if it is the whole text. */
    private boolean isSpread(Spot collection) {
        List<Spot.Entry> entries = collection.entries();
        return entries.isEmpty()
                ? collection.start() == root.start()
                : source.lineStart(entries.get(entries.size() - 1).start()) > collection.start();
    }

    private String indentOf(int offset) {
        int start = source.lineStart(offset);
        return text.substring(start, source.skipSpaces(start));
    }

    private String unit() {
        return root.entries().isEmpty() ? "  " : indentOf(root.entries().get(0).start());
    }

    private String onLines(@Nullable Object data, String indent) {
        String lines = WRITER.withIndent(unit()).write(data);
        return lines.replace("\n", source.lineBreak() + indent);
    }

    private static String onOneLine(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            StringJoiner entries = new StringJoiner(", ", "{", "}");
            map.forEach((key, value) -> entries.add(WRITER.write(key) + ": " + onOneLine(value)));
            return entries.toString();
        }
        if (data instanceof Collection<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(onOneLine(item)));
            return items.toString();
        }
        return WRITER.write(data);
    }
}
