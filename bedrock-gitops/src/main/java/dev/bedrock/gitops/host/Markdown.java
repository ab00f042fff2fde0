package dev.bedrock.gitops.host;

import dev.bedrock.core.diagnostic.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text of unknown origin into the Markdown of titles, descriptions and comments, so that it says what it says: no
 * link, image or HTML, nobody is notified, no issue is closed, no command of the host is given, and none to the build in whose
 * log it is printed.
 */
public final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|~=:$^\"'&";
    /** Nothing to see, but what follows is no name and no number any more. */
    private static final char GAP = '\u2060';

    /** Azure Pipelines and GitHub Actions find the first anywhere in a line, GitHub Actions the second at its begin. */
    private static final Pattern COMMAND =
            Pattern.compile("##(?=\\[|vso\\[)|^([-+ \\t]*):(?=:)", Pattern.CASE_INSENSITIVE);

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
        String line = plain(Printable.of(untrusted));
        String fence = fence(line, 1);
        String gap = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
        return fence + gap + line + gap + fence;
    }

    /** The text in an element of HTML, on one line. */
    public static String html(String untrusted) {
        return plain(Printable.of(untrusted))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
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
        untrusted.lines().forEach(line -> lines.append(plain(Printable.of(line.replace("\t", "    "))))
                .append('\n'));
        String fence = fence(lines.toString(), 3);
        return fence + language + "\n" + lines + fence + "\n";
    }

    private static String plain(String line) {
        return COMMAND.matcher(line).replaceAll(found -> {
            String begin = found.group(1);
            return Matcher.quoteReplacement(begin == null ? "# #" : begin + ": ");
        });
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
