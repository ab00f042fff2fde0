package dev.bedrock.hld.helm.sprig.crypto;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM text.
 *
 * @param type the words after BEGIN
 * @param content the decoded bytes
 */
record Pem(String type, byte[] content) {
    private static final Pattern BEGIN = Pattern.compile("(?m)^-----BEGIN ([^\r\n]*?)-----[ \t]*\r?\n");
    private static final int LINE = 64;

    /** The first block of a text. */
    static Optional<Pem> decode(String text) {
        Matcher begin = BEGIN.matcher(text);
        while (begin.find()) {
            String type = begin.group(1);
            int end = text.indexOf("-----END " + type + "-----", begin.end());
            if (end < 0) {
                continue;
            }
            String body = text.substring(begin.end(), end);
            int headersEnd = body.indexOf("\n\n");
            String digits = body.indexOf(':') >= 0 && headersEnd >= 0 ? body.substring(headersEnd) : body;
            try {
                return Optional.of(new Pem(type, Base64.getDecoder().decode(digits.replaceAll("[ \t\r\n]", ""))));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The block as text, ending in a newline. */
    String encode() {
        String digits = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + digits + "\n-----END " + type + "-----\n";
    }
}
