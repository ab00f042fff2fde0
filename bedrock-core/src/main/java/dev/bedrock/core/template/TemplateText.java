package dev.bedrock.core.template;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * Rewrites a template for the engine, so that it means there what it means in Jinja: a line break behind a statement or
 * comment, and blanks before one that begins its line, do not count; a {@code +} needs no blanks around it; braces in
 * expressions may be nested. Delimiters that are not closed are found here, where their place is known.
 *
 * <p>The engine takes the line at the end of a statement for its place. So line breaks that are dropped before a statement
 * are put in front of its first word, and those inside of it in front of the next one.
 */
final class TemplateText {
    private static final int DEEPEST = 100;

    private final String file;
    private final String text;
    private final LineMarks marks;
    private final StringBuilder out;
    private int position;
    private int pendingBreaks;

    private TemplateText(String file, String text, LineMarks marks) {
        this.file = file;
        this.text = text;
        this.marks = marks;
        this.out = new StringBuilder(text.length() + 64);
    }

    static String prepare(String file, String text, LineMarks marks) {
        return new TemplateText(file, text, marks).rewrite();
    }

    private String rewrite() {
        while (position < text.length()) {
            int open = nextOpening(position);
            if (open < 0) {
                literal(position, text.length());
                break;
            }
            char kind = text.charAt(open + 1);
            literal(position, kind == '{' ? open : withoutIndentation(open));
            position = open;
            if (kind == '{') {
                expression(open);
            } else if (kind == '#') {
                comment(open);
            } else {
                statement(open);
            }
        }
        return out.toString();
    }

    private int nextOpening(int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '{' && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void literal(int from, int to) {
        if (from < to) {
            out.append(marks.mark(file, text, from, to));
        }
    }

    /** Blanks before a statement that is the first in its line do not count. */
    private int withoutIndentation(int open) {
        if (open + 2 < text.length() && text.charAt(open + 2) == '+') {
            return open;
        }
        int start = open;
        while (start > position && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        boolean firstInLine = start == 0 || text.charAt(start - 1) == '\n';
        return firstInLine ? start : open;
    }

    private void expression(int open) {
        int close = closing(open, "}}");
        delimited(open, close, "{{", "}}");
        position = close + 2;
    }

    private void comment(int open) {
        int end = text.indexOf("#}", open + 2);
        if (end < 0) {
            throw unclosed("comment", "#}", open);
        }
        boolean trimLeft = text.charAt(open + 2) == '-';
        boolean trimRight = end > open + 2 && text.charAt(end - 1) == '-';
        out.append(trimLeft ? "{#-" : "{#").append("\n".repeat(pendingBreaks)).append(trimRight ? "-#}" : "#}");
        pendingBreaks = breaks(open, end);
        position = end + 2;
        dropBreak(text.charAt(end - 1) == '+');
    }

    private void statement(int open) {
        int close = closing(open, "%}");
        String name = name(open);
        delimited(open, close, "{%", "%}");
        position = close + 2;
        if (name.equals("raw")) {
            raw(open);
        } else {
            dropBreak(text.charAt(close - 1) == '+');
        }
    }

    private String name(int open) {
        int start = open + 2;
        while (start < text.length() && "-+ \t\r\n".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Nothing in it is a statement, up to the next {@code endraw}. */
    private void raw(int open) {
        int from = position;
        int at = text.indexOf("{%", from);
        while (at >= 0 && !name(at).equals("endraw")) {
            at = text.indexOf("{%", at + 2);
        }
        if (at < 0) {
            throw unclosed("raw", "{% endraw %}", open);
        }
        out.append("\n".repeat(pendingBreaks));
        pendingBreaks = 0;
        out.append(text, from, at);
        position = at;
    }

    /** Behind the end of a statement, a line break does not count. */
    private void dropBreak(boolean wanted) {
        if (wanted) {
            return;
        }
        if (text.startsWith("\r\n", position)) {
            position += 2;
            pendingBreaks++;
        } else if (text.startsWith("\n", position)) {
            position++;
            pendingBreaks++;
        }
    }

    private void delimited(int open, int close, String opening, String ending) {
        int from = open + 2;
        int to = close;
        out.append(opening);
        if (from < to && text.charAt(from) == '-') {
            out.append('-');
            from++;
        } else if (from < to && text.charAt(from) == '+' && opening.equals("{%")) {
            from++;
        }
        if (text.substring(from, to).contains(ExtendedParser.INTERPRETER)) {
            throw failure("there is no name '" + ExtendedParser.INTERPRETER + "'", open, "");
        }
        boolean trimRight = to > from && text.charAt(to - 1) == '-';
        boolean keepRight = to > from && text.charAt(to - 1) == '+';
        to -= trimRight || keepRight ? 1 : 0;
        out.append("\n".repeat(pendingBreaks)).append(' ');
        pendingBreaks = breaks(from, to);
        ExpressionText.rewrite(text.substring(from, to), out);
        out.append(' ').append(trimRight ? "-" : "").append(ending);
    }

    private int breaks(int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    /** The end of an expression or statement; delimiters in quotes and nested braces do not end it. */
    private int closing(int open, String ending) {
        int depth = 0;
        int brackets = 0;
        for (int i = open + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && text.startsWith(ending, i)) {
                return i;
            }
            if (c == '\'' || c == '"') {
                i = ExpressionText.endOfString(text, i);
                if (i >= text.length()) {
                    throw failure("a text in quotes is not closed", open, "it has no second " + c);
                }
            } else if ("([{".indexOf(c) >= 0) {
                brackets++;
                depth += c == '{' ? 1 : 0;
            } else if (")]}".indexOf(c) >= 0) {
                brackets--;
                depth = Math.max(0, depth - (c == '}' ? 1 : 0));
            }
            if (brackets > DEEPEST) {
                throw new TemplateFailure(
                        TemplateCode.LIMIT,
                        "brackets are nested more than " + DEEPEST + " levels deep",
                        place(open),
                        "");
            }
        }
        throw unclosed(ending.equals("}}") ? "expression" : "statement", ending, open);
    }

    private TemplateFailure unclosed(String what, String ending, int open) {
        return failure("the " + what + " is not closed", open, "'" + ending + "' is missing");
    }

    private TemplateFailure failure(String message, int offset, String hint) {
        return new TemplateFailure(TemplateCode.SYNTAX, message, place(offset), hint);
    }

    private SourceLocation place(int offset) {
        int line = breaks(0, offset) + 1;
        return SourceLocation.of(file, line, offset - text.lastIndexOf('\n', offset - 1));
    }
}
