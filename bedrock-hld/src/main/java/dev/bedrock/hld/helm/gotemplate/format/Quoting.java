package dev.bedrock.hld.helm.gotemplate.format;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.Locale;

/** Go's string and character literals. */
public final class Quoting {
    private static final String ESCAPES = "abfnrtv";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000B";
    private static final String HEX = "0123456789abcdef";

    private Quoting() {}

    /** A string in double quotes: {@code %q}. */
    public static String quote(String text) {
        return quote(text, '"', false);
    }

    /** The same with everything but ASCII escaped: {@code %+q}. */
    public static String quoteToAscii(String text) {
        return quote(text, '"', true);
    }

    /** A character in single quotes. */
    public static String quoteRune(int rune, boolean asciiOnly) {
        boolean valid = Character.isValidCodePoint(rune) && (rune < 0xD800 || rune > 0xDFFF);
        return quote(new String(Character.toChars(valid ? rune : 0xFFFD)), '\'', asciiOnly);
    }

    private static String quote(String text, char quote, boolean asciiOnly) {
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < 0x80 ? c >= ' ' && c != 0x7F : !asciiOnly && isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                escape(out, c);
            }
        }
        return out.append(quote).toString();
    }

    private static void escape(StringBuilder out, int c) {
        int known = ESCAPED.indexOf(c);
        out.append('\\');
        if (known >= 0) {
            out.append(ESCAPES.charAt(known));
        } else if (c < 0x80) {
            hex(out.append('x'), c, 2);
        } else if (Character.isBmpCodePoint(c) && GoStrings.isRawByte((char) c)) {
            hex(out.append('x'), c & 0xFF, 2);
        } else if (c < 0x10000) {
            hex(out.append('u'), c, 4);
        } else {
            hex(out.append('U'), c, 8);
        }
    }

    private static void hex(StringBuilder out, int value, int digits) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(value >> shift & 0xF));
        }
    }

    /** Whether Go prints a character as it is: letters, marks, numbers, punctuation, symbols and the blank. */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** {@code U+002D '-'}: {@code %#U}. */
    public static String unicode(int c) {
        String number = unicodeNumber(c);
        return isPrintable(c) ? number + " '" + Character.toString(c) + "'" : number;
    }

    private static String unicodeNumber(int c) {
        if (c >= 0xDC80 && c <= 0xDCFF) {
            return "U+FFFD";
        }
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    /** Whether a string can stand between back quotes. */
    static boolean canBackquote(String text) {
        return text.codePoints()
                .allMatch(c -> (c >= ' ' || c == '\t')
                        && c != '`'
                        && c != 0x7F
                        && c != 0xFEFF
                        && !(c >= 0xD800 && c <= 0xDFFF));
    }

    /**
     * The text of a string literal in double or back quotes.
     *
     * @throws IllegalArgumentException if it is malformed; its message is Go's
     */
    public static String unquote(String literal) {
        if (literal.length() < 2 || literal.charAt(0) != literal.charAt(literal.length() - 1)) {
            throw invalid();
        }
        String inner = literal.substring(1, literal.length() - 1);
        if (literal.charAt(0) == '`') {
            return inner.indexOf('\r') < 0 ? inner : inner.replace("\r", "");
        }
        if (inner.indexOf('\\') < 0) {
            if (inner.indexOf('"') >= 0 || inner.indexOf('\n') >= 0) {
                throw invalid();
            }
            return inner;
        }
        StringBuilder out = new StringBuilder(inner.length());
        Unescaper unescaper = new Unescaper(inner, '"');
        while (unescaper.hasMore()) {
            unescaper.appendTo(out);
        }
        return unescaper.hadRawBytes ? GoStrings.normalize(out.toString()) : out.toString();
    }

    /**
     * The code point of a character literal in single quotes.
     *
     * @throws IllegalArgumentException if it is malformed; its message is Go's
     */
    public static int unquoteChar(String literal) {
        Unescaper unescaper = new Unescaper(literal.substring(1), '\'');
        if (!unescaper.hasMore()) {
            throw invalid();
        }
        int value = unescaper.next();
        if (unescaper.at != literal.length() - 2) {
            throw new IllegalArgumentException("malformed character constant: " + literal);
        }
        return value;
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("invalid syntax");
    }

    /** Reads the characters of a literal. */
    private static final class Unescaper {
        private final String text;
        private final char quote;
        private int at;
        private boolean isByte;
        private boolean hadRawBytes;

        Unescaper(String text, char quote) {
            this.text = text;
            this.quote = quote;
        }

        boolean hasMore() {
            return at < text.length();
        }

        void appendTo(StringBuilder out) {
            int value = next();
            if (isByte && value >= 0x80) {
                out.append(GoStrings.rawByte(value));
                hadRawBytes = true;
            } else {
                out.appendCodePoint(value);
            }
        }

        int next() {
            isByte = false;
            int c = text.codePointAt(at);
            if (c == quote) {
                throw invalid();
            }
            at += Character.charCount(c);
            return c == '\\' ? escape() : c;
        }

        private int escape() {
            if (!hasMore()) {
                throw invalid();
            }
            char c = text.charAt(at++);
            int known = ESCAPES.indexOf(c);
            if (known >= 0) {
                return ESCAPED.charAt(known);
            }
            return switch (c) {
                case '\\' -> '\\';
                case '\'', '"' -> {
                    if (c != quote) {
                        throw invalid();
                    }
                    yield c;
                }
                case 'x' -> {
                    isByte = true;
                    yield digits(2, 16);
                }
                case 'u' -> rune(digits(4, 16));
                case 'U' -> rune(digits(8, 16));
                default -> octal();
            };
        }

        private int octal() {
            at--;
            isByte = true;
            int value = digits(3, 8);
            if (value > 0xFF) {
                throw invalid();
            }
            return value;
        }

        private static int rune(int value) {
            if (!Character.isValidCodePoint(value) || (value >= 0xD800 && value <= 0xDFFF)) {
                throw invalid();
            }
            return value;
        }

        private int digits(int count, int radix) {
            if (at + count > text.length()) {
                throw invalid();
            }
            long value = 0;
            for (int i = 0; i < count; i++) {
                char c = text.charAt(at++);
                int digit = c < 0x80 ? Character.digit(c, radix) : -1;
                if (digit < 0) {
                    throw invalid();
                }
                value = value * radix + digit;
            }
            return value > Integer.MAX_VALUE ? -1 : (int) value;
        }
    }
}
