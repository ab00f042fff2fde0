package dev.bedrock.core.document.hcl;

import java.util.List;

/** The lines of a file, and where others fit in. */
final class BodyLayout {
    private final HclFile file;
    private final String text;

    BodyLayout(HclFile file) {
        this.file = file;
        this.text = file.text();
    }

    /**
     * Where lines go.
     *
     * @param span what they replace, often nothing
     * @param indent the indentation of each line
     * @param before what must stand before them
     * @param after what must stand behind them
     */
    record Insertion(HclSpan span, String indent, String before, String after) {
        String wrap(String lines) {
            return before + lines + after;
        }
    }

    String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    String withLineEnds(String lines) {
        return lineEnd().equals("\n") ? lines : lines.replace("\n", "\r\n");
    }

    /** All lines that have something get the indentation. */
    static String indented(String lines, String indent) {
        StringBuilder out = new StringBuilder();
        int start = 0;
        while (start < lines.length()) {
            int newline = lines.indexOf('\n', start);
            int end = newline < 0 ? lines.length() : newline + 1;
            out.append(end - start > 1 || newline < 0 ? indent : "").append(lines, start, end);
            start = end;
        }
        return out.toString();
    }

    int lineStart(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return start == 0 && text.indexOf(HclSource.BYTE_ORDER_MARK) == 0 ? Math.min(1, at) : start;
    }

    String indentOf(int at) {
        int start = lineStart(at);
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Behind the end of the line that a place is on, comments that begin there included. */
    int lineEndBehind(int at) {
        int end = at;
        while (true) {
            int newline = text.indexOf('\n', end);
            int stop = newline < 0 ? text.length() : newline;
            int from = end;
            int over = file.comments().stream()
                    .filter(comment -> comment.start() >= from && comment.start() < stop && comment.end() > stop)
                    .mapToInt(HclSpan::end)
                    .findFirst()
                    .orElse(-1);
            if (over < 0) {
                return newline < 0 ? text.length() : newline + 1;
            }
            end = over;
        }
    }

    Insertion behind(HclBody body) {
        boolean whole = body.span().start() == 0 && body.span().end() == text.length();
        List<HclItem> items = body.items();
        if (whole) {
            int end = items.isEmpty()
                    ? text.length()
                    : lineEndBehind(last(items).span().end());
            boolean open = end > lineStart(end) && (end == 0 || text.charAt(end - 1) != '\n');
            return new Insertion(new HclSpan(end, end), "", open ? lineEnd() : "", "");
        }
        int brace = body.span().start();
        String outer = indentOf(brace);
        if (isOnOneLine(body)) {
            String only = body.span().of(text).strip();
            String kept = only.isEmpty() ? "" : outer + "  " + only + lineEnd();
            return new Insertion(body.span(), outer + "  ", lineEnd() + kept, outer);
        }
        int end = items.isEmpty()
                ? lineEndBehind(brace)
                : lineEndBehind(last(items).span().end());
        String indent =
                items.isEmpty() ? outer + "  " : indentOf(last(items).span().start());
        if (end > body.span().end()) {
            int close = body.span().end();
            return new Insertion(new HclSpan(close, close), indent, lineEnd(), outer);
        }
        return new Insertion(new HclSpan(end, end), indent, "", "");
    }

    /** Whether the content begins on the line of the brace, so that it may be no more than one argument. */
    private boolean isOnOneLine(HclBody body) {
        int end = body.items().isEmpty()
                ? body.span().end()
                : body.items().get(0).span().start();
        int at = body.span().start();
        for (HclSpan comment : file.comments()) {
            if (comment.start() >= at && comment.end() <= end) {
                if (text.substring(at, comment.start()).indexOf('\n') >= 0) {
                    return false;
                }
                at = comment.end();
            }
        }
        return text.substring(at, end).indexOf('\n') < 0;
    }

    private static HclItem last(List<HclItem> items) {
        return items.get(items.size() - 1);
    }

    /** Behind an item that has lines of its own. */
    Insertion behind(HclItem item) {
        int end = lineEndBehind(item.span().end());
        boolean open = end == text.length() && !text.endsWith("\n");
        return new Insertion(new HclSpan(end, end), indentOf(item.span().start()), open ? lineEnd() : "", "");
    }

    boolean isFirstOnLine(int at) {
        return text.substring(lineStart(at), at).isBlank();
    }

    boolean isLastOnLine(int at) {
        int newline = text.indexOf('\n', at);
        return text.substring(at, newline < 0 ? text.length() : newline).isBlank();
    }

    /** A line with a name and a value, its equals sign below the one above if there is room for the name. */
    String aligned(String line, int nameLength, HclSpan nameAbove, HclSpan valueAbove) {
        String between = text.substring(nameAbove.end(), valueAbove.start());
        int width = nameAbove.length() + between.indexOf('=') - 1;
        boolean single = text.substring(nameAbove.start(), valueAbove.end()).indexOf('\n') < 0
                && line.stripTrailing().indexOf('\n') < 0;
        return between.isBlank() || !between.strip().equals("=") || !single || nameLength >= width
                ? line
                : line.substring(0, nameLength) + " ".repeat(width - nameLength) + line.substring(nameLength);
    }

    /** Whether it ends with the marker of a heredoc, behind which nothing may stand. */
    boolean endsWithMarker(HclSpan expression) {
        return file.text(expression).startsWith("<<");
    }

    /** Comments right above, in the same column, belong to what begins at a place; those at the top of a file do not. */
    int startOfComments(int at) {
        int own = lineStart(at);
        String indent = indentOf(at);
        int from = own;
        while (from > 0) {
            int above = lineStart(from - 1);
            boolean comment = indentOf(above).equals(indent) && isCommentLine(above + indent.length(), from);
            if (!comment) {
                return from;
            }
            from = above;
        }
        return own;
    }

    private boolean isCommentLine(int start, int end) {
        boolean begins = file.comments().stream().anyMatch(comment -> comment.start() == start);
        return begins && isSpaceAndComments(start, end);
    }

    /** An item of a body with the comments right above and behind it; of two blank lines around a block, one stays. */
    HclSpan withComments(HclItem item) {
        HclSpan lines = lines(item);
        if (lines.start() != lineStart(item.span().start())) {
            return lines;
        }
        int start = startOfComments(item.span().start());
        int end = lines.end();
        boolean blankAbove =
                start > 0 && text.substring(lineStart(start - 1), start).isBlank();
        int next = lineEndBehind(end);
        boolean blankBelow =
                end == text.length() || (next > end && text.substring(end, next).isBlank());
        if (item instanceof HclBlock && blankAbove && blankBelow) {
            return new HclSpan(lineStart(start - 1), end);
        }
        return new HclSpan(start, end);
    }

    /** The whole lines of an item, or only itself and the space around it if it shares its line. */
    HclSpan lines(HclItem item) {
        int start = lineStart(item.span().start());
        int end = lineEndBehind(item.span().end());
        boolean first = text.substring(start, item.span().start()).isBlank();
        boolean alone = first && isSpaceAndComments(item.span().end(), end);
        if (alone) {
            return new HclSpan(start, end);
        }
        int from = item.span().start();
        while (from > start && text.charAt(from - 1) == ' ') {
            from--;
        }
        int to = item.span().end();
        while (to < text.length() && text.charAt(to) == ' ') {
            to++;
        }
        return new HclSpan(from, to);
    }

    boolean isSpaceAndComments(int start, int end) {
        int at = start;
        for (HclSpan comment : file.comments()) {
            if (comment.start() >= at && comment.end() <= end) {
                if (!text.substring(at, comment.start()).isBlank()) {
                    return false;
                }
                at = comment.end();
            }
        }
        return text.substring(at, end).isBlank();
    }
}
