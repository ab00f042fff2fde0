package dev.bedrock.core.diagnostic;

/** Makes text of unknown origin safe to print on a terminal or into a log. */
public final class Printable {
    private Printable() {}

    /**
     * The text with control characters (newline and tab included), format characters (bidirectional overrides, zero width
     * characters) and lone surrogates written as {@code \\uXXXX}.
     */
    public static String of(String text) {
        int clean = 0;
        while (clean < text.length() && isPlain(text.charAt(clean))) {
            clean++;
        }
        if (clean == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> out.append(escape(point));
                default -> out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(point > 0xffff ? "\\U%08X" : "\\u%04X", point);
        };
    }
}
