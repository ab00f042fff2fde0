package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.DocumentLimits;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** New pieces for a hand-written file, in the indentation that the file has. */
final class Fragments {
    private static final DocumentLimits LIMITS = DocumentLimits.defaults().withMaxDepth(1000);

    private final Emitter.Layout layout;
    private final String lineBreak;

    Fragments(SourceText source, Spot root) {
        this.layout = LayoutFinder.find(source, root);
        this.lineBreak = source.lineBreak();
    }

    /**
     * What follows a colon or a dash.
     *
     * @param first what follows on the same line, without the space; may be empty
     * @param rest the further lines, each with a line break in front; often empty
     */
    record Value(String first, String rest) {}

    /** A value behind {@code key:}. */
    Value ofKey(@Nullable Object data, int column) {
        return value(render(Collections.singletonMap("k", data), column).substring(2));
    }

    /** A value behind {@code -}. */
    Value ofItem(@Nullable Object data, int column) {
        return value(render(Collections.singletonList(data), column).substring(1));
    }

    private Value value(String text) {
        int end = text.indexOf(lineBreak);
        String first = end < 0 ? text : text.substring(0, end);
        return new Value(first.strip(), end < 0 ? "" : text.substring(end));
    }

    /** A whole collection; its first line is not indented. */
    String render(Object data, int column) {
        StringBuilder out = new StringBuilder();
        new Emitter(out, layout, LIMITS).document(data);
        String text = out.substring(0, out.length() - 1);
        if (column == 0 && lineBreak.length() == 1) {
            return text;
        }
        String indentation = " ".repeat(column);
        StringBuilder indented = new StringBuilder(text.length() * 2);
        for (String line : text.split("\n", -1)) {
            if (indented.length() > 0) {
                indented.append(lineBreak).append(line.isEmpty() ? "" : indentation);
            }
            indented.append(line);
        }
        return indented.toString();
    }

    /** A value inside of brackets, on one line. */
    static String flow(@Nullable Object data) {
        if (data instanceof String text) {
            boolean plain = ScalarAnalysis.isHarmless(text) && PlainText.isText(text);
            return plain ? text : ScalarEmitter.doubleQuoted(text);
        }
        if (data instanceof Map<?, ?> map) {
            StringJoiner entries = new StringJoiner(", ", "{", "}");
            map.forEach((key, value) -> entries.add(flowEntry((String) key, value)));
            return entries.toString();
        }
        if (data instanceof Collection<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(flow(item)));
            return items.toString();
        }
        return Emitter.token(data);
    }

    static String flowEntry(String key, @Nullable Object value) {
        return flow(key) + ": " + flow(value);
    }
}
