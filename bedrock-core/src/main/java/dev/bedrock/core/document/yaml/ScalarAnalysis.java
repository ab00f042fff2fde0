package dev.bedrock.core.document.yaml;

/** Which styles can carry a string. Its rules are those of the other tools, needlessly careful ones included. */
final class ScalarAnalysis {
    /** Characters that never ask for quotes, wherever they stand. */
    private static final boolean[] HARMLESS = new boolean[128];

    static {
        String harmless = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+$()=;<^~\\";
        for (int i = 0; i < harmless.length(); i++) {
            HARMLESS[harmless.charAt(i)] = true;
        }
    }

    private boolean indicators;
    private boolean breaks;
    private boolean special;
    private boolean spaceAtEdge;
    private boolean breakAtEdge;
    private boolean trailingSpace;
    private boolean breakThenSpace;
    private boolean spaceThenBreak;

    private ScalarAnalysis() {}

    /**
     * The style for a value, or for a key that must stay on its line.
     *
     * @param tabsInBlocks whether tabs may stand in block scalars
     */
    static ScalarStyle styleOf(String text, boolean key, boolean tabsInBlocks) {
        boolean plainMeansText = PlainText.isText(text);
        if (isHarmless(text)) {
            return plainMeansText ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        }
        ScalarAnalysis analysis = new ScalarAnalysis();
        analysis.analyze(text, tabsInBlocks && text.indexOf('\n') >= 0);
        if (text.indexOf('\n') >= 0) {
            return !key && analysis.literalAllowed() ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
        }
        if (!plainMeansText || (key && analysis.breaks)) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        if (analysis.plainAllowed()) {
            return ScalarStyle.PLAIN;
        }
        return analysis.singleQuotedAllowed() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= ' ' && c <= '~')
                || (c >= 0xa0 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe && c != 0xfeff);
    }

    /** Whether a text has only characters that never ask for quotes, not even in flow style. */
    static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || (!HARMLESS[c] && (c != '-' || i == 0))) {
                return false;
            }
        }
        return !text.isEmpty() && !text.startsWith("...");
    }

    private void analyze(String text, boolean tabsAllowed) {
        if (text.startsWith("---") || text.startsWith("...")) {
            indicators = true;
        }
        boolean blankBefore = true;
        boolean spaceBefore = false;
        boolean breakBefore = false;
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            indicators |= isIndicator(c, i == 0, blankBefore, i == last || isBlank(text.charAt(i + 1)));
            special |= !isPrintable(c) && !(tabsAllowed && c == '\t');
            boolean space = c == ' ';
            boolean lineBreak = isBreak(c);
            breaks |= lineBreak;
            if (i == 0 || i == last) {
                spaceAtEdge |= space;
                breakAtEdge |= lineBreak;
                trailingSpace |= space && i == last;
            }
            breakThenSpace |= space && breakBefore;
            spaceThenBreak |= lineBreak && spaceBefore;
            spaceBefore = space;
            breakBefore = lineBreak;
            blankBefore = isBlank(c) || lineBreak;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isIndicator(char c, boolean first, boolean blankBefore, boolean blankAfter) {
        return switch (c) {
            case ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> first;
            case '?', '-' -> first && blankAfter;
            case ':' -> blankAfter;
            case '#' -> blankBefore;
            default -> false;
        };
    }

    private boolean plainAllowed() {
        return !indicators && !breaks && !spaceAtEdge && !breakAtEdge && singleQuotedAllowed();
    }

    private boolean singleQuotedAllowed() {
        return !special && !spaceThenBreak && !breakThenSpace;
    }

    private boolean literalAllowed() {
        return !special && !spaceThenBreak && !trailingSpace;
    }
}
