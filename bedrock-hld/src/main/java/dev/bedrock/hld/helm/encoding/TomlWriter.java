package dev.bedrock.hld.helm.encoding;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.golib.GoLayout;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import dev.bedrock.hld.helm.sprig.MarshaledText;
import dev.bedrock.hld.helm.sprig.TimeObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one value as TOML: simple keys first, then tables, both sorted; tables indented below their parents. */
final class TomlWriter {
    private final StringBuilder out = new StringBuilder();

    private TomlWriter() {}

    /**
     * A value as TOML; without a newline at the end if it is no table.
     *
     * @throws EncodingException if it has no form
     */
    static String write(Object value) {
        TomlWriter writer = new TomlWriter();
        writer.entry(List.of(), value);
        return writer.out.toString();
    }

    private void entry(List<String> path, Object value) {
        if (path.size() > PlainData.MAX_DEPTH) {
            throw new EncodingException("toml: values nest too deeply");
        }
        if (isTableArray(value, path.size())) {
            tableArray(path, (GoList) value);
        } else if (isTable(value)) {
            table(path, value);
        } else {
            keyValue(path, value);
            if (!path.isEmpty()) {
                out.append('\n');
            }
        }
    }

    private void keyValue(List<String> path, Object value) {
        if (!path.isEmpty()) {
            indent(path);
            out.append(TomlText.key(path.get(path.size() - 1))).append(" = ");
        }
        element(value, path.size());
    }

    private void indent(List<String> path) {
        out.append("  ".repeat(path.size() - 1));
    }

    private void newLine() {
        if (out.length() > 0) {
            out.append('\n');
        }
    }

    private void table(List<String> path, Object table) {
        if (path.size() == 1) {
            newLine();
        }
        if (!path.isEmpty()) {
            indent(path);
            out.append('[').append(TomlText.path(path)).append("]\n");
        }
        entries(path, table);
    }

    private void tableArray(List<String> path, GoList tables) {
        if (path.isEmpty()) {
            throw new EncodingException("toml: top-level values must be Go maps or structs");
        }
        for (Object table : tables.asList()) {
            if (table != null) {
                newLine();
                indent(path);
                out.append("[[").append(TomlText.path(path)).append("]]\n");
                entries(path, table);
            }
        }
    }

    private void entries(List<String> path, Object table) {
        for (boolean tables : new boolean[] {false, true}) {
            for (String key : keys(table, tables, path.size())) {
                Object value = value(table, key);
                if (value != null) {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(key);
                    entry(longer, value);
                }
            }
        }
    }

    private void inlineTable(Object table, int depth) {
        List<String> simple = keys(table, false, depth);
        List<String> tables = keys(table, true, depth);
        out.append('{');
        inlineEntries(table, simple, !tables.isEmpty(), depth);
        inlineEntries(table, tables, false, depth);
        out.append('}');
    }

    private void inlineEntries(Object table, List<String> keys, boolean moreFollow, int depth) {
        for (int i = 0; i < keys.size(); i++) {
            Object value = value(table, keys.get(i));
            if (value != null) {
                out.append(TomlText.key(keys.get(i))).append(" = ");
                element(value, depth + 1);
                if (moreFollow || i < keys.size() - 1) {
                    out.append(", ");
                }
            }
        }
    }

    /** The keys of tables, or of everything else. Nil counts as no table. */
    private static List<String> keys(Object table, boolean tables, int depth) {
        List<String> all = table instanceof GoMap map ? map.sortedKeys() : ((GoObject) table).fieldNames();
        List<String> keys = new ArrayList<>();
        for (String key : all) {
            Object value = value(table, key);
            if ((value != null && (isTable(value) || isTableArray(value, depth))) == tables) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable Object value(Object table, String key) {
        return table instanceof GoMap map ? map.get(key) : ((GoObject) table).field(key);
    }

    private static boolean isTable(Object value) {
        if (!(value instanceof GoObject object) || value instanceof MarshaledText) {
            return value instanceof GoMap;
        }
        return object.type().kind() == Kind.STRUCT || object.type().kind() == Kind.POINTER;
    }

    /** Whether this is a list of tables only. A nil in any list is an error. */
    private static boolean isTableArray(Object value, int depth) {
        if (!(value instanceof GoList list) || list.isEmpty()) {
            return false;
        }
        if (depth > PlainData.MAX_DEPTH) {
            throw new EncodingException("toml: values nest too deeply");
        }
        boolean tables = true;
        for (Object element : list.asList()) {
            if (element == null) {
                throw new EncodingException("toml: cannot encode array with nil element");
            }
            isTableArray(element, depth + 1);
            tables &= isTable(element);
        }
        return tables;
    }

    private void element(Object value, int depth) {
        if (depth > PlainData.MAX_DEPTH) {
            throw new EncodingException("toml: values nest too deeply");
        }
        if (value instanceof String text) {
            out.append(TomlText.quoted(text));
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else if (value instanceof TypedFloat number) {
            out.append(number(Double.parseDouble(Float.toString(number.value()))));
        } else if (value instanceof Boolean || value instanceof Long || value instanceof TypedInteger) {
            out.append(value);
        } else if (value instanceof GoList list) {
            array(list.asList(), depth);
        } else if (value instanceof GoBytes bytes) {
            array(BytesView.of(bytes), depth);
        } else if (value instanceof TimeObject time) {
            out.append(time(time));
        } else if (value instanceof MarshaledText text) {
            out.append(TomlText.quoted(text.marshaledText()));
        } else if (isTable(value)) {
            inlineTable(value, depth);
        } else {
            throw new EncodingException("toml: unexpected type: " + GoKinds.typeOf(value));
        }
    }

    private void array(List<@Nullable Object> elements, int depth) {
        out.append('[');
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            if (element == null) {
                throw new EncodingException("toml: cannot encode array with nil element");
            }
            out.append(i == 0 ? "" : ", ");
            element(element, depth + 1);
        }
        out.append(']');
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String text = GoNumbers.general(number);
        return text.indexOf('.') >= 0 || text.indexOf('e') >= 0 ? text : text + ".0";
    }

    private static String time(TimeObject time) {
        String layout = TomlTimes.layoutOf(time.instant().zone());
        return layout.isEmpty() ? time.marshaledText() : GoLayout.of(layout).format(time.instant());
    }
}
