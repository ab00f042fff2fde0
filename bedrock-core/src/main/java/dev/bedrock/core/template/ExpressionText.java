package dev.bedrock.core.template;

/** The inside of an expression or statement, rewritten on one line for the engine. */
final class ExpressionText {
    private ExpressionText() {}

    /** Behind the last character of a text in quotes that begins at an offset; the end of the text if it is not closed. */
    static int endOfString(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return text.length();
    }

    /** The engine reads {@code +1} as a number wherever it stands, and takes {@code }}} for an end. */
    static void rewrite(String inside, StringBuilder out) {
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '\'' || c == '"') {
                int end = Math.min(endOfString(inside, i), inside.length() - 1);
                quoted(inside, i, end, out);
                i = end;
            } else if (c == '\n' || c == '\r') {
                out.append(' ');
            } else if (c == '+' && !isExponent(inside, i)) {
                out.append(" + ");
            } else {
                out.append(c);
                boolean twice = i + 1 < inside.length() && inside.charAt(i + 1) == c;
                if (twice && (c == '}' || c == '{')) {
                    out.append(' ');
                }
            }
        }
    }

    /** A line break in quotes would move the lines of all that follows. */
    private static void quoted(String inside, int start, int end, StringBuilder out) {
        for (int i = start; i <= end; i++) {
            char c = inside.charAt(i);
            if (c == '\n') {
                out.append("\\n");
            } else if (c != '\r') {
                out.append(c);
            }
        }
    }

    /** Where a word stands in an expression, outside of quotes and brackets; or -1. */
    static int outside(String expression, String word) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfString(expression, i);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && expression.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isExponent(String text, int plus) {
        return plus >= 2
                && (text.charAt(plus - 1) == 'e' || text.charAt(plus - 1) == 'E')
                && Character.isDigit(text.charAt(plus - 2));
    }
}
