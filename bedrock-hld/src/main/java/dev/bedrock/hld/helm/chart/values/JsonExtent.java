package dev.bedrock.hld.helm.chart.values;

/** Finds where a JSON value ends that other text follows. */
final class JsonExtent {
    private JsonExtent() {}

    /** The index behind the value that starts here, for a value that is well-formed; anything is possible for others. */
    static int end(int[] text, int start) {
        int depth = 0;
        for (int i = start; i < text.length; i++) {
            switch (text[i]) {
                case '"' -> {
                    i = endOfString(text, i);
                    if (depth == 0) {
                        return Math.min(i + 1, text.length);
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth <= 0) {
                        return i + 1;
                    }
                }
                default -> {
                    boolean delimiter = text[i] == ',' || Character.isWhitespace(text[i]);
                    if (depth == 0 && delimiter) {
                        return i;
                    }
                }
            }
        }
        return text.length;
    }

    private static int endOfString(int[] text, int quote) {
        int i = quote + 1;
        while (i < text.length && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i;
    }
}
