package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonSyntaxException;
import dev.bedrock.hld.helm.chart.GoText;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments such as {@code a.b[2].c=1,d={x,y}} into values. A backslash takes the meaning from the character behind
 * it.
 *
 * <pre>{@code
 * SetLine.parse("image.tag=v1", values, SetValue::typed);
 * }</pre>
 */
public final class SetLine {
    private static final int MAX_INDEX = 65_536;
    private static final int MAX_LEVELS = 30;

    /** Helm does not limit how deep lists are nested; nobody needs more, and each level needs stack. */
    private static final int MAX_ITEMS = 200;

    private static final int END = -1;

    private enum Style {
        LIST,
        JSON,
        LITERAL
    }

    /** The line is used up; what was read so far stands. */
    private static final class EndOfLine extends Exception {
        private static final long serialVersionUID = 1L;

        private EndOfLine() {
            super(null, null, false, false);
        }
    }

    private final int[] line;
    private final Style style;
    private final SetValue value;
    private int at;
    private int items;

    private SetLine(String line, Style style, SetValue value) {
        this.line = line.codePoints().toArray();
        this.style = style;
        this.value = value;
    }

    /** Reads {@code name=value,name={value,value}} as {@code --set}, {@code --set-string} and {@code --set-file} do. */
    public static void parse(String line, Map<String, @Nullable Object> into, SetValue value)
            throws SetSyntaxException {
        new SetLine(line, Style.LIST, value).parse(into);
    }

    /** Reads {@code name=JSON,name=JSON} as {@code --set-json} does. */
    public static void parseJson(String line, Map<String, @Nullable Object> into) throws SetSyntaxException {
        new SetLine(line, Style.JSON, text -> text).parse(into);
    }

    /** Reads {@code name=anything}, where nothing in the value has a meaning, as {@code --set-literal} does. */
    public static void parseLiteral(String line, Map<String, @Nullable Object> into) throws SetSyntaxException {
        new SetLine(line, Style.LITERAL, text -> text).parse(into);
    }

    private void parse(Map<String, @Nullable Object> into) throws SetSyntaxException {
        try {
            while (true) {
                items = 0;
                key(into, 0);
            }
        } catch (EndOfLine e) {
            return;
        }
    }

    private void key(Map<String, @Nullable Object> data, int level) throws SetSyntaxException, EndOfLine {
        StringBuilder text = new StringBuilder();
        int stop = until(style == Style.LITERAL ? "=[." : "=[,.", text);
        String key = text.toString();
        switch (stop) {
            case '[' -> indexed(data, key, level);
            case '=' -> assign(data, key);
            case '.' -> nested(data, key, level + 1);
            case ',' -> {
                set(data, key, "");
                throw new SetSyntaxException("key " + GoText.quote(key) + " has no value (cannot end with ,)");
            }
            default -> {
                if (key.isEmpty()) {
                    throw new EndOfLine();
                }
                throw new SetSyntaxException("key " + GoText.quote(key) + " has no value");
            }
        }
    }

    private void indexed(Map<String, @Nullable Object> data, String key, int level)
            throws SetSyntaxException, EndOfLine {
        int index = index();
        List<@Nullable Object> list = data.containsKey(key) ? asList(data.get(key)) : new ArrayList<>();
        try {
            item(list, index, level);
        } finally {
            set(data, key, list);
        }
    }

    private void assign(Map<String, @Nullable Object> data, String key) throws SetSyntaxException, EndOfLine {
        if (style == Style.LIST && at >= line.length) {
            set(data, key, "");
            throw new EndOfLine();
        }
        set(data, key, assigned());
    }

    /** The value behind an equals sign. */
    private @Nullable Object assigned() throws SetSyntaxException {
        if (style == Style.JSON) {
            return skipEmpty() ? null : json();
        }
        if (style == Style.LITERAL) {
            String rest = new String(line, at, line.length - at);
            at = line.length;
            return rest;
        }
        if (line[at] == '{') {
            at++;
            return list();
        }
        StringBuilder text = new StringBuilder();
        until(",", text);
        return value.of(text.toString());
    }

    private List<@Nullable Object> list() throws SetSyntaxException {
        List<@Nullable Object> list = new ArrayList<>();
        while (true) {
            StringBuilder text = new StringBuilder();
            int stop = until(",}", text);
            if (stop == END) {
                throw new SetSyntaxException("list must terminate with '}'");
            }
            list.add(value.of(text.toString()));
            if (stop == '}') {
                at += at < line.length && line[at] == ',' ? 1 : 0;
                return list;
            }
        }
    }

    private void nested(Map<String, @Nullable Object> data, String key, int level)
            throws SetSyntaxException, EndOfLine {
        if (level > MAX_LEVELS) {
            throw tooDeep();
        }
        Map<String, @Nullable Object> inner = data.containsKey(key) ? asMap(data.get(key)) : new LinkedHashMap<>();
        try {
            key(inner, level);
        } finally {
            if (!inner.isEmpty()) {
                set(data, key, inner);
            }
        }
        if (inner.isEmpty()) {
            throw new SetSyntaxException("key map " + GoText.quote(key) + " has no value");
        }
    }

    private void item(List<@Nullable Object> list, int index, int level) throws SetSyntaxException, EndOfLine {
        if (++items > MAX_ITEMS) {
            throw tooDeep();
        }
        if (index < 0) {
            throw new SetSyntaxException("negative " + index + " index not allowed");
        }
        StringBuilder text = new StringBuilder();
        int stop = until("[.=", text);
        if (!text.isEmpty()) {
            throw new SetSyntaxException("unexpected data at end of array index: " + quotedRunes(text.toString()));
        }
        switch (stop) {
            case '=' -> setItem(list, index, style == Style.LIST && at >= line.length ? "" : assigned());
            case '[' -> {
                int next = index();
                Object existing = index < list.size() ? list.get(index) : null;
                List<@Nullable Object> inner = existing == null ? new ArrayList<>() : asList(existing);
                item(inner, next, level);
                setItem(list, index, inner);
            }
            case '.' -> {
                Object existing = index < list.size() ? list.get(index) : null;
                Map<String, @Nullable Object> inner = existing instanceof Map ? asMap(existing) : new LinkedHashMap<>();
                if (index < list.size()) {
                    list.set(index, inner);
                }
                key(inner, level);
                setItem(list, index, inner);
            }
            default -> throw new EndOfLine();
        }
    }

    private static SetSyntaxException tooDeep() {
        return new SetSyntaxException(
                "value name nested level is greater than maximum supported nested level of " + MAX_LEVELS);
    }

    private static void setItem(List<@Nullable Object> list, int index, @Nullable Object value)
            throws SetSyntaxException {
        if (index > MAX_INDEX) {
            throw new SetSyntaxException(
                    "index of " + index + " is greater than maximum supported index of " + MAX_INDEX);
        }
        while (list.size() <= index) {
            list.add(null);
        }
        list.set(index, value);
    }

    private int index() throws SetSyntaxException, EndOfLine {
        StringBuilder text = new StringBuilder();
        if (until("]", text) == END) {
            throw new EndOfLine();
        }
        String digits = text.toString();
        boolean number = digits.matches("[+-]?[0-9]+");
        try {
            if (number) {
                return Integer.parseInt(digits);
            }
        } catch (NumberFormatException e) {
            throw indexError(digits, "value out of range");
        }
        throw indexError(digits, "invalid syntax");
    }

    private static SetSyntaxException indexError(String digits, String what) {
        return new SetSyntaxException(
                "error parsing index: strconv.Atoi: parsing " + GoText.quote(digits) + ": " + what);
    }

    /** Skips blanks and a comma behind them; true if there is no value before the comma or the end. */
    private boolean skipEmpty() {
        while (at < line.length) {
            int c = line[at];
            if (c == ',') {
                at++;
                return true;
            }
            if (!Character.isWhitespace(c)) {
                return false;
            }
            at++;
        }
        return true;
    }

    private @Nullable Object json() throws SetSyntaxException {
        int end = JsonExtent.end(line, at);
        String text = new String(line, at, end - at);
        try {
            Object data =
                    JsonReader.defaults().lenient().read("--set-json", text).toData();
            at = end;
            skipEmpty();
            return HelmYaml.copyOfValues(java.util.Collections.singletonMap("", data))
                    .get("");
        } catch (JsonSyntaxException e) {
            throw new SetSyntaxException(e.goMessage());
        }
    }

    /** Reads to one of the stops, which is skipped and returned. */
    private int until(String stops, StringBuilder text) {
        while (at < line.length) {
            int c = line[at++];
            if (stops.indexOf(c) >= 0) {
                return c;
            }
            if (c == '\\' && style != Style.LITERAL) {
                if (at >= line.length) {
                    return END;
                }
                c = line[at++];
            }
            text.appendCodePoint(c);
        }
        return END;
    }

    private static void set(Map<String, @Nullable Object> data, String key, @Nullable Object value) {
        if (!key.isEmpty()) {
            data.put(key, value);
        }
    }

    @SuppressWarnings("unchecked") // values hold nothing but plain data
    private static List<@Nullable Object> asList(@Nullable Object value) throws SetSyntaxException {
        if (value instanceof List) {
            return (List<@Nullable Object>) value;
        }
        throw conversion(value, "[]interface {}");
    }

    @SuppressWarnings("unchecked") // values hold nothing but plain data
    private static Map<String, @Nullable Object> asMap(@Nullable Object value) throws SetSyntaxException {
        if (value instanceof Map) {
            return (Map<String, @Nullable Object>) value;
        }
        throw conversion(value, "map[string]interface {}");
    }

    private static SetSyntaxException conversion(@Nullable Object value, String wanted) {
        String found = "nil";
        if (value instanceof Map) {
            found = GoKinds.typeOf(new GoMap());
        } else if (value instanceof List) {
            found = GoKinds.typeOf(GoList.of());
        } else if (value != null) {
            found = GoKinds.typeOf(value);
        }
        return new SetSyntaxException(
                "unable to parse key: interface conversion: interface {} is " + found + ", not " + wanted);
    }

    private static String quotedRunes(String text) {
        StringBuilder out = new StringBuilder("[");
        text.codePoints().forEach(c -> {
            if (out.length() > 1) {
                out.append(' ');
            }
            String quoted = GoText.quote(Character.toString(c));
            out.append('\'').append(quoted, 1, quoted.length() - 1).append('\'');
        });
        return out.append(']').toString();
    }
}
