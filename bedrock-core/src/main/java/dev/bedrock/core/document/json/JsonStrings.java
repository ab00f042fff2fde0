package dev.bedrock.core.document.json;

/** JSON strings with the escapes that Go chooses. */
final class JsonStrings {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private JsonStrings() {}

    static void write(StringBuilder out, String string, boolean htmlEscaped) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (isPlain(c, htmlEscaped)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(string, written, i);
            writeEscape(out, c);
            written = i + 1;
        }
        out.append(string, written, string.length()).append('"');
    }

    private static boolean isPlain(char c, boolean htmlEscaped) {
        return switch (c) {
            case '"', '\\', '\u2028', '\u2029' -> false;
            case '<', '>', '&' -> !htmlEscaped;
            default -> c >= ' ' && !Character.isSurrogate(c);
        };
    }

    private static void writeEscape(StringBuilder out, char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                // A lone surrogate is no character: Go puts the replacement character in its place.
                int point = Character.isSurrogate(c) ? 0xfffd : c;
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX[point >> shift & 0xf]);
                }
            }
        }
    }

    /** The order of the UTF-8 bytes, which is the order of code points and not of {@code char}s. */
    static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean oneSurrogate = Character.isSurrogate(x) != Character.isSurrogate(y);
                return oneSurrogate ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y)) : x - y;
            }
        }
        return a.length() - b.length();
    }
}
