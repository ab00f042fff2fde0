package dev.bedrock.hld.helm.golib;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** English names of months and days, and how the errors of Go's package {@code time} quote a text. */
final class GoTimeText {
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private GoTimeText() {}

    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x80) {
                out.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append("\\x").append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
                }
            }
        }
        return out.append('"').toString();
    }
}
