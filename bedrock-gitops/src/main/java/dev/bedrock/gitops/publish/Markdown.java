package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts text of others into Markdown, so that it cannot end the place it is in, draw anything, mention anybody, or be taken
 * for a command by the log of a build.
 */
final class Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    /** Azure Pipelines and GitHub Actions find the first anywhere in a line, GitHub Actions the second at its begin. */
    private static final Pattern COMMAND =
            Pattern.compile("##(?=\\[|vso\\[)|^([-+ \\t]*):(?=:)", Pattern.CASE_INSENSITIVE);

    private Markdown() {}

    /** A span of code in one line. */
    static String code(String text) {
        String line = plain(Printable.of(text));
        String fence = "`".repeat(longestRun(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + space + line + space + fence;
    }

    /** Text inside of an HTML element. */
    static String html(String text) {
        return plain(Printable.of(text))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A block of lines. */
    static String block(String language, String text) {
        String lines = text.lines()
                .map(line -> plain(Printable.of(line.replace("\t", "    "))) + "\n")
                .collect(Collectors.joining());
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        return fence + language + "\n" + lines + fence + "\n";
    }

    private static String plain(String line) {
        return COMMAND.matcher(line).replaceAll(found -> {
            String begin = found.group(1);
            return Matcher.quoteReplacement(begin == null ? "# #" : begin + ": ");
        });
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }
}
