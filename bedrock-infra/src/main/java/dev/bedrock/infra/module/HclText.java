package dev.bedrock.infra.module;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as HCL, laid out as {@code terraform fmt} lays it out. Whatever a string holds, it stays that string:
 * nothing in it becomes an expression or ends it.
 */
public final class HclText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Set<String> KEYWORDS = Set.of("null", "true", "false", "for", "if", "in");
    private static final String INDENT = "  ";

    private HclText() {}

    /**
     * A file of arguments.
     *
     * @param values null, Boolean, BigDecimal, String, List or Map by name
     */
    public static String arguments(Map<String, ?> values) {
        StringBuilder out = new StringBuilder();
        entries(out, values, "");
        return out.toString();
    }

    /** An expression on one line or several. */
    public static String expression(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        expression(out, value, "");
        return out.toString();
    }

    /** A string in quotes. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == '{' ? "" + c + c : "" + c);
                default -> {
                    if (c < ' '
                            || (c >= 0x7f && c < 0xa0)
                            || Character.getType(c) == Character.FORMAT
                            || isLone(text, i)) {
                        out.append(String.format("\\u%04X", isLone(text, i) ? 0xfffd : (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** A half of a surrogate pair, which no file in UTF-8 can hold. */
    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static void expression(StringBuilder out, @Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                out.append("{}");
                return;
            }
            out.append("{\n");
            entries(out, map, indent + INDENT);
            out.append(indent).append('}');
        } else if (value instanceof List<?> list) {
            list(out, list, indent);
        } else {
            out.append(scalar(value));
        }
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        throw new IllegalArgumentException("no plain data: " + value.getClass());
    }

    private static void list(StringBuilder out, List<?> list, String indent) {
        if (list.stream().noneMatch(HclText::isLong)) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                expression(out, item, indent);
                separator = ", ";
            }
            out.append(']');
            return;
        }
        out.append("[\n");
        for (Object item : list) {
            out.append(indent).append(INDENT);
            expression(out, item, indent + INDENT);
            out.append(",\n");
        }
        out.append(indent).append(']');
    }

    /** Whether a value takes several lines. */
    private static boolean isLong(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value instanceof List<?> list && list.stream().anyMatch(HclText::isLong);
    }

    /** The equals signs of neighbouring lines stand below each other. */
    private static void entries(StringBuilder out, Map<?, ?> values, String indent) {
        List<? extends Map.Entry<?, ?>> entries =
                List.copyOf(values.entrySet().stream().toList());
        for (int i = 0; i < entries.size(); ) {
            int end = i;
            int width = 0;
            while (end < entries.size() && !isLong(entries.get(end).getValue())) {
                width = Math.max(width, width(key(entries.get(end).getKey())));
                end++;
            }
            if (end == i) {
                entry(out, entries.get(i), indent, 0);
                end++;
            } else {
                for (Map.Entry<?, ?> entry : entries.subList(i, end)) {
                    entry(out, entry, indent, width);
                }
            }
            i = end;
        }
    }

    private static void entry(StringBuilder out, Map.Entry<?, ?> entry, String indent, int width) {
        String key = key(entry.getKey());
        out.append(indent)
                .append(key)
                .append(" ".repeat(Math.max(0, width - width(key))))
                .append(" = ");
        expression(out, entry.getValue(), indent);
        out.append('\n');
    }

    private static int width(String key) {
        return key.codePointCount(0, key.length());
    }

    private static String key(@Nullable Object key) {
        String text = String.valueOf(key);
        return NAME.matcher(text).matches() && !KEYWORDS.contains(text) ? text : quoted(text);
    }
}
