package dev.bedrock.hld.helm.golib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Base 64 and base 32 with padding; decoding names the place of the first error as Go does. */
public final class GoBaseEncodings {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final byte[] VALUES_64 = values("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] VALUES_32 = values(BASE32);

    private GoBaseEncodings() {}

    private static byte[] values(String alphabet) {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    /** Encodes as base 64. */
    public static String encode64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Encodes as base 32. */
    public static String encode32(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 8 / 5 + 8);
        for (int i = 0; i < bytes.length; i += 5) {
            long block = 0;
            for (int j = 0; j < 5; j++) {
                block = (block << 8) | (i + j < bytes.length ? bytes[i + j] & 0xff : 0);
            }
            int digits = (Math.min(5, bytes.length - i) * 8 + 4) / 5;
            for (int j = 0; j < 8; j++) {
                out.append(j < digits ? BASE32.charAt((int) (block >> (35 - 5 * j)) & 31) : '=');
            }
        }
        return out.toString();
    }

    /**
     * Decodes base 64; line ends are skipped.
     *
     * @throws GoSyntaxException with a text such as {@code illegal base64 data at input byte 4}
     */
    public static byte[] decode64(byte[] text) throws GoSyntaxException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 3 / 4 + 3);
        int at = 0;
        int digits = 0;
        int block = 0;
        for (; at < text.length; at++) {
            byte c = text[at];
            if (c == '\n' || c == '\r') {
                continue;
            }
            int value = VALUES_64[c & 0xff];
            if (value < 0) {
                if (c == '=' && digits >= 2) {
                    break;
                }
                throw illegal(64, at);
            }
            block = (block << 6) | value;
            digits++;
            if (digits == 4) {
                out.write(block >> 16);
                out.write(block >> 8);
                out.write(block);
                digits = 0;
                block = 0;
            }
        }
        if (at < text.length) {
            checkPadding(text, at, digits);
        } else if (digits > 0) {
            throw illegal(64, text.length - digits);
        }
        if (digits > 1) {
            int bits = block << (24 - 6 * digits);
            out.write(bits >> 16);
            if (digits == 3) {
                out.write(bits >> 8);
            }
        }
        return out.toByteArray();
    }

    private static void checkPadding(byte[] text, int first, int digits) throws GoSyntaxException {
        int at = first + 1;
        if (digits == 2) {
            at = skipLineEnds(text, at);
            if (at == text.length) {
                throw illegal(64, text.length);
            }
            if (text[at] != '=') {
                throw illegal(64, at - 1);
            }
            at++;
        }
        at = skipLineEnds(text, at);
        if (at < text.length) {
            throw illegal(64, at);
        }
    }

    private static int skipLineEnds(byte[] text, int from) {
        int at = from;
        while (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
        return at;
    }

    /**
     * Decodes base 32; line ends are skipped.
     *
     * @throws GoSyntaxException with a text such as {@code illegal base32 data at input byte 0}
     */
    public static byte[] decode32(byte[] original) throws GoSyntaxException {
        byte[] text = withoutLineEnds(original);
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 5 / 8 + 5);
        for (int start = 0; start < text.length; start += 8) {
            int digits = 0;
            long block = 0;
            while (digits < 8 && !paddingStarts(text, start, digits)) {
                int at = start + digits;
                if (at == text.length) {
                    throw illegal(32, start);
                }
                int value = VALUES_32[text[at] & 0xff];
                if (value < 0) {
                    throw illegal(32, at);
                }
                block = (block << 5) | value;
                digits++;
            }
            block <<= 40 - 5 * digits;
            for (int i = 0; i < digits * 5 / 8; i++) {
                out.write((int) (block >> (32 - 8 * i)));
            }
            if (digits < 8) {
                break;
            }
        }
        return out.toByteArray();
    }

    /** Whether there is padding after some digits of the block, which must then be right. */
    private static boolean paddingStarts(byte[] text, int start, int digits) throws GoSyntaxException {
        int at = start + digits;
        int left = text.length - at - 1;
        if (digits < 2 || left < 0 || left >= 8 || text[at] != '=') {
            return false;
        }
        if (left + digits < 7) {
            throw illegal(32, text.length);
        }
        for (int i = 0; i < 7 - digits; i++) {
            if (text[at + 1 + i] != '=') {
                throw illegal(32, at + i);
            }
        }
        if (digits == 3 || digits == 6) {
            throw illegal(32, at);
        }
        return true;
    }

    private static byte[] withoutLineEnds(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (byte c : text) {
            if (c != '\n' && c != '\r') {
                out.write(c);
            }
        }
        return out.toByteArray();
    }

    private static GoSyntaxException illegal(int base, int at) {
        return new GoSyntaxException("illegal base" + base + " data at input byte " + at);
    }
}
