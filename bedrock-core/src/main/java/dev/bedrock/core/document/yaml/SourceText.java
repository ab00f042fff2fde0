package dev.bedrock.core.document.yaml;

/** A text with its lines. */
final class SourceText {
    private final String text;
    /** The offset of every character, empty while each takes one {@code char}. */
    private final int[] offsets;

    private final int byteOrderMark;

    SourceText(String text) {
        this.text = text;
        this.byteOrderMark = text.startsWith("\ufeff") ? 1 : 0;
        this.offsets = offsets(text);
    }

    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        for (int i = 0; i < points; i++) {
            offsets[i + 1] = text.offsetByCodePoints(offsets[i], 1);
        }
        return offsets;
    }

    String text() {
        return text;
    }

    /** Where the parser's character stands. It counts code points and does not see a byte order mark. */
    int offsetOf(int codePoint) {
        int point = codePoint + byteOrderMark;
        return offsets.length == 0 ? point : offsets[Math.min(point, offsets.length - 1)];
    }

    /** The line break of the first line, which is taken for those to come. */
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    int lineStart(int offset) {
        return Math.max(text.lastIndexOf('\n', offset - 1) + 1, byteOrderMark);
    }

    /** The end of the line, before its line break. */
    int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The start of the next line, or the end of the text. */
    int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int offset) {
        return offset - lineStart(offset);
    }

    boolean isBlank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    boolean isCommentLine(int lineStart) {
        int at = skipSpaces(lineStart);
        return at < text.length() && text.charAt(at) == '#';
    }

    int skipSpaces(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Behind the colon that follows a key on its line, or -1. */
    int behindColon(int keyEnd) {
        int at = skipSpaces(keyEnd);
        return at < text.length() && text.charAt(at) == ':' ? at + 1 : -1;
    }

    /** The first dash from here on that starts a list item, past the rest of a value, blank lines and comments. */
    int nextDash(int from) {
        int at = from;
        if (at < text.length() && text.charAt(at) == '-') {
            return at;
        }
        if (column(at) > 0) {
            at = nextLine(at);
        }
        while (at < text.length() && (isCommentLine(at) || isBlank(at, lineEnd(at)))) {
            at = nextLine(at);
        }
        return skipSpaces(at);
    }

    /** Whether the header of a block scalar keeps all blank lines at its end. */
    boolean isKept(int scalarStart) {
        String header = text.substring(scalarStart, lineEnd(scalarStart));
        int comment = header.indexOf(" #");
        return (comment < 0 ? header : header.substring(0, comment)).indexOf('+') >= 0;
    }
}
