package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;

/** A text on its way through {@link QuickReader}: the position, lines, and all kinds of scalars in block style. */
final class QuickText {
    private static final int LONGEST_KEY = 1000;

    private final String file;
    private final String text;
    private final int length;
    private int at;
    private int line = 1;
    private int lineStart;

    QuickText(String file, String text) {
        this.file = file;
        this.text = text;
        this.length = text.length();
        for (int i = 0; i < length; i++) {
            if (!isEasy(text.charAt(i))) {
                throw new Declined();
            }
        }
    }

    /** What the reader leaves to the parser, which reads the text again from its start. */
    static final class Declined extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Declined() {
            super("left to the parser", null, false, false);
        }
    }

    /** Characters that are one column wide, are allowed everywhere and break no line but {@code \n}. */
    private static boolean isEasy(char c) {
        if (c < 0x7f) {
            return c >= ' ' || c == '\n' || c == '\t';
        }
        return c >= 0xa0 && c < 0xfe00 && (c < 0xd800 || c > 0xdfff) && c != 0x2028 && c != 0x2029;
    }

    char peek() {
        return charAt(at);
    }

    /** The character at an index; the end of the text is a line break. */
    private char charAt(int index) {
        return index < length ? text.charAt(index) : '\n';
    }

    boolean atEnd() {
        return at >= length;
    }

    int column() {
        return at - lineStart;
    }

    SourceLocation location() {
        return SourceLocation.of(file, line, column() + 1);
    }

    void skip(int characters) {
        at += characters;
    }

    private void nextLine() {
        at++;
        line++;
        lineStart = at;
    }

    /** Goes to the first character of the next line that has more than a comment; its column is the indentation. */
    void nextContent() {
        while (at < length) {
            skipSpaces();
            char c = peek();
            if (c == '#') {
                skipRest();
            } else if (c == '\t') {
                throw new Declined();
            } else if (c != '\n') {
                return;
            }
            nextLine();
        }
        lineStart = at;
    }

    void skipSpaces() {
        while (at < length && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void skipRest() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? length : end;
    }

    /** Whether there is nothing but a comment up to the end of the line; spaces are passed. */
    boolean isLineDone() {
        skipSpaces();
        char c = peek();
        return c == '\n' || (c == '#' && (at == lineStart || text.charAt(at - 1) == ' '));
    }

    /** Ends a line that has nothing but a comment left, and goes to the next content. */
    void endLine() {
        if (!isLineDone()) {
            throw new Declined();
        }
        skipRest();
        nextContent();
    }

    /** Whether the character here is followed by a space or the end of the line. */
    boolean standsAlone() {
        return isGap(charAt(at + 1));
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\n';
    }

    /** A single marker of documents at the start is passed; texts with others are declined. */
    void passDocumentStart() {
        nextContent();
        if (column() == 0 && text.startsWith("---", at)) {
            at += 3;
            endLine();
        }
        boolean other = text.indexOf("\n---", at) >= 0 || text.indexOf("\n...", at) >= 0;
        if (other || (column() == 0 && (text.startsWith("---", at) || text.startsWith("...", at)))) {
            throw new Declined();
        }
    }

    /** The index of the colon after a plain key that starts here; -1 if there is none in the line. */
    int endOfPlainKey() {
        for (int i = at; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '#' && text.charAt(i - 1) == ' ')) {
                return -1;
            }
            if (c == ':' && (isGap(charAt(i + 1)) || charAt(i + 1) == '\t')) {
                return checkedKeyEnd(i);
            }
        }
        return -1;
    }

    private int checkedKeyEnd(int end) {
        if (end - at > LONGEST_KEY) {
            throw new Declined();
        }
        return end;
    }

    /** The plain text up to an index, without spaces at its end; the position is the index afterwards. */
    String plainUntil(int end) {
        int last = end;
        while (last > at && text.charAt(last - 1) == ' ') {
            last--;
        }
        String plain = text.substring(at, last);
        if (plain.indexOf('\t') >= 0) {
            throw new Declined();
        }
        at = end;
        return plain;
    }

    /** Whether a plain scalar in block style may start with what is here. */
    boolean startsPlain() {
        char c = peek();
        return c == '-' ? !isGap(charAt(at + 1)) && charAt(at + 1) != '\t' : ",[]{}#&*!|>'\"%@`?:\t\n".indexOf(c) < 0;
    }

    /** A plain scalar, whose further lines stand deeper than the collection that it is in. Goes to the next content. */
    String plain(int parentIndent) {
        String first = plainLine();
        if (peek() == '#' || !continues(parentIndent)) {
            endLine();
            return first;
        }
        StringBuilder all = new StringBuilder(first);
        while (peek() != '#' && continues(parentIndent)) {
            int before = line;
            nextContent();
            int breaks = line - before;
            all.append(breaks == 1 ? " " : "\n".repeat(breaks - 1)).append(plainLine());
        }
        endLine();
        return all.toString();
    }

    /** What is plain in this line; the position is the comment or the end afterwards. */
    private String plainLine() {
        int end = at;
        for (char c = charAt(end); c != '\n'; c = charAt(++end)) {
            if (c == ':' && (isGap(charAt(end + 1)) || charAt(end + 1) == '\t')) {
                throw new Declined();
            }
            if (c == '#' && end > at && text.charAt(end - 1) == ' ') {
                break;
            }
        }
        return plainUntil(end);
    }

    /** Whether the next line that is not blank belongs to a plain scalar. */
    private boolean continues(int parentIndent) {
        int start = at + 1;
        int i = start;
        while (i < length && isGap(text.charAt(i))) {
            start = text.charAt(i) == '\n' ? i + 1 : start;
            i++;
        }
        return i < length && i - start > parentIndent && text.charAt(i) != '#';
    }

    /** The index behind a scalar in single or double quotes on one line. */
    int endOfQuoted() {
        char quote = peek();
        for (int i = at + 1; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                break;
            } else if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '"' || charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        throw new Declined();
    }

    /** Whether a colon that ends a key follows behind an index. */
    boolean isKeyEnd(int index) {
        int i = index;
        while (charAt(i) == ' ') {
            i++;
        }
        return charAt(i) == ':' && isGap(charAt(i + 1)) && checkedKeyEnd(i) == i;
    }

    /** A scalar in quotes, all on this line. */
    String quoted() {
        int end = endOfQuoted();
        String inside = text.substring(at + 1, end - 1);
        boolean doubled = peek() == '"';
        at = end;
        if (!doubled) {
            return inside.indexOf('\'') < 0 ? inside : inside.replace("''", "'");
        }
        return inside.indexOf('\\') < 0 ? inside : unescaped(inside);
    }

    private static String unescaped(String inside) {
        StringBuilder out = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            out.append(
                    c != '\\'
                            ? c
                            : switch (inside.charAt(++i)) {
                                case 'n' -> '\n';
                                case 't' -> '\t';
                                case 'r' -> '\r';
                                case '"' -> '"';
                                case '\\' -> '\\';
                                default -> throw new Declined();
                            });
        }
        return out.toString();
    }

    /** A literal or folded scalar deeper than the collection that it is in. Goes to the next content. */
    String block(int parentIndent) {
        boolean folded = peek() == '>';
        at++;
        char chomping = peek() == '-' || peek() == '+' ? peek() : ' ';
        at += chomping == ' ' ? 0 : 1;
        if (!isLineDone()) {
            throw new Declined();
        }
        skipRest();
        if (atEnd() || text.charAt(length - 1) == ' ') {
            throw new Declined();
        }
        nextLine();
        int indent = indentOfBlock(Math.max(parentIndent + 1, 1));
        StringBuilder out = new StringBuilder();
        int breaks = breaks(indent);
        String lineEnd = "";
        while (column() == indent && !atEnd()) {
            out.append("\n".repeat(breaks));
            boolean flush = !isSpace(peek());
            int start = at;
            skipRest();
            out.append(text, start, at);
            lineEnd = atEnd() ? "" : "\n";
            breaks = 0;
            if (!atEnd()) {
                nextLine();
                breaks = breaks(indent);
            }
            if (column() != indent || atEnd()) {
                break;
            }
            if (!folded || !flush || isSpace(peek())) {
                out.append('\n');
            } else if (breaks == 0) {
                out.append(' ');
            }
        }
        if (chomping != '-') {
            out.append(lineEnd);
        }
        if (chomping == '+') {
            out.append("\n".repeat(breaks));
        }
        at = atEnd() ? at : lineStart;
        nextContent();
        return out.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** The indentation of the first line that is not blank; blank ones before it may not be deeper. */
    private int indentOfBlock(int least) {
        int deepestBlank = 0;
        int start = at;
        for (int i = at; i < length; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                deepestBlank = Math.max(deepestBlank, i - start);
                start = i + 1;
            } else if (c != ' ') {
                int indent = i - start;
                if (indent < least || deepestBlank > indent || c == '\t') {
                    throw new Declined();
                }
                return indent;
            }
        }
        throw new Declined();
    }

    /** Passes the indentation and all lines that have nothing else; returns how many. */
    private int breaks(int indent) {
        int breaks = 0;
        while (true) {
            while (at < length && column() < indent && text.charAt(at) == ' ') {
                at++;
            }
            if (at >= length || text.charAt(at) != '\n') {
                return breaks;
            }
            nextLine();
            breaks++;
        }
    }
}
