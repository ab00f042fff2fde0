package dev.bedrock.core.document.hcl;

/** Classes of characters. */
final class Characters {
    private Characters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierStart(int point) {
        return point < 0x80
                ? ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') || point == '_'
                : Character.isUnicodeIdentifierStart(point);
    }

    static boolean isIdentifierPart(int point) {
        return point < 0x80
                ? isIdentifierStart(point) || (point >= '0' && point <= '9') || point == '-'
                : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
    }

    /** What Go's {@code unicode.IsSpace} takes for space. */
    static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == '\u0085' || Character.isSpaceChar(c);
    }

    /** Whether half of a surrogate pair stands alone, which UTF-8 cannot have. */
    static boolean isBroken(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
