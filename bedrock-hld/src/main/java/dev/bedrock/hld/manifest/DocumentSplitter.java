package dev.bedrock.hld.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a YAML stream into the texts of its documents. A document begins after a line that is {@code ---}, or {@code ---}
 * and white space and more; no scalar can contain such a line, so nothing has to be parsed.
 */
final class DocumentSplitter {
    /** The header of a block scalar that keeps the empty lines at its end. */
    private static final Pattern KEEPING_SCALAR =
            Pattern.compile("[|>](?:[1-9]?\\+|\\+[1-9])[ \\t]*(?:#.*)?$", Pattern.MULTILINE);

    /** The header of a block scalar, for which the spaces of lines that seem empty may count. */
    private static final Pattern BLOCK_SCALAR = Pattern.compile("[|>][1-9+-]{0,2}[ \\t]*(?:#.*)?$", Pattern.MULTILINE);

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

    /**
     * Drops blank lines at both ends, but neither the indentation of the first line nor what belongs to a block scalar at
     * the end.
     */
    private static void add(List<Piece> pieces, String stream, int from, int to, int line) {
        int start = from;
        int startLine = line;
        for (int i = from; i < to && isSpace(stream.charAt(i)); i++) {
            if (stream.charAt(i) == '\n') {
                start = i + 1;
                startLine++;
            }
        }
        int end = contentEnd(stream, start, to);
        if (end > start && !isDirectives(stream, start, to)) {
            String text = stream.substring(start, end);
            pieces.add(new Piece(text.endsWith("\n") ? text : text + "\n", startLine));
        }
    }

    private static int contentEnd(String stream, int start, int to) {
        int last = to;
        while (last > start && isSpace(stream.charAt(last - 1))) {
            last--;
        }
        if (last == start) {
            return start;
        }
        int lineEnd = stream.indexOf('\n', last);
        if (lineEnd < 0 || lineEnd >= to) {
            return to;
        }
        boolean onlyLineBreaks = stream.substring(lineEnd, to).chars().allMatch(c -> c == '\n' || c == '\r');
        boolean meaningful = onlyLineBreaks
                ? hasPlus(stream, start, last) && isFound(KEEPING_SCALAR, stream, start, last)
                : isFound(BLOCK_SCALAR, stream, start, last);
        return meaningful ? to : lineEnd + 1;
    }

    /** Most documents have none, and looking for one character is many times faster than looking for a pattern. */
    private static boolean hasPlus(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != '+') {
            at++;
        }
        return at < end;
    }

    private static boolean isFound(Pattern pattern, String text, int start, int end) {
        return pattern.matcher(text).region(start, end).find();
    }

    /** Directives such as {@code %YAML 1.2} stand before the marker of their document and are no document themselves. */
    private static boolean isDirectives(String stream, int start, int to) {
        return stream.startsWith("---", to)
                && stream.charAt(start) == '%'
                && stream.substring(start, to)
                        .lines()
                        .allMatch(line -> line.isBlank() || line.startsWith("%") || line.startsWith("#"));
    }
}
