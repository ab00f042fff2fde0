package dev.bedrock.core.document.hcl;

/** The range of numbers: exponents have 32 bits. */
final class Numbers {
    private static final int DIGITS_OF_INT = 10;

    private Numbers() {}

    static boolean isInRange(String literal) {
        int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        if (e < 0) {
            return true;
        }
        int start = literal.charAt(e + 1) == '+' || literal.charAt(e + 1) == '-' ? e + 2 : e + 1;
        while (start < literal.length() - 1 && literal.charAt(start) == '0') {
            start++;
        }
        boolean small = literal.length() - start <= DIGITS_OF_INT
                && Long.parseLong(literal, start, literal.length(), 10) <= Integer.MAX_VALUE;
        return small || isZero(literal, e);
    }

    private static boolean isZero(String literal, int end) {
        for (int i = 0; i < end; i++) {
            if (literal.charAt(i) != '0' && literal.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }
}
