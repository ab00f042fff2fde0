package dev.bedrock.gitops.host;

import dev.bedrock.core.diagnostic.Printable;

/**
 * Puts text of unknown origin into the Markdown of titles, descriptions and comments, so that it says what it says: no
 * link, image or HTML, nobody is notified, no issue is closed, and no command of the host is given.
 */
public final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|~=:$^\"'&";
    /** Nothing to see, but what follows is no name and no number any more. */
    private static final char GAP = '\u2060';

    private Markdown() {}

    /** The text on one line, with nothing in it that means something. */
    public static String text(String untrusted) {
        String line = Printable.of(untrusted);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '/' && out.toString().isBlank()) {
                out.append('\\');
            } else if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
            if (c == '@' || c == '#' || c == '!' || c == '%' || c == '&' || c == '$' || c == '~') {
                out.append(GAP);
            }
        }
        return out.toString();
    }

    /** The text as code on one line. */
    public static String code(String untrusted) {
        String line = Printable.of(untrusted);
        String fence = fence(line, 1);
        String gap = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
        return fence + gap + line + gap + fence;
    }

    /**
     * The text as a block of code, with its lines. Control characters are made visible.
     *
     * @param language what it is written in, such as {@code diff}; letters only
     */
    public static String block(String language, String untrusted) {
        if (!language.matches("[a-z]*")) {
            throw new IllegalArgumentException("a language has letters only");
        }
        StringBuilder lines = new StringBuilder();
        untrusted.lines().forEach(line -> lines.append(Printable.of(line)).append('\n'));
        String fence = fence(lines.toString(), 3);
        return fence + language + "\n" + lines + fence + "\n";
    }

    /** One more backquote than there are anywhere in a row, and a number of them at least. */
    private static String fence(String text, int least) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(least, longest + 1));
    }
}
