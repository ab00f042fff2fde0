package dev.bedrock.core.document.hcl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the smallest part of a text to replace for an element that comes into an object or a tuple, or leaves it. */
final class CollectionLayout {
    private final HclFile file;
    private final BodyLayout layout;
    private final NewText texts;
    private final String text;

    CollectionLayout(HclFile file, NewText texts) {
        this.file = file;
        this.texts = texts;
        this.layout = new BodyLayout(file);
        this.text = file.text();
    }

    HclSplice addEntry(HclExpression.ObjectLiteral object, String key, @Nullable Object value) {
        List<HclSpan> entries =
                object.entries().stream().map(HclPlace.Element::spanOf).toList();
        return add(object.span(), entries, HclText.key(key) + " = ", value, true);
    }

    HclSplice addItem(HclExpression.Tuple tuple, @Nullable Object value) {
        List<HclSpan> items = tuple.items().stream().map(HclExpression::span).toList();
        return add(tuple.span(), items, "", value, false);
    }

    /**
     * An element behind all others.
     *
     * @param collection with its brackets
     * @param elements what is in it
     * @param name what stands before the value
     * @param lines whether lines need no commas between them
     */
    private HclSplice add(
            HclSpan collection, List<HclSpan> elements, String name, @Nullable Object value, boolean lines) {
        int close = collection.end() - 1;
        String outer = layout.indentOf(collection.start());
        if (elements.isEmpty()) {
            boolean spread = text.substring(collection.start(), close).indexOf('\n') >= 0;
            if (!spread && !(value instanceof Map) && !lines) {
                return HclSplice.insert(close, name + NewText.inline(value));
            }
            String line = line(name, value, outer + "  ", lines) + (lines ? "" : ",") + "\n";
            int at = spread ? layout.lineStart(close) : close;
            return HclSplice.insert(at, layout.withLineEnds((spread ? "" : "\n") + line + (spread ? "" : outer)));
        }
        HclSpan last = elements.get(elements.size() - 1);
        int next = behindSpaceAndComments(last.end());
        boolean comma = text.charAt(next) == ',';
        if (text.substring(last.end(), close).indexOf('\n') < 0) {
            return HclSplice.insert(last.end(), ", " + name + NewText.inline(value));
        }
        String indent = layout.indentOf(last.start()) + (layout.isFirstOnLine(last.start()) ? "" : "  ");
        int at = layout.lineEndBehind(comma ? next + 1 : last.end());
        if (at > close) {
            return HclSplice.insert(last.end(), ", " + name + NewText.inline(value));
        }
        if (comma || lines) {
            String line = line(name, value, "", lines && !comma);
            String aligned = lines ? aligned(line, name, last) : line;
            String indented = BodyLayout.indented(aligned, indent);
            return HclSplice.insert(at, layout.withLineEnds(indented + (comma ? "," : "") + "\n"));
        }
        String behindLast = text.substring(last.end(), at);
        boolean heredoc = layout.endsWithMarker(last);
        String line = line(name, value, indent, false) + "\n";
        return heredoc
                ? HclSplice.insert(at, layout.withLineEnds(indent + ",\n" + line))
                : new HclSplice(new HclSpan(last.end(), at), "," + behindLast + layout.withLineEnds(line));
    }

    private String aligned(String line, String name, HclSpan above) {
        int separator = text.indexOf('=', above.start());
        boolean plain = separator > 0
                && HclWriter.isName(text.substring(above.start(), separator).strip());
        if (!plain) {
            return line;
        }
        int nameEnd = above.start()
                + text.substring(above.start(), separator).stripTrailing().length();
        int valueStart = separator + 1;
        while (text.charAt(valueStart) == ' ') {
            valueStart++;
        }
        return layout.aligned(
                line,
                name.length() - " = ".length(),
                new HclSpan(above.start(), nameEnd),
                new HclSpan(valueStart, above.end()));
    }

    private String line(String name, @Nullable Object value, String indent, boolean heredocs) {
        return indent + name + texts.value(value, indent, heredocs);
    }

    HclSplice remove(HclExpression collection, List<HclSpan> elements, int position) {
        HclSpan element = elements.get(position);
        int next = behindSpaceAndComments(element.end());
        boolean comma = text.charAt(next) == ',';
        int end = layout.lineEndBehind(comma ? next + 1 : element.end());
        boolean alone = layout.isFirstOnLine(element.start())
                && layout.isSpaceAndComments(comma ? next + 1 : element.end(), end)
                && end < collection.span().end();
        if (alone) {
            return HclSplice.remove(layout.startOfComments(element.start()), end);
        }
        if (elements.size() == 1) {
            int to = comma ? next + 1 : element.end();
            return HclSplice.remove(element.start(), skipSpaces(to));
        }
        if (position == elements.size() - 1) {
            int before = behindSpaceAndComments(elements.get(position - 1).end());
            return HclSplice.remove(text.charAt(before) == ',' ? before : element.start(), element.end());
        }
        return HclSplice.remove(element.start(), comma ? skipSpaces(next + 1) : element.end());
    }

    private int skipSpaces(int at) {
        int end = at;
        while (text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /** Where the next token begins. */
    private int behindSpaceAndComments(int from) {
        int at = from;
        for (HclSpan comment : file.comments()) {
            if (comment.start() >= at && text.substring(at, comment.start()).isBlank()) {
                at = comment.end();
            }
        }
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
