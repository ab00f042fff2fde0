package dev.bedrock.hld.helm.encoding;

/**
 * What a YAML reader makes of a JSON string. JSON writes some characters as they are that YAML reads as line ends, or not
 * at all.
 */
final class JsonInYaml {
    static final char NEXT_LINE = '\u0085';

    private JsonInYaml() {}

    static String read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f && (c <= 0x9f || c >= 0xfffe)) {
                return readCarefully(text);
            }
        }
        return text;
    }

    /** A line end with the blanks about it is read as a blank; each further line end stays one. */
    private static String readCarefully(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if ((c >= 0x7f && c <= 0x9f && c != NEXT_LINE) || c >= 0xfffe) {
                throw new EncodingException("yaml: control characters are not allowed");
            }
            if (c != NEXT_LINE) {
                out.append(c);
                at++;
                continue;
            }
            int breaks = 0;
            while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            while (at < text.length() && (text.charAt(at) == NEXT_LINE || text.charAt(at) == ' ')) {
                breaks += text.charAt(at) == NEXT_LINE ? 1 : 0;
                at++;
            }
            out.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
        }
        return out.toString();
    }
}
