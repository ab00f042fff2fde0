package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Set;

/** Texts as literals: the one place where a text becomes HCL. */
final class HclText {
    private static final Set<String> WORDS = Set.of("for", "if", "in", "true", "false", "null");
    private static final String MARKER = "EOT";

    private HclText() {}

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Characters.isIdentifierStart(text.codePointAt(0))) {
            return false;
        }
        return new Scanner(text).identifierEnd(0) == text.length();
    }

    static String key(String text) {
        return isIdentifier(text) && !WORDS.contains(text) ? text : quoted(text);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '$', '%' -> {
                    boolean opens = i < text.length() && text.charAt(i) == '{';
                    out.append(opens ? Character.toString(point).repeat(2) : Character.toString(point));
                }
                default -> append(out, point);
            }
        }
        return out.append('"').toString();
    }

    /** What nobody can see is written as escape. */
    private static void append(StringBuilder out, int point) {
        switch (Character.getType(point)) {
            case Character.SURROGATE ->
                throw new InvalidInputException(
                        HclCode.VALUE.error("the text has half of a character (a lone surrogate)"));
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> out.append(String.format(point > 0xffff ? "\\U%08X" : "\\u%04X", point));
            default -> out.appendCodePoint(point);
        }
    }

    /** Several whole lines of what can be seen, of which the least indented has no indentation. */
    static boolean fitsHeredoc(String text) {
        if (!text.endsWith("\n") || text.indexOf('\n') == text.length() - 1 || !isVisible(text)) {
            return false;
        }
        boolean anchored = false;
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            if (line.isBlank() || line.strip().equals(MARKER)) {
                return false;
            }
            anchored |= !Characters.isSpace(line.charAt(0));
        }
        return anchored;
    }

    private static boolean isVisible(String text) {
        return text.codePoints().allMatch(point -> switch (Character.getType(point)) {
            case Character.SURROGATE,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.UNASSIGNED -> point == ' ';
            case Character.CONTROL -> point == '\n' || point == '\t';
            default -> true;
        });
    }

    static String heredoc(String text, String indent) {
        StringBuilder out = new StringBuilder("<<-" + MARKER + "\n");
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent + "  ")
                    .append(line.replace("${", "$${").replace("%{", "%%{"))
                    .append('\n');
        }
        return out.append(indent).append("  ").append(MARKER).toString();
    }
}
