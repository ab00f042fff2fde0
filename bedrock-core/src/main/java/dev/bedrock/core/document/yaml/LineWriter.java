package dev.bedrock.core.document.yaml;

/** Appends tokens and knows where on the line it is, so that it can tell when a space or a line break is due. */
final class LineWriter {
    private final int width;
    private final StringBuilder out;
    private int column;
    /** The current indentation; -1 outside of everything. */
    private int indent = -1;
    /** Whether nothing needs to be put between what is there and the next token. */
    private boolean spaced = true;
    /** Whether there is only indentation on the line, dashes and question marks included. */
    private boolean atIndentation = true;

    LineWriter(StringBuilder out, int width) {
        this.out = out;
        this.width = width;
    }

    int length() {
        return out.length();
    }

    int indent() {
        return indent;
    }

    void indent(int newIndent) {
        indent = newIndent;
    }

    /** One level deeper; the first level of a collection is the left margin, that of a scalar is not. */
    int deeper(int step, boolean scalar) {
        int before = indent;
        indent = indent < 0 && !scalar ? 0 : Math.max(indent, 0) + step;
        return before;
    }

    boolean atIndentation() {
        return atIndentation;
    }

    boolean isTooWide() {
        return column > width;
    }

    /** Such as {@code -} and {@code :}; those that may stand in front of a nested collection keep the line open. */
    void indicator(char c, boolean needsSpace, boolean indents) {
        if (needsSpace) {
            space();
        }
        put(c);
        spaced = false;
        atIndentation &= indents;
    }

    void space() {
        if (!spaced) {
            put(' ');
        }
    }

    /** To the indentation, on a new line unless this one is still empty. */
    void indentLine() {
        int target = Math.max(indent, 0);
        if (!atIndentation || column > target || (column == target && !spaced)) {
            lineBreak('\n');
        }
        while (column < target) {
            put(' ');
        }
        spaced = true;
        atIndentation = true;
    }

    void put(char c) {
        out.append(c);
        // The second half of a character beyond the basic plane takes no column.
        column += Character.isLowSurrogate(c) ? 0 : 1;
    }

    /** A text without line breaks. */
    void put(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }

    void lineBreak(char c) {
        out.append(c);
        column = 0;
    }

    /** After a line break of a scalar the next line may start at once. */
    void openLine() {
        spaced = true;
        atIndentation = true;
    }

    void textLine() {
        atIndentation = false;
    }

    void endScalar() {
        spaced = false;
        atIndentation = false;
    }
}
