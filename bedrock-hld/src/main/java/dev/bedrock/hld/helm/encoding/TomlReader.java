package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML 1.1: integers become {@code int64}, floats {@code float64}, dates and times {@code time.Time}, arrays
 * {@code []interface {}}, arrays of tables {@code []map[string]interface {}}.
 */
final class TomlReader {
    private static final int MAX_DEPTH = 500;

    private final TomlCursor cursor;
    private final TomlScalars scalars;
    private final TomlTable root = TomlTable.explicit();
    private TomlTable current = root;
    private String currentName = "";
    private int depth;

    private TomlReader(String text) {
        this.cursor = new TomlCursor(text);
        this.scalars = new TomlScalars(cursor);
    }

    /**
     * The top-level table.
     *
     * @throws EncodingException if the text is not TOML
     */
    static GoMap read(String text) {
        TomlReader reader = new TomlReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        reader.document();
        return reader.root.toMap();
    }

    private void document() {
        cursor.skipSpace();
        while (cursor.peek() != TomlCursor.END) {
            cursor.lastKey("");
            if (cursor.skip('[')) {
                header();
            } else {
                keyValue(current, currentName, false);
            }
            cursor.skipBlanks();
            int c = cursor.peek();
            if (c != TomlCursor.END && !cursor.skipLineEnd()) {
                throw cursor.errorOutside("expected a top-level item to end with a newline, comment, or EOF, but got "
                        + TomlCursor.shown(c) + " instead");
            }
            cursor.skipSpace();
        }
    }

    private void header() {
        boolean array = cursor.skip('[');
        List<String> path = new ArrayList<>();
        do {
            cursor.skipBlanks();
            if (cursor.peek() == ']' || cursor.peek() == TomlCursor.END) {
                throw cursor.error("unexpected end of table name (table names cannot be empty)");
            }
            if (cursor.peek() == '.') {
                throw cursor.error("unexpected table separator (table names cannot be empty)");
            }
            path.add(keyPart());
            cursor.skipBlanks();
        } while (cursor.skip('.'));
        if (cursor.peek() != ']') {
            int c = cursor.next();
            throw cursor.error("expected '.' or ']' to end table name, but got " + TomlCursor.shown(c) + " instead");
        }
        cursor.next();
        if (array && !cursor.skip(']')) {
            throw cursor.error("expected end of table array name delimiter ']', but got "
                    + TomlCursor.shown(cursor.next()) + " instead");
        }
        TomlTable parent = descend(root, path);
        String name = path.get(path.size() - 1);
        currentName = TomlText.path(path);
        Optional<TomlTable> table = array ? parent.append(name) : parent.define(name);
        current = table.orElseThrow(() -> array
                ? cursor.error("Key '" + currentName + "' was already created and cannot be used as an array.")
                : defined(currentName));
    }

    /** The table that holds the last key of a path. */
    private TomlTable descend(TomlTable from, List<String> path) {
        TomlTable table = from;
        for (int i = 0; i < path.size() - 1; i++) {
            String name = TomlText.path(path.subList(0, i + 1));
            table = table.descend(path.get(i)).orElseThrow(() -> defined(name));
        }
        return table;
    }

    private EncodingException defined(String name) {
        return cursor.error("Key '" + name + "' has already been defined.");
    }

    private void keyValue(TomlTable table, String prefix, boolean inline) {
        List<String> path = new ArrayList<>();
        do {
            cursor.skipBlanks();
            if (cursor.peek() == '=') {
                throw cursor.error("unexpected '=': key name appears blank");
            }
            path.add(keyPart());
            cursor.skipBlanks();
        } while (cursor.skip('.'));
        int c = cursor.peek();
        if (c == TomlCursor.END) {
            throw cursor.error("unexpected EOF; expected key separator '='");
        }
        if (c != '=') {
            throw cursor.error("expected '.' or '=', but got " + TomlCursor.shown(c) + " instead");
        }
        cursor.next();
        String name = TomlText.path(path);
        String outer = cursor.lastKey();
        String full = prefix.isEmpty() ? name : prefix + "." + name;
        cursor.lastKey(full);
        cursor.skipBlanks();
        Object value = value(full);
        cursor.lastKey(full);
        if (!descend(table, path).put(path.get(path.size() - 1), value)) {
            throw defined(name);
        }
        cursor.lastKey(inline ? outer : full);
    }

    private String keyPart() {
        int c = cursor.peek();
        if (c == '"' || c == '\'') {
            return scalars.string();
        }
        int start = cursor.position();
        while (cursor.peek() != TomlCursor.END && TomlText.isBare(cursor.peek())) {
            cursor.next();
        }
        if (cursor.position() == start) {
            throw c == TomlCursor.END
                    ? cursor.error("unexpected EOF; expected key separator '='")
                    : cursor.error("bare keys cannot contain " + TomlCursor.shown(c));
        }
        return cursor.since(start);
    }

    private Object value(String name) {
        int c = cursor.peek();
        if (c == TomlCursor.END) {
            throw cursor.error("unexpected EOF; expected value");
        }
        if (c != '[' && c != '{') {
            return c == '"' || c == '\'' ? scalars.text() : scalars.bare();
        }
        if (++depth > MAX_DEPTH) {
            throw cursor.error("values nest too deeply");
        }
        cursor.next();
        Object value = c == '[' ? array(name) : inlineTable(name);
        depth--;
        return value;
    }

    private GoList array(String name) {
        List<@Nullable Object> elements = new ArrayList<>();
        cursor.skipSpace();
        while (!cursor.skip(']')) {
            elements.add(TomlTable.goValue(value(name)));
            cursor.skipSpace();
            int c = cursor.peek();
            if (c != ']' && !cursor.skip(',')) {
                throw cursor.error("expected a comma (',') or array terminator (']'), but got "
                        + (c == TomlCursor.END ? "end of file" : TomlCursor.shown(c)));
            }
            cursor.skipSpace();
        }
        return GoList.copyOf(elements);
    }

    private TomlTable inlineTable(String name) {
        TomlTable table = TomlTable.explicit();
        cursor.skipSpace();
        while (!cursor.skip('}')) {
            keyValue(table, name, true);
            cursor.skipSpace();
            int c = cursor.peek();
            if (c != '}' && !cursor.skip(',')) {
                throw cursor.error("expected a comma or an inline table terminator '}', but got "
                        + (c == TomlCursor.END ? "end of file" : TomlCursor.shown(c)) + " instead");
            }
            cursor.skipSpace();
        }
        return table;
    }
}
