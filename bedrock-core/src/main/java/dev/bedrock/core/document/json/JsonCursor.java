package dev.bedrock.core.document.json;

import dev.bedrock.core.diagnostic.SourceLocation;

/** A place in a JSON text; knows its line and column. */
final class JsonCursor {
    static final int END = -1;

    private final String text;
    private final JsonErrors errors;
    private int at;
    private int line = 1;
    /** Where column 1 would be; moves on with every character that takes two {@code char}s. */
    private int lineStart;

    JsonCursor(String text, JsonErrors errors) {
        this.text = text;
        this.errors = errors;
    }

    SourceLocation location() {
        return errors.location(line, at - lineStart + 1);
    }

    /** The next {@code char} or {@link #END}. */
    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    void skip() {
        at++;
    }

    int index() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    boolean skip(char expected) {
        boolean there = peek() == expected;
        at += there ? 1 : 0;
        return there;
    }

    void skipDigits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    void skipSpace() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                lineStart = at + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
        }
    }

    JsonSyntaxException unexpected(String where) {
        return peek() == END
                ? errors.endOfInput(location())
                : errors.unexpected(text.codePointAt(at), where, location());
    }

    /** A string whose first quote is behind the cursor. */
    String string() {
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return stringWithEscapes(start);
            }
            character(c);
        }
        throw errors.endOfInput(location());
    }

    private void character(char c) {
        if (c < ' ') {
            throw unexpected("in string literal");
        }
        at++;
        lineStart += Character.isLowSurrogate(c) ? 1 : 0;
    }

    private String stringWithEscapes(int start) {
        StringBuilder value = new StringBuilder(at - start + 32).append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\') {
                at++;
                escape(value);
            } else {
                character(c);
                value.append(c);
            }
        }
        throw errors.endOfInput(location());
    }

    private void escape(StringBuilder value) {
        switch (peek()) {
            case '"', '\\', '/' -> value.append((char) peek());
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> {
                at++;
                unicode(value);
                return;
            }
            default -> throw unexpected("in string escape code");
        }
        at++;
    }

    /** Two halves make one character; a lone half becomes the replacement character. */
    private void unicode(StringBuilder value) {
        char unit = (char) hexadecimal();
        if (Character.isHighSurrogate(unit) && text.startsWith("\\u", at)) {
            int next = at;
            at += 2;
            char low = (char) hexadecimal();
            if (Character.isLowSurrogate(low)) {
                value.append(unit).append(low);
                return;
            }
            at = next;
        }
        value.append(Character.isSurrogate(unit) ? '\ufffd' : unit);
    }

    private int hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("in \\u hexadecimal character escape");
            }
            value = value * 16 + digit;
            at++;
        }
        return value;
    }
}
