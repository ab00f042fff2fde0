package dev.bedrock.core.document.hcl;

/** Finds where the parts of a text end. */
final class Scanner {
    private final String text;
    private final int length;

    Scanner(String text) {
        this.text = text;
        this.length = text.length();
    }

    int identifierEnd(int start) {
        int end = start;
        while (end < length) {
            int point = text.codePointAt(end);
            if (!Characters.isIdentifierPart(point)) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private int digitsEnd(int start) {
        int end = start;
        while (end < length && Characters.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    int numberEnd(int start) {
        int end = digitsEnd(start);
        if (end < length && text.charAt(end) == '.') {
            int fraction = digitsEnd(end + 1);
            end = fraction > end + 1 ? fraction : end;
        }
        if (end < length && (text.charAt(end) | 0x20) == 'e') {
            int sign = end + 1 < length && (text.charAt(end + 1) == '+' || text.charAt(end + 1) == '-') ? 1 : 0;
            int exponent = digitsEnd(end + 1 + sign);
            end = exponent > end + 1 + sign ? exponent : end;
        }
        return end;
    }

    int lineCommentEnd(int start) {
        int newline = text.indexOf('\n', start);
        if (newline < 0) {
            return length;
        }
        return text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
    }

    /** The end of the marker if the line has nothing else, else -1. */
    int markerEnd(int line, String marker) {
        int start = line;
        while (start < length && text.charAt(start) != '\n' && Characters.isSpace(text.charAt(start))) {
            start++;
        }
        if (!text.startsWith(marker, start)) {
            return -1;
        }
        int end = start + marker.length();
        int rest = end;
        while (rest < length && text.charAt(rest) != '\n') {
            if (!Characters.isSpace(text.charAt(rest))) {
                return -1;
            }
            rest++;
        }
        return rest < length ? end : -1;
    }

    /** Where the text of a template ends: before a quote, a sequence, the end of a line, or what is not allowed. */
    int textEnd(int start, boolean quoted) {
        int end = start;
        while (end < length) {
            char c = text.charAt(end);
            if (c == '$' || c == '%') {
                int size = dollarSize(end, c);
                if (size == 0) {
                    return end;
                }
                end += size;
            } else if (quoted && c == '\\') {
                if (end + 1 == length || text.charAt(end + 1) == '\n' || text.charAt(end + 1) == '\r') {
                    return end;
                }
                end += 2;
            } else if (c == '\n' || (quoted && c == '"')) {
                return end;
            } else if (c == '\r' && (quoted || end + 1 == length || text.charAt(end + 1) != '\n')) {
                return end;
            } else if (Character.isSurrogate(c) && Characters.isBroken(text, end)) {
                return end;
            } else {
                end++;
            }
        }
        return length;
    }

    /** How many characters from a dollar or percent sign on are text; 0 if a sequence begins. */
    private int dollarSize(int start, char sign) {
        char next = start + 1 < length ? text.charAt(start + 1) : '\0';
        if (next == '{') {
            return 0;
        }
        boolean escaped = next == sign && start + 2 < length && text.charAt(start + 2) == '{';
        return escaped ? 3 : 1;
    }
}
