package dev.bedrock.core.document.hcl;

/** What the text of a template says. */
final class Escapes {
    private Escapes() {}

    /** The next token, text in quotes. */
    static String quoted(Cursor cursor) {
        String raw = cursor.tokenText();
        if (raw.indexOf('\\') < 0) {
            return doubled(raw);
        }
        StringBuilder out = new StringBuilder(raw.length());
        int plain = 0;
        for (int at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', plain)) {
            out.append(doubled(raw.substring(plain, at)));
            plain = at + escape(cursor, raw, at, out);
        }
        return out.append(doubled(raw.substring(plain))).toString();
    }

    /** Text with doubled signs before braces, where backslashes mean nothing. */
    static String doubled(String raw) {
        return raw.indexOf('{') < 0 ? raw : raw.replace("$${", "${").replace("%%{", "%{");
    }

    /** The length of the escape. */
    private static int escape(Cursor cursor, String raw, int at, StringBuilder out) {
        switch (raw.charAt(at + 1)) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case '"' -> out.append('"');
            case '\\' -> out.append('\\');
            case 'u' -> {
                out.appendCodePoint(point(cursor, raw, at, 4));
                return 6;
            }
            case 'U' -> {
                out.appendCodePoint(point(cursor, raw, at, 8));
                return 10;
            }
            default ->
                throw cursor.failure(
                        "there is no escape sequence \\" + Character.toString(raw.codePointAt(at + 1)),
                        cursor.start() + at);
        }
        return 2;
    }

    private static int point(Cursor cursor, String raw, int at, int digits) {
        int start = at + 2;
        long point = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < raw.length() && raw.charAt(i) < 0x80 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                throw cursor.failure(
                        "\\" + raw.charAt(at + 1) + " must be followed by " + digits + " hexadecimal digits",
                        cursor.start() + at);
            }
            point = point * 16 + digit;
        }
        if (point > Character.MAX_CODE_POINT
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw cursor.failure("there is no character " + raw.substring(at, start + digits), cursor.start() + at);
        }
        return (int) point;
    }
}
