package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Abbreviating, wrapping and stripping, all of it by bytes: characters beyond ASCII may be cut into pieces. */
final class AbbreviationFunctions {
    private static final byte[] DOTS = {'.', '.', '.'};
    private static final int MIN_WIDTH = 4;
    private static final int MIN_WIDTH_WITH_OFFSET = 7;

    private AbbreviationFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("abbrev", INT, STRING, AbbreviationFunctions::abbreviate)
                .add("abbrevboth", INT, INT, STRING, AbbreviationFunctions::abbreviateBoth)
                .add("wrap", INT, STRING, (width, text) -> wrap(text, width, "\n", false))
                .add(
                        "wrapWith",
                        INT,
                        STRING,
                        STRING,
                        (width, separator, text) -> wrap(text, width, separator.isEmpty() ? "\n" : separator, true))
                .add("nospace", STRING, AbbreviationFunctions::withoutSpace)
                .add("initials", STRING, AbbreviationFunctions::initials);
    }

    private static String abbreviate(long width, String text) {
        return width < MIN_WIDTH ? text : GoStrings.fromBytes(abbreviate(GoStrings.toBytes(text), 0, width));
    }

    private static String abbreviateBoth(long left, long right, String text) {
        if (right < MIN_WIDTH || (left > 0 && right < MIN_WIDTH_WITH_OFFSET)) {
            return text;
        }
        return GoStrings.fromBytes(abbreviate(GoStrings.toBytes(text), left, right));
    }

    private static byte[] abbreviate(byte[] text, long offset, long width) {
        if (text.length <= width) {
            return text;
        }
        int kept = (int) width - DOTS.length;
        long start = Math.min(Math.min(offset, text.length), text.length - kept);
        if (start <= 4) {
            return concat(Arrays.copyOf(text, kept), DOTS);
        }
        if (start + kept < text.length) {
            return concat(DOTS, abbreviate(Arrays.copyOfRange(text, (int) start, text.length), 0, kept));
        }
        return concat(DOTS, Arrays.copyOfRange(text, text.length - kept, text.length));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String wrap(String text, long width, String separator, boolean cutWords) {
        int size = (int) Math.max(1, Math.min(width, Integer.MAX_VALUE));
        byte[] bytes = GoStrings.toBytes(text);
        byte[] lineEnd = GoStrings.toBytes(separator);
        Bounds.checkText(bytes.length + (long) bytes.length / size * lineEnd.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16);
        int offset = 0;
        while (bytes.length - offset > size) {
            if (bytes[offset] == ' ') {
                offset++;
                continue;
            }
            int end = lastBlank(bytes, offset, offset + size);
            int next = end + 1;
            if (end < 0 && cutWords) {
                end = offset + size;
                next = end;
            } else if (end < 0) {
                end = nextBlank(bytes, offset + size);
                if (end == bytes.length) {
                    break;
                }
                next = end + 1;
            }
            out.write(bytes, offset, end - offset);
            out.writeBytes(lineEnd);
            offset = next;
        }
        out.write(bytes, offset, bytes.length - offset);
        return GoStrings.fromBytes(out.toByteArray());
    }

    private static int lastBlank(byte[] bytes, int from, int to) {
        for (int i = to; i >= from; i--) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return -1;
    }

    private static int nextBlank(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != ' ') {
            i++;
        }
        return i;
    }

    /** Sprig takes every byte for a character, which turns other characters into several. */
    private static String withoutSpace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : GoStrings.toBytes(text)) {
            if (!Runes.isSpace(b & 0xff)) {
                out.append((char) (b & 0xff));
            }
        }
        return out.toString();
    }

    private static String initials(String text) {
        StringBuilder out = new StringBuilder();
        boolean afterGap = true;
        for (byte b : GoStrings.toBytes(text)) {
            if (Runes.isSpace(b & 0xff)) {
                afterGap = true;
            } else if (afterGap) {
                out.append((char) (b & 0xff));
                afterGap = false;
            }
        }
        return out.toString();
    }
}
