package dev.bedrock.hld.helm.sprig;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Characters as Go's package {@code unicode} classifies and maps them: one code point at a time. */
final class Runes {
    private Runes() {}

    /** Whether Unicode calls this white space. */
    static boolean isSpace(int rune) {
        return switch (rune) {
            case ' ', '\t', '\n', 0xB, '\f', '\r', 0x85, 0xA0 -> true;
            case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> rune >= 0x2000 && rune <= 0x200A;
        };
    }

    static boolean isUpper(int rune) {
        return Character.getType(rune) == Character.UPPERCASE_LETTER;
    }

    static boolean isLower(int rune) {
        return Character.getType(rune) == Character.LOWERCASE_LETTER;
    }

    /** Whether this is a number of any kind, superscripts and fractions too. */
    static boolean isNumber(int rune) {
        int type = Character.getType(rune);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    static boolean isPunctuation(int rune) {
        return switch (Character.getType(rune)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The text with every character mapped to another one. */
    static String map(String text, IntUnaryOperator mapping) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int rune = text.codePointAt(i);
            out.appendCodePoint(mapping.applyAsInt(rune));
            i += Character.charCount(rune);
        }
        return out.toString();
    }

    /** The text without the characters at both ends for which the condition holds. */
    static String trim(String text, IntPredicate condition) {
        int start = 0;
        while (start < text.length() && condition.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && condition.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
