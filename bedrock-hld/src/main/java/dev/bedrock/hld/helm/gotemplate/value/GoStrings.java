package dev.bedrock.hld.helm.gotemplate.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/**
 * Go strings are bytes, Java strings are UTF-16. Here a Go string is the Java string of its UTF-8 text, and every byte that
 * belongs to no valid UTF-8 sequence is a lone low surrogate {@code U+DC00 + byte}. Every Go string has thus exactly one
 * Java form, and it can be turned back without loss.
 */
public final class GoStrings {
    /** Orders strings by their bytes, as Go's {@code <} does. */
    public static final Comparator<String> BYTE_ORDER = GoStrings::compare;

    private static final int ESCAPE = 0xDC00;
    private static final char REPLACEMENT = '\uFFFD';

    private GoStrings() {}

    /** Whether this character stands for one byte that is not valid UTF-8, when no high surrogate precedes it. */
    public static boolean isRawByte(char c) {
        return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF;
    }

    /** The character for a byte from 0x80 to 0xFF that is not valid UTF-8. */
    public static char rawByte(int value) {
        return (char) (ESCAPE + (value & 0xFF));
    }

    /** Whether every character is ASCII, so that bytes and characters are the same. */
    public static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The number of bytes: Go's {@code len}. */
    public static int byteLength(CharSequence text) {
        return byteLength(text, 0, text.length());
    }

    /** The number of bytes of the characters from one index to before another. */
    public static int byteLength(CharSequence text, int from, int to) {
        int length = to - from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (c < 0x800) {
                    length++;
                } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(text.charAt(i + 1))) {
                    length += 2;
                    i++;
                } else if (!isRawByte(c)) {
                    length += 2;
                }
            }
        }
        return length;
    }

    /** The bytes of a string. A surrogate that stands for nothing becomes the bytes of U+FFFD. */
    public static byte[] toBytes(String text) {
        if (isAscii(text)) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = new byte[byteLength(text)];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int rune = Character.toCodePoint(c, text.charAt(++i));
                bytes[at++] = (byte) (0xF0 | rune >> 18);
                bytes[at++] = (byte) (0x80 | (rune >> 12 & 0x3F));
                bytes[at++] = (byte) (0x80 | (rune >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (rune & 0x3F));
            } else if (isRawByte(c)) {
                bytes[at++] = (byte) c;
            } else {
                char valid = Character.isSurrogate(c) ? REPLACEMENT : c;
                bytes[at++] = (byte) (0xE0 | valid >> 12);
                bytes[at++] = (byte) (0x80 | (valid >> 6 & 0x3F));
                bytes[at++] = (byte) (0x80 | (valid & 0x3F));
            }
        }
        return bytes;
    }

    /** The string of these bytes. */
    public static String fromBytes(byte[] bytes) {
        return fromBytes(bytes, 0, bytes.length);
    }

    /** The string of the bytes from one index to before another. */
    public static String fromBytes(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        if (i == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(to - from);
        for (i = from; i < to; ) {
            int length = sequenceLength(bytes, i, to);
            if (length == 0) {
                text.append(rawByte(bytes[i]));
                i++;
            } else {
                text.appendCodePoint(decode(bytes, i, length));
                i += length;
            }
        }
        return text.toString();
    }

    /** The length of the valid UTF-8 sequence at this index; 0 if there is none. */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static int decode(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xFF;
        int rune =
                switch (length) {
                    case 1 -> first;
                    case 2 -> first & 0x1F;
                    case 3 -> first & 0x0F;
                    default -> first & 0x07;
                };
        for (int i = 1; i < length; i++) {
            rune = rune << 6 | (bytes[at + i] & 0x3F);
        }
        return rune;
    }

    /**
     * The byte at a byte index, 0 to 255: Go's {@code s[i]}.
     *
     * @throws IndexOutOfBoundsException if there is no such byte
     */
    public static int byteAt(String text, int index) {
        return isAscii(text) ? text.charAt(index) : toBytes(text)[index] & 0xFF;
    }

    /**
     * The bytes from one byte index to before another: Go's {@code s[from:to]}. May cut characters in pieces.
     *
     * @throws IndexOutOfBoundsException if the range is not within the string
     */
    public static String byteSlice(String text, int from, int to) {
        if (isAscii(text)) {
            return text.substring(from, to);
        }
        byte[] bytes = toBytes(text);
        Objects.checkFromToIndex(from, to, bytes.length);
        return fromBytes(bytes, from, to);
    }

    /** Joins the raw bytes that form a valid sequence only now that two strings were put together. */
    public static String normalize(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (isRawByte(text.charAt(i)) && isRawByte(text.charAt(i - 1))) {
                return fromBytes(toBytes(text));
            }
        }
        return text;
    }

    /** The text with every byte that is not valid UTF-8 replaced by U+FFFD: proper Unicode. */
    public static String toUnicode(String text) {
        StringBuilder replaced = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                replaced = replaced == null ? new StringBuilder(text) : replaced;
                replaced.setCharAt(i, REPLACEMENT);
            }
        }
        return replaced == null ? text : replaced.toString();
    }

    /** Whether the string is valid UTF-8, which is to say proper Unicode. */
    public static boolean isValidUtf8(String text) {
        return toUnicode(text).equals(text);
    }

    /** Compares by bytes, as Go does. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                if (a < 0xD800 && b < 0xD800) {
                    return a - b;
                }
                return Arrays.compareUnsigned(toBytes(left), toBytes(right));
            }
        }
        return left.length() - right.length();
    }
}
