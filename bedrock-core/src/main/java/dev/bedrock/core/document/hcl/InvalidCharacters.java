package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;

/** What is to be said about a character that HCL does not have at its place. */
final class InvalidCharacters {
    private InvalidCharacters() {}

    static Problem problem(String text, int at, SourceLocation location) {
        int point = text.codePointAt(at);
        return HclCode.SYNTAX.error(message(point), location).withHint(hint(point));
    }

    private static String message(int point) {
        return switch (point) {
            case '\n', '\r' -> "a string in quotes must end on its line";
            case '\\' -> "a backslash must be followed by what it escapes, on the same line";
            default -> "the character '" + Printable.of(Character.toString(point)) + "' is not allowed here";
        };
    }

    private static String hint(int point) {
        return switch (point) {
            case '\n', '\r' -> "write \\n, or a heredoc: <<EOT";
            case '\'', '\u2018', '\u2019', '\u201C', '\u201D' -> "strings are in double quotes";
            case '`' -> "strings of several lines are written as heredoc: <<EOT";
            case ';' -> "arguments end with their line, items of lists with a comma";
            case '&' -> "'and' is written &&";
            case '|' -> "'or' is written ||";
            case '~' -> "'not' is written !";
            case '$' -> "sequences ${...} are only possible in quotes; outside, write the expression alone";
            default -> "";
        };
    }
}
