package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.Locale;

/** The builtins {@code html}, {@code js} and {@code urlquery}. */
final class Escaping {
    private static final String URL_SAFE = "-_.~";

    private Escaping() {}

    static String html(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\'' -> out.append("&#39;");
                case '"' -> out.append("&#34;");
                case 0 -> out.append('\uFFFD');
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String js(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\', '\'', '"' -> out.append('\\').append((char) c);
                case '<', '>', '&', '=' -> unicode(out, c);
                default -> {
                    boolean raw = c < 0x10000 && GoStrings.isRawByte((char) c);
                    if (c < ' ' || (c >= 0x7F && !raw && !Quoting.isPrintable(c))) {
                        unicode(out, c);
                    } else {
                        out.appendCodePoint(raw ? 0xFFFD : c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static void unicode(StringBuilder out, int c) {
        out.append(String.format(Locale.ROOT, "\\u%04X", c));
    }

    static String urlQuery(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : GoStrings.toBytes(text)) {
            int c = b & 0xFF;
            if (c < 0x80 && (Character.isLetterOrDigit(c) || URL_SAFE.indexOf(c) >= 0)) {
                out.append((char) c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        }
        return out.toString();
    }
}
