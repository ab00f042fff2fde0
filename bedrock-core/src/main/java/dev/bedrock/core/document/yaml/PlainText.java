package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.GoNumbers;

/** Texts that need quotes because without them they would be a number, a boolean, a date or the like to someone. */
final class PlainText {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final double LONG_END = 0x1p63;

    private PlainText() {}

    /** Whether a text is a string to every reader even without quotes. */
    static boolean isText(String text) {
        if (!(Scalars.resolve(text) instanceof String)) {
            return false;
        }
        char first = text.charAt(0);
        if (first != '-' && first != '+' && !isDigit(first)) {
            return true;
        }
        return !isBase60(text) && !isTimestamp(text);
    }

    /**
     * A number as Kubernetes tools write it after a way through JSON: without fraction an integer, as far as they have
     * integers.
     */
    static String of(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        if (number == 0) {
            return "0";
        }
        boolean integer = number == Math.rint(number) && number > -LONG_END && number < 2 * LONG_END;
        return integer ? GoNumbers.decimal(number) : GoNumbers.general(number);
    }

    /** Such as {@code 12:30:45}. */
    private static boolean isBase60(String text) {
        int i = isDigit(text.charAt(0)) ? 0 : 1;
        if (i == text.length() || !isDigit(text.charAt(i))) {
            return false;
        }
        while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        int groups = 0;
        while (i < text.length() && text.charAt(i) == ':') {
            int digits = digits(text, i + 1);
            if (digits == 0 || digits > 2 || (digits == 2 && text.charAt(i + 1) > '5')) {
                return false;
            }
            i += 1 + digits;
            groups++;
        }
        if (groups > 0 && i < text.length() && text.charAt(i) == '.') {
            i++;
            while (i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
        }
        return groups > 0 && i == text.length();
    }

    /** A date, or a date and time: {@code 2001-1-1}, {@code 2001-01-01T10:00:00Z}, {@code 2001-01-01 10:00:00.5}. */
    private static boolean isTimestamp(String text) {
        if (text.length() < 8 || digits(text, 0) != 4 || text.charAt(4) != '-') {
            return false;
        }
        Cursor at = new Cursor(text);
        int year = at.number(4, 0, 9999);
        if (!at.skip('-')) {
            return false;
        }
        int month = at.number(2, 1, 12);
        if (month < 0 || !at.skip('-')) {
            return false;
        }
        int day = at.number(2, 1, daysOf(year, month));
        if (day < 0) {
            return false;
        }
        if (at.atEnd()) {
            return true;
        }
        boolean zoned = at.skip('T') || at.skip('t');
        return (zoned || at.skip(' ')) && at.time() && (!zoned || at.zone()) && at.atEnd();
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Reads the parts of a timestamp. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        boolean skip(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        /** A number of one to so many digits, or -1 if there is none in the range. */
        int number(int maxDigits, int min, int max) {
            int digits = Math.min(digits(text, at), maxDigits);
            if (digits == 0) {
                return -1;
            }
            int number = Integer.parseInt(text, at, at + digits, 10);
            at += digits;
            return number >= min && number <= max ? number : -1;
        }

        boolean time() {
            if (number(2, 0, 23) < 0 || !skip(':') || number(2, 0, 59) < 0 || !skip(':') || number(2, 0, 59) < 0) {
                return false;
            }
            boolean fraction = at + 1 < text.length()
                    && (text.charAt(at) == '.' || text.charAt(at) == ',')
                    && isDigit(text.charAt(at + 1));
            at += fraction ? 1 + digits(text, at + 1) : 0;
            return true;
        }

        boolean zone() {
            if (skip('Z')) {
                return true;
            }
            return (skip('+') || skip('-'))
                    && digits(text, at) == 2
                    && number(2, 0, 24) >= 0
                    && skip(':')
                    && digits(text, at) == 2
                    && number(2, 0, 60) >= 0;
        }
    }
}
