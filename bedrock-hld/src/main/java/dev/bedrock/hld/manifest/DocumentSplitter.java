package dev.bedrock.hld.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a YAML stream into the texts of its documents. A document begins after a line that is {@code ---}, or {@code ---}
 * and white space and more; no scalar can contain such a line, so nothing has to be parsed.
 */
final class DocumentSplitter {
    private DocumentSplitter() {}

    /**
     * A piece of a stream.
     *
     * @param text the text, without the marker
     * @param line the line that it begins on, from 1
     */
    record Piece(String text, int line) {}

    static List<Piece> split(String stream) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int startLine = 1;
        int line = 1;
        for (int at = 0; at < stream.length(); line++) {
            int end = stream.indexOf('\n', at);
            int next = end < 0 ? stream.length() : end + 1;
            if (isMarker(stream, at)) {
                add(pieces, stream, start, at, startLine);
                start = at + 3;
                startLine = line;
            } else if (isEnd(stream, at)) {
                add(pieces, stream, start, at, startLine);
                start = next;
                startLine = line + 1;
            }
            at = next;
        }
        add(pieces, stream, start, stream.length(), startLine);
        return pieces;
    }

    private static boolean isMarker(String text, int at) {
        return text.startsWith("---", at) && (at + 3 == text.length() || isSpace(text.charAt(at + 3)));
    }

    private static boolean isEnd(String text, int at) {
        return text.startsWith("...", at) && (at + 3 == text.length() || isSpace(text.charAt(at + 3)));
    }

    private static boolean isSpace(char c) {
        return c == '\n' || c == '\r' || c == ' ' || c == '\t';
    }

    /** Drops blank lines at both ends, but never the indentation of the first line. */
    private static void add(List<Piece> pieces, String stream, int from, int to, int line) {
        int start = from;
        int startLine = line;
        for (int i = from; i < to && isSpace(stream.charAt(i)); i++) {
            if (stream.charAt(i) == '\n') {
                start = i + 1;
                startLine++;
            }
        }
        int end = to;
        while (end > start && isSpace(stream.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            pieces.add(new Piece(stream.substring(start, end) + "\n", startLine));
        }
    }
}
