package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Arrays;

/** A text on its way through {@link QuickReader}: the position, lines, and all kinds of scalars in block style. */
final class QuickText {
    private static final int LONGEST_KEY = 1000;

    /** Text is looked at up to this far behind its end. */
    private static final int MARGIN = 3;

    private final String file;
    private final SourceLocation nowhere;
    /** The text and some line breaks. */
    private final char[] chars;

    private final int length;
    /** Where the last line starts that may separate documents, the first line aside; 0 if there is none. */
    private final int lastMarker;

    private final StringBuilder buffer = new StringBuilder();
    private boolean skipping;
    /** The position for which the end of a plain key was searched last, and that end. */
    private int keyStart = -1;

    private int keyEnd;
    private int at;
    private int line = 1;
    private int lineStart;

    QuickText(String file, String text) {
        this.file = file;
        this.nowhere = SourceLocation.of(file);
        this.length = text.length();
        this.chars = new char[length + MARGIN];
        text.getChars(0, length, chars, 0);
        Arrays.fill(chars, length, length + MARGIN, '\n');
        int marker = 0;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c == '\n') {
                marker = isMarker(i + 1) ? i + 1 : marker;
            } else if (!isEasy(c)) {
                throw new Declined();
            }
        }
        this.lastMarker = marker;
    }

    private boolean isMarker(int index) {
        char c = chars[index];
        return (c == '-' || c == '.') && chars[index + 1] == c && chars[index + 2] == c;
    }

    /** From here on texts are passed and checked, but what is returned is without meaning. */
    void skipping(boolean skip) {
        skipping = skip;
    }

    boolean isSkipping() {
        return skipping;
    }

    private StringBuilder buffer() {
        buffer.setLength(0);
        return buffer;
    }

    private String text(StringBuilder text) {
        return skipping ? "" : text.toString();
    }

    private String text(int from, int to) {
        return skipping ? "" : new String(chars, from, to - from);
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
        return chars[at];
    }

    boolean atEnd() {
        return at >= length;
    }

    int column() {
        return at - lineStart;
    }

    SourceLocation location() {
        return skipping ? nowhere : SourceLocation.of(file, line, column() + 1);
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
        while (chars[at] == ' ') {
            at++;
        }
    }

    private void skipRest() {
        int end = at;
        while (chars[end] != '\n') {
            end++;
        }
        at = end;
    }

    /** Whether there is nothing but a comment up to the end of the line; spaces are passed. */
    boolean isLineDone() {
        skipSpaces();
        char c = peek();
        return c == '\n' || (c == '#' && (at == lineStart || chars[at - 1] == ' '));
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
        return isGap(chars[at + 1]);
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\n';
    }

    /** A single marker of documents at the start is passed; texts with others are declined. */
    void passDocumentStart() {
        nextContent();
        if (column() == 0 && chars[at] == '-' && isMarker(at)) {
            at += 3;
            endLine();
        }
        if (lastMarker > at || (column() == 0 && isMarker(at))) {
            throw new Declined();
        }
    }

    /** The index of the colon after a plain key that starts here; -1 if there is none in the line. */
    int endOfPlainKey() {
        if (keyStart != at) {
            keyStart = at;
            keyEnd = findEndOfPlainKey();
        }
        return keyEnd;
    }

    private int findEndOfPlainKey() {
        for (int i = at; i < length; i++) {
            char c = chars[i];
            if (c == '\n' || (c == '#' && chars[i - 1] == ' ')) {
                return -1;
            }
            if (c == ':' && (isGap(chars[i + 1]) || chars[i + 1] == '\t')) {
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
        while (last > at && chars[last - 1] == ' ') {
            last--;
        }
        for (int i = at; i < last; i++) {
            if (chars[i] == '\t') {
                throw new Declined();
            }
        }
        int start = at;
        at = end;
        return text(start, last);
    }

    /** Whether a plain scalar in block style may start with what is here. */
    boolean startsPlain() {
        char c = peek();
        return c == '-' ? !isGap(chars[at + 1]) && chars[at + 1] != '\t' : ",[]{}#&*!|>'\"%@`?:\t\n".indexOf(c) < 0;
    }

    /** A plain scalar, whose further lines stand deeper than the collection that it is in. Goes to the next content. */
    String plain(int parentIndent) {
        String first = plainLine();
        if (peek() == '#' || !continues(parentIndent)) {
            endLine();
            return first;
        }
        StringBuilder all = buffer().append(first);
        while (peek() != '#' && continues(parentIndent)) {
            int before = line;
            nextContent();
            int breaks = line - before;
            all.append(breaks == 1 ? " " : "\n".repeat(breaks - 1)).append(plainLine());
        }
        String plain = text(all);
        endLine();
        return plain;
    }

    /** What is plain in this line; the position is the comment or the end afterwards. */
    private String plainLine() {
        int end = at;
        for (char c = chars[end]; c != '\n'; c = chars[++end]) {
            if (c == ':' && (isGap(chars[end + 1]) || chars[end + 1] == '\t')) {
                throw new Declined();
            }
            if (c == '#' && end > at && chars[end - 1] == ' ') {
                break;
            }
        }
        return plainUntil(end);
    }

    /** Whether the next line that is not blank belongs to a plain scalar. */
    private boolean continues(int parentIndent) {
        int start = at + 1;
        int i = start;
        while (i < length && isGap(chars[i])) {
            start = chars[i] == '\n' ? i + 1 : start;
            i++;
        }
        return i < length && i - start > parentIndent && chars[i] != '#';
    }

    /** The index behind a scalar in single or double quotes on one line; -1 if it does not end in this line. */
    int endOfQuoted() {
        char quote = peek();
        for (int i = at + 1; i < length; i++) {
            char c = chars[i];
            if (c == '\n') {
                return -1;
            } else if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '"' || chars[i + 1] != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    /** Whether a colon that ends a key follows behind an index. */
    boolean isKeyEnd(int index) {
        int i = index;
        while (chars[i] == ' ') {
            i++;
        }
        return chars[i] == ':' && isGap(chars[i + 1]) && checkedKeyEnd(i) == i;
    }

    /** A scalar in quotes. */
    String quoted() {
        int end = endOfQuoted();
        if (end < 0) {
            return quotedLines();
        }
        char quote = peek();
        int start = at + 1;
        for (int i = start; i < end - 1; i++) {
            if (chars[i] == quote || (chars[i] == '\\' && quote == '"')) {
                return quotedLines();
            }
        }
        at = end;
        return text(start, end - 1);
    }

    /** A scalar in quotes that has escapes, or goes on in further lines, whose breaks are folded. */
    private String quotedLines() {
        char quote = chars[at++];
        StringBuilder out = buffer();
        while (true) {
            if (atEnd()) {
                throw new Declined();
            }
            char c = chars[at];
            if (c == quote) {
                at++;
                if (quote == '"' || chars[at] != quote) {
                    return text(out);
                }
                out.append(chars[at++]);
            } else if (c == '\\' && quote == '"') {
                at++;
                escape(out);
            } else if (c == ' ' || c == '\n') {
                space(out);
            } else if (c == '\t') {
                throw new Declined();
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private void escape(StringBuilder out) {
        char c = chars[at];
        if (c != '\n') {
            out.append(unescaped(c));
            at++;
        } else if (!atEnd()) {
            nextLine();
            out.append("\n".repeat(blankLines()));
        }
    }

    private void space(StringBuilder out) {
        int start = at;
        skipSpaces();
        if (chars[at] != '\n') {
            out.append(chars, start, at - start);
        } else if (!atEnd()) {
            nextLine();
            int blank = blankLines();
            out.append(blank == 0 ? " " : "\n".repeat(blank));
        }
    }

    /** Passes lines that have only spaces, and those before the text of the next one; returns how many lines. */
    private int blankLines() {
        int lines = 0;
        skipSpaces();
        while (!atEnd() && chars[at] == '\n') {
            nextLine();
            lines++;
            skipSpaces();
        }
        return lines;
    }

    private static char unescaped(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\', ' ', '/' -> escape;
            default -> throw new Declined();
        };
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
        if (atEnd() || chars[length - 1] == ' ') {
            throw new Declined();
        }
        nextLine();
        int indent = indentOfBlock(Math.max(parentIndent + 1, 1));
        if (indent < 0) {
            if (chomping == '+') {
                throw new Declined();
            }
            nextContent();
            return "";
        }
        StringBuilder out = buffer();
        int breaks = breaks(indent);
        String lineEnd = "";
        while (column() == indent && !atEnd()) {
            out.append("\n".repeat(breaks));
            boolean flush = !isSpace(peek());
            int start = at;
            skipRest();
            out.append(chars, start, at - start);
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
        String block = text(out);
        nextContent();
        return block;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** The indentation of the first line that is not blank; -1 if nothing is in the block. */
    private int indentOfBlock(int least) {
        int deepestBlank = 0;
        int start = at;
        for (int i = at; i < length; i++) {
            char c = chars[i];
            if (c == '\n') {
                deepestBlank = Math.max(deepestBlank, i - start);
                start = i + 1;
            } else if (c != ' ') {
                int indent = i - start;
                if (c == '\t' || (indent >= least && deepestBlank > indent)) {
                    throw new Declined();
                }
                return indent < least ? -1 : indent;
            }
        }
        return -1;
    }

    /** Passes the indentation and all lines that have nothing else; returns how many. */
    private int breaks(int indent) {
        int breaks = 0;
        while (true) {
            while (at < length && column() < indent && chars[at] == ' ') {
                at++;
            }
            if (at >= length || chars[at] != '\n') {
                return breaks;
            }
            nextLine();
            breaks++;
        }
    }
}
