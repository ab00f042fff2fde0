package dev.bedrock.hld.helm.sprig.crypto;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of a PEM text. */
final class Pem {
    private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN ([^\r\n]*?)-----[ \t]*\r?\n");
    private static final int LINE = 64;

    private final String type;
    private final byte[] content;

    Pem(String type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /** The words after BEGIN. */
    String type() {
        return type;
    }

    /** The decoded bytes. */
    byte[] content() {
        return content;
    }

    /** The first block of a text. */
    static Optional<Pem> decode(String text) {
        Matcher begin = BEGIN.matcher(text);
        int end = begin.find() ? text.indexOf("-----END " + begin.group(1) + "-----", begin.end()) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        String body = text.substring(begin.end(), end);
        int headersEnd = body.indexOf("\n\n");
        String digits = body.indexOf(':') >= 0 && headersEnd >= 0 ? body.substring(headersEnd) : body;
        try {
            byte[] content = Base64.getDecoder().decode(digits.replaceAll("[ \t\r\n]", ""));
            return Optional.of(new Pem(begin.group(1), content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The block as text, ending in a newline. */
    String encode() {
        String digits = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + digits + "\n-----END " + type + "-----\n";
    }
}
