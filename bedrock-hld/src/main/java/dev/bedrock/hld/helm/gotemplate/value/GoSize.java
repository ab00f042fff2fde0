package dev.bedrock.hld.helm.gotemplate.value;

import org.jspecify.annotations.Nullable;

/**
 * The size of values when all is written out. A template can make a list of twice the same list a few dozen times, or put a map into
 * itself: small in memory, but endless for whoever walks over it.
 */
public final class GoSize {
    private static final int MAX_NODES = 5_000_000;
    private static final long MAX_TEXT = 1L << 26;
    private static final int MAX_DEPTH = 1_000;
    private static final int INDENTATION = 2;
    /** Lines of shorter texts do not matter. */
    private static final int LONG_TEXT = 1 << 10;

    private int nodes;
    private long text;

    private GoSize() {}

    /**
     * Checks that values together have at most 5 million parts and 64 Mi characters, indented.
     *
     * @throws GoLimitException if they have more
     */
    public static void check(@Nullable Object[] values) {
        GoSize size = new GoSize();
        for (Object value : values) {
            size.add(value, 0);
        }
    }

    private void add(@Nullable Object value, int depth) {
        count(value instanceof String string ? string : "", depth);
        // Deeper than this all functions refuse on their own.
        if (depth > MAX_DEPTH) {
            return;
        }
        if (value instanceof GoMap map) {
            for (String key : map.sortedKeys()) {
                count(key, depth);
                add(map.get(key), depth + 1);
            }
        } else if (value instanceof GoList list) {
            for (int i = 0; i < list.size(); i++) {
                add(list.get(i), depth + 1);
            }
        } else if (value instanceof GoBytes bytes) {
            text += bytes.size();
        }
    }

    private void count(String string, int depth) {
        nodes++;
        text += string.length() + (long) depth * INDENTATION * lines(string);
        if (nodes > MAX_NODES || text > MAX_TEXT) {
            throw new GoLimitException("value of more than " + MAX_NODES + " parts or " + MAX_TEXT
                    + " characters is over the limit; it may contain itself");
        }
    }

    private static long lines(String string) {
        return string.length() < LONG_TEXT
                ? 1
                : 1 + string.chars().filter(c -> c == '\n').count();
    }
}
