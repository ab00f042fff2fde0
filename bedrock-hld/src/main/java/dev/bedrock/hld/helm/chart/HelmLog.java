package dev.bedrock.hld.helm.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What Helm says beside its output: lines such as {@code level=WARN msg="this chart is deprecated"}. Not thread-safe. */
public final class HelmLog {
    private final Set<String> lines = new LinkedHashSet<>();

    /** The lines so far in the order of their first occurrence. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** A line of level INFO with names and values of attributes in turn. */
    public void info(String message, String... attributes) {
        add("INFO", message, attributes);
    }

    /** A line of level WARN with names and values of attributes in turn. */
    public void warn(String message, String... attributes) {
        add("WARN", message, attributes);
    }

    /** Lines of another log. */
    public void addAll(List<String> others) {
        lines.addAll(others);
    }

    private void add(String level, String message, String... attributes) {
        StringBuilder line =
                new StringBuilder("level=").append(level).append(" msg=").append(quoted(message));
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            line.append(' ').append(attributes[i]).append('=').append(quoted(attributes[i + 1]));
        }
        lines.add(line.toString());
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c != '"' && c != '=' && c != 0x7f;
        }
        return plain ? text : GoText.quote(text);
    }
}
