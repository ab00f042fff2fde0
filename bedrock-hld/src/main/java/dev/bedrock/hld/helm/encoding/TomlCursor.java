package dev.bedrock.hld.helm.encoding;

/** The place in a TOML text, and errors about it. */
final class TomlCursor {
    static final int END = -1;

    private final String text;
    private int at;
    private int controlAt = -1;
    private String lastKey = "";

    TomlCursor(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c == '\t' || c == '\n' || (c == '\r' && text.startsWith("\n", i + 1));
            if ((c < ' ' && !space) || c == 0x7f) {
                controlAt = i;
                break;
            }
        }
    }

    /** The next character, {@link #END} at the end. */
    int peek() {
        if (at == controlAt) {
            throw error("TOML files cannot contain control characters: '0x" + hex(text.charAt(at)) + "'");
        }
        return at < text.length() ? text.codePointAt(at) : END;
    }

    private static String hex(int c) {
        return (c < 16 ? "0" : "") + Integer.toHexString(c);
    }

    int next() {
        int c = peek();
        if (c != END) {
            at += Character.charCount(c);
        }
        return c;
    }

    boolean skip(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    boolean startsWith(String expected) {
        return text.startsWith(expected, at);
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Blanks, line ends and comments. */
    void skipSpace() {
        while (true) {
            skipBlanks();
            if (!skipLineEnd()) {
                return;
            }
        }
    }

    /** A comment and a line end, or one of them. */
    boolean skipLineEnd() {
        int start = at;
        if (peek() == '#') {
            while (peek() != END && peek() != '\n' && peek() != '\r') {
                next();
            }
        }
        if (peek() == '\r') {
            next();
        }
        if (peek() == '\n') {
            at++;
        }
        return at > start;
    }

    int position() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    String lastKey() {
        return lastKey;
    }

    void lastKey(String key) {
        lastKey = key;
    }

    EncodingException error(String message) {
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        String key = lastKey.isEmpty() ? "" : " (last key \"" + lastKey + "\")";
        return new EncodingException("toml: line " + line + key + ": " + message);
    }

    /** An error without a key. */
    EncodingException errorOutside(String message) {
        lastKey = "";
        return error(message);
    }

    /** A character as errors show it. */
    static String shown(int c) {
        return switch (c) {
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> "'" + Character.toString(c) + "'";
        };
    }
}
