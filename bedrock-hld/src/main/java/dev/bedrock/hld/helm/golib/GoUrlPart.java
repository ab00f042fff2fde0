package dev.bedrock.hld.helm.golib;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The parts of a URL, which differ in the characters that need no escape. */
enum GoUrlPart {
    PATH("$&+,/:;=@"),
    USER("$&+,;="),
    HOST("!$&'()*+,;=:[]<>\""),
    FRAGMENT("$&+,/:;=?@!()*");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String plain;

    GoUrlPart(String plain) {
        this.plain = plain;
    }

    private boolean allows(int c) {
        return Ascii.isAlphanumeric(c) || "-_.~".indexOf(c) >= 0 || plain.indexOf(c) >= 0;
    }

    String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (byte b : GoStrings.toBytes(text)) {
            if (allows(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
            }
        }
        return out.toString();
    }

    String unescape(String text) throws GoSyntaxException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        byte[] bytes = GoStrings.toBytes(text);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
                int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
                // A host may escape nothing of ASCII but the percent sign itself.
                boolean forbidden = this == HOST && high < 8 && !(high == 2 && low == 5);
                if (high < 0 || low < 0 || forbidden) {
                    byte[] escape = Arrays.copyOfRange(bytes, i, Math.min(i + 3, bytes.length));
                    throw new GoSyntaxException("invalid URL escape " + GoUrlParser.quote(GoStrings.fromBytes(escape)));
                }
                out.write(high << 4 | low);
                i += 2;
            } else {
                if (this == HOST && bytes[i] >= 0 && !allows(bytes[i])) {
                    String character = Character.toString(bytes[i]);
                    throw new GoSyntaxException("invalid character " + GoUrlParser.quote(character) + " in host name");
                }
                out.write(bytes[i]);
            }
        }
        return GoStrings.fromBytes(out.toByteArray());
    }
}
