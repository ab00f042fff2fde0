package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.DocumentLimits;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one document in block style. */
final class Emitter {
    private static final int LONGEST_SIMPLE_KEY = 128;
    /** The width of "- ". */
    private static final int LIST_STEP = 2;

    private final LineWriter line;
    private final ScalarEmitter scalars;
    private final Layout layout;
    private final DocumentLimits limits;
    private final int start;
    private int depth;

    /**
     * How a document is laid out.
     *
     * @param sortedKeys whether keys are sorted or stay in the order of their maps
     * @param width the column behind which lines are folded
     * @param step how far a mapping is indented below its key
     * @param listsIndented whether that goes for lists, too
     * @param tabsInBlocks whether tabs may stand in block scalars
     * @param viaJson whether strings change as on a way through JSON
     */
    record Layout(
            boolean sortedKeys, int width, int step, boolean listsIndented, boolean tabsInBlocks, boolean viaJson) {
        static final Layout KUBERNETES = new Layout(true, 80, LIST_STEP, false, false, false);

        Layout withSortedKeys(boolean sorted) {
            return new Layout(sorted, width, step, listsIndented, tabsInBlocks, viaJson);
        }

        Layout withListsIndented(boolean indented) {
            return new Layout(sortedKeys, width, step, indented, tabsInBlocks, viaJson);
        }

        Layout withWidth(int newWidth) {
            return new Layout(sortedKeys, newWidth, step, listsIndented, tabsInBlocks, viaJson);
        }

        Layout withTabsInBlocks() {
            return new Layout(sortedKeys, width, step, listsIndented, true, viaJson);
        }

        Layout withDetour() {
            return new Layout(sortedKeys, width, step, listsIndented, tabsInBlocks, true);
        }
    }

    Emitter(StringBuilder out, Layout layout, DocumentLimits limits) {
        this.line = new LineWriter(out, layout.width());
        this.scalars = new ScalarEmitter(line, layout.tabsInBlocks());
        this.layout = layout;
        this.limits = limits;
        this.start = out.length();
    }

    void document(@Nullable Object data) {
        node(data, false);
        line.indentLine();
    }

    private void node(@Nullable Object data, boolean inMap) {
        int step = inMap ? layout.step() : LIST_STEP;
        if (data instanceof String text) {
            scalars.string(toText(text), step, false);
        } else if (data instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                empty('{', '}');
            } else {
                map(map, step);
            }
        } else if (data instanceof Collection<?> list) {
            if (list.isEmpty()) {
                empty('[', ']');
            } else {
                list(list, step, inMap);
            }
        } else {
            scalars.token(data instanceof YamlToken token ? token.text() : token(data));
        }
        if (line.length() - start > limits.maxCharacters()) {
            throw YamlErrors.tooLong(limits.maxCharacters(), "");
        }
    }

    /** Null, a boolean or a number. */
    static String token(@Nullable Object data) {
        if (data == null) {
            return "null";
        }
        if (data instanceof Double || data instanceof Float) {
            return PlainText.of(((Number) data).doubleValue());
        }
        if (data instanceof BigInteger integer) {
            return integer.bitLength() <= (integer.signum() < 0 ? 63 : 64)
                    ? integer.toString()
                    : PlainText.of(integer.doubleValue());
        }
        if (data instanceof Boolean || data instanceof Long || data instanceof Integer) {
            return data.toString();
        }
        throw new IllegalArgumentException("not plain data: " + data.getClass().getName());
    }

    private void empty(char open, char close) {
        line.indicator(open, true, false);
        line.indicator(close, false, false);
    }

    private void list(Collection<?> list, int step, boolean inMap) {
        // A list right below its key is not indented; behind "? " or ": " it is.
        int before =
                inMap && !layout.listsIndented() && !line.atIndentation() ? line.indent() : line.deeper(step, false);
        enter();
        for (Object item : list) {
            line.indentLine();
            line.indicator('-', true, true);
            node(item, false);
        }
        leave(before);
    }

    private void map(Map<?, ?> map, int step) {
        int before = line.deeper(step, false);
        enter();
        if (layout.sortedKeys() && map.size() > 1) {
            String[] keys = map.keySet().toArray(new String[0]);
            KeyOrder.sort(keys);
            for (String key : keys) {
                entry(key, map.get(key));
            }
        } else {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                entry((String) entry.getKey(), entry.getValue());
            }
        }
        leave(before);
    }

    private String toText(String text) {
        return layout.viaJson() ? JsonDetour.of(text) : text;
    }

    private void entry(String name, @Nullable Object value) {
        String key = layout.viaJson() ? JsonDetour.ofKey(name) : name;
        line.indentLine();
        if (isSimple(key)) {
            scalars.string(key, LIST_STEP, true);
            line.indicator(':', false, false);
        } else {
            line.indicator('?', true, true);
            scalars.string(key, LIST_STEP, false);
            line.indentLine();
            line.indicator(':', true, true);
        }
        node(value, true);
    }

    private static boolean isSimple(String key) {
        if (key.length() > LONGEST_SIMPLE_KEY) {
            return false;
        }
        int bytes = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (ScalarAnalysis.isBreak(c)) {
                return false;
            }
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes <= LONGEST_SIMPLE_KEY;
    }

    private void enter() {
        if (++depth > limits.maxDepth()) {
            throw YamlErrors.tooDeep(limits.maxDepth(), SourceLocation.unknown());
        }
    }

    private void leave(int indent) {
        depth--;
        line.indent(indent);
    }
}
