package dev.bedrock.hld.helm.gotemplate.format;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.Locale;

/** One formatted field: the flags, width and precision of a verb, and how scalars are written under them. */
final class Field {
    private static final int NONE = -1;

    final StringBuilder out;
    boolean sharp;
    boolean zero;
    boolean plus;
    boolean minus;
    boolean space;
    /** {@code %#v}: Go syntax. */
    boolean sharpV;
    /** {@code %+v}: with field names. */
    boolean plusV;

    int width = NONE;
    int precision = NONE;

    Field(StringBuilder out) {
        this.out = out;
    }

    void clear() {
        sharp = false;
        zero = false;
        plus = false;
        minus = false;
        space = false;
        sharpV = false;
        plusV = false;
        width = NONE;
        precision = NONE;
    }

    boolean hasWidth() {
        return width >= 0;
    }

    boolean hasPrecision() {
        return precision >= 0;
    }

    void pad(String text) {
        int missing = hasWidth() ? width - text.codePointCount(0, text.length()) : 0;
        if (missing <= 0) {
            out.append(text);
        } else if (minus) {
            out.append(text);
            fill(missing);
        } else {
            fill(missing);
            out.append(text);
        }
    }

    void fill(int count) {
        char filler = zero && !minus ? '0' : ' ';
        for (int i = 0; i < count; i++) {
            out.append(filler);
        }
    }

    private void padWithBlanks(String text) {
        boolean before = zero;
        zero = false;
        pad(text);
        zero = before;
    }

    void string(String text) {
        pad(truncated(text));
    }

    void quoted(String text) {
        String shown = truncated(text);
        if (sharp && Quoting.canBackquote(shown)) {
            pad("`" + shown + "`");
        } else {
            pad(plus ? Quoting.quoteToAscii(shown) : Quoting.quote(shown));
        }
    }

    private String truncated(String text) {
        return hasPrecision() && text.codePointCount(0, text.length()) > precision
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
    }

    void bool(boolean value) {
        pad(value ? "true" : "false");
    }

    /** An integer with the verb's base: {@code %d %b %o %O %x %X}. */
    void integer(long bits, boolean signed, int base, char verb) {
        boolean negative = signed && bits < 0;
        String digits = Long.toUnsignedString(negative ? -bits : bits, base);
        int minimum = 0;
        if (hasPrecision()) {
            minimum = precision;
            if (precision == 0 && bits == 0) {
                padWithBlanks("");
                return;
            }
        } else if (zero && !minus && hasWidth()) {
            minimum = negative || plus || space ? width - 1 : width;
        }
        StringBuilder text = new StringBuilder();
        text.append(negative ? "-" : plus ? "+" : space ? " " : "");
        if (verb == 'O') {
            text.append("0o");
        }
        if (sharp) {
            boolean leadingZero = digits.charAt(0) == '0' || minimum > digits.length();
            text.append(base == 2 ? "0b" : base == 16 ? "0x" : base == 8 && !leadingZero ? "0" : "");
        }
        text.append("0".repeat(Math.max(minimum - digits.length(), 0))).append(digits);
        padWithBlanks(verb == 'X' ? text.toString().toUpperCase(Locale.ROOT) : text.toString());
    }

    /** {@code 0x1f}, as unsigned numbers look in Go syntax. */
    void hexadecimal(long bits) {
        boolean before = sharp;
        sharp = true;
        integer(bits, false, 16, 'v');
        sharp = before;
    }

    void character(long value) {
        pad(Character.toString(rune(value)));
    }

    void quotedCharacter(long value) {
        pad(Quoting.quoteRune(rune(value), plus));
    }

    private static int rune(long value) {
        boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return valid ? (int) value : 0xFFFD;
    }

    void unicode(long value) {
        int digits = hasPrecision() && precision > 4 ? precision : 4;
        String hex = Long.toHexString(value).toUpperCase(Locale.ROOT);
        String text = "U+" + "0".repeat(Math.max(digits - hex.length(), 0)) + hex;
        boolean shown = sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Quoting.isPrintable((int) value);
        padWithBlanks(shown ? text + " '" + Character.toString((int) value) + "'" : text);
    }

    /** Bytes as hexadecimal digits: {@code %x} and {@code %X} of strings. */
    void hexBytes(byte[] bytes, boolean upper) {
        int length = hasPrecision() ? Math.min(precision, bytes.length) : bytes.length;
        if (length == 0) {
            fill(Math.max(width, 0));
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i > 0 && space ? " " : "").append(sharp && (space || i == 0) ? "0x" : "");
            text.append(Character.forDigit(bytes[i] >> 4 & 0xF, 16)).append(Character.forDigit(bytes[i] & 0xF, 16));
        }
        pad(upper ? text.toString().toUpperCase(Locale.ROOT) : text.toString());
    }

    /** A floating point number, of the default precision unless the field has one. */
    void floating(double value, boolean single, char verb, int defaultPrecision) {
        int digits = hasPrecision() ? precision : defaultPrecision;
        String number = FloatFormat.format(value, verb, digits, single);
        char first = number.charAt(0);
        boolean signed = first == '-' || first == '+';
        String sign = first == '-' ? "-" : space && !plus ? " " : "+";
        String magnitude = signed ? number.substring(1) : number;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            padWithBlanks(Double.isNaN(value) && !space && !plus ? magnitude : sign + magnitude);
            return;
        }
        if (sharp && verb != 'b') {
            magnitude = withPoint(magnitude, verb, digits);
        }
        if (!plus && sign.equals("+")) {
            pad(magnitude);
        } else if (zero && !minus && hasWidth() && width > magnitude.length() + 1) {
            out.append(sign);
            fill(width - magnitude.length() - 1);
            out.append(magnitude);
        } else {
            pad(sign + magnitude);
        }
    }

    /** The {@code #} flag: always a decimal point, and no trailing zeros removed. */
    private static String withPoint(String number, char verb, int precision) {
        boolean hexadecimal = verb == 'x' || verb == 'X';
        int missing = "gGxX".indexOf(verb) < 0 ? 0 : precision == NONE ? 6 : precision;
        int end = 0;
        boolean point = false;
        boolean significant = false;
        for (; end < number.length(); end++) {
            char c = number.charAt(end);
            if (c == 'p' || c == 'P' || (!hexadecimal && (c == 'e' || c == 'E'))) {
                break;
            }
            if (c == '.') {
                point = true;
            } else {
                significant |= c != '0';
                missing -= significant ? 1 : 0;
            }
        }
        StringBuilder text = new StringBuilder(number.substring(0, end));
        if (!point) {
            missing -= text.toString().equals("0") ? 1 : 0;
            text.append('.');
        }
        return text.append("0".repeat(Math.max(missing, 0)))
                .append(number, end, number.length())
                .toString();
    }

    static byte[] bytes(String text) {
        return GoStrings.toBytes(text);
    }
}
