package dev.bedrock.core.document.yaml;

/** Writes strings in their styles, folding long lines at spaces. */
final class ScalarEmitter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final LineWriter line;
    private final boolean tabsInBlocks;

    ScalarEmitter(LineWriter line, boolean tabsInBlocks) {
        this.line = line;
        this.tabsInBlocks = tabsInBlocks;
    }

    /** A string in double quotes, on one line. */
    static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        new ScalarEmitter(new LineWriter(out, Integer.MAX_VALUE), false).doubleQuoted(text, false);
        return out.toString();
    }

    /** A number, boolean or null. */
    void token(String text) {
        line.space();
        line.put(text);
        line.endScalar();
    }

    /** A string; a simple key is neither folded nor a block. */
    void string(String text, int step, boolean simpleKey) {
        int before = line.deeper(step, true);
        switch (ScalarAnalysis.styleOf(text, simpleKey, tabsInBlocks)) {
            case PLAIN -> plain(text, !simpleKey);
            case SINGLE_QUOTED -> singleQuoted(text, !simpleKey);
            case DOUBLE_QUOTED -> doubleQuoted(text, !simpleKey);
            case LITERAL -> literal(text, step);
        }
        line.indent(before);
    }

    private void plain(String text, boolean foldable) {
        line.space();
        if (!foldable || text.indexOf(' ') < 0) {
            line.put(text);
        } else {
            boolean spaceBefore = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ' ' && !spaceBefore && line.isTooWide() && text.charAt(i + 1) != ' ') {
                    line.indentLine();
                } else {
                    line.put(c);
                    line.textLine();
                }
                spaceBefore = c == ' ';
            }
        }
        line.endScalar();
    }

    private void singleQuoted(String text, boolean foldable) {
        line.indicator('\'', true, false);
        boolean spaceBefore = false;
        boolean breakBefore = false;
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                boolean fold = foldable && !spaceBefore && line.isTooWide() && i > 0 && i < last;
                if (fold && text.charAt(i + 1) != ' ') {
                    line.indentLine();
                } else {
                    line.put(c);
                }
            } else if (ScalarAnalysis.isBreak(c)) {
                line.lineBreak(c);
                line.openLine();
            } else {
                if (breakBefore) {
                    line.indentLine();
                }
                if (c == '\'') {
                    line.put('\'');
                }
                line.put(c);
                line.textLine();
            }
            spaceBefore = c == ' ';
            breakBefore = c != ' ' && ScalarAnalysis.isBreak(c);
        }
        line.indicator('\'', false, false);
        line.endScalar();
    }

    private void doubleQuoted(String text, boolean foldable) {
        line.indicator('"', true, false);
        // Other tools take every character for a byte order mark once the first one is.
        boolean escapeAll = text.startsWith("\ufeff");
        boolean spaceBefore = false;
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c == ' ' && !escapeAll) {
                if (foldable && !spaceBefore && line.isTooWide() && i > 0 && i < last) {
                    line.indentLine();
                    if (text.charAt(i + 1) == ' ') {
                        line.put('\\');
                    }
                } else {
                    line.put(c);
                }
                spaceBefore = true;
                continue;
            }
            spaceBefore = false;
            if (escapeAll || c == '"' || c == '\\' || ScalarAnalysis.isBreak(c) || !ScalarAnalysis.isPrintable(c)) {
                int point = text.codePointAt(i);
                escape(point);
                i += Character.charCount(point) - 1;
            } else {
                line.put(c);
            }
            line.textLine();
        }
        line.indicator('"', false, false);
        line.endScalar();
    }

    private void escape(int point) {
        line.put('\\');
        switch (point) {
            case 0 -> line.put('0');
            case 7 -> line.put('a');
            case '\b' -> line.put('b');
            case '\t' -> line.put('t');
            case '\n' -> line.put('n');
            case 0xb -> line.put('v');
            case '\f' -> line.put('f');
            case '\r' -> line.put('r');
            case 0x1b -> line.put('e');
            case '"', '\\' -> line.put((char) point);
            case 0x85 -> line.put('N');
            case 0xa0 -> line.put('_');
            case 0x2028 -> line.put('L');
            case 0x2029 -> line.put('P');
            default -> hexadecimal(Character.isSurrogate((char) point) && point < 0x10000 ? 0xfffd : point);
        }
    }

    private void hexadecimal(int point) {
        int digits = point <= 0xff ? 2 : point <= 0xffff ? 4 : 8;
        line.put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            line.put(HEX[point >> shift & 0xf]);
        }
    }

    private void literal(String text, int step) {
        line.indicator('|', true, false);
        char first = text.charAt(0);
        if (first == ' ' || ScalarAnalysis.isBreak(first)) {
            line.put((char) ('0' + step));
        }
        int last = text.length() - 1;
        if (!ScalarAnalysis.isBreak(text.charAt(last))) {
            line.put('-');
        } else if (last == 0 || ScalarAnalysis.isBreak(text.charAt(last - 1))) {
            line.put('+');
        }
        line.lineBreak('\n');
        line.openLine();
        boolean breakBefore = true;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (ScalarAnalysis.isBreak(c)) {
                line.lineBreak(c);
                line.openLine();
                breakBefore = true;
            } else {
                if (breakBefore) {
                    line.indentLine();
                }
                line.put(c);
                line.textLine();
                breakBefore = false;
            }
        }
    }
}
