package dev.bedrock.hld.helm.golib;

/** Classes of ASCII characters; nothing beyond ASCII belongs to any. */
public final class Ascii {
    private Ascii() {}

    /** From 0 to 9. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** From a to z. */
    public static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    /** From A to Z. */
    public static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** A letter or a digit. */
    public static boolean isAlphanumeric(int c) {
        return isLower(c) || isUpper(c) || isDigit(c);
    }

    /** Whether a text consists of digits, at least one. */
    public static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }
}
