package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.format.NumberParsing;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import dev.bedrock.hld.helm.sprig.TimeObject;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads strings, numbers, booleans and times. */
final class TomlScalars {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9_]+|0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(?:inf|nan|[0-9_]+(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-.*|[0-9]{2}:.*");
    private static final Pattern SIGNED_BASE = Pattern.compile("[+-]0[xob].*");

    private final TomlCursor cursor;

    TomlScalars(TomlCursor cursor) {
        this.cursor = cursor;
    }

    /** A string that is a value: it may have several lines. */
    String text() {
        if (cursor.skip("\"\"\"")) {
            return multiline('"');
        }
        return cursor.skip("'''") ? multiline('\'') : string();
    }

    /** A string of one line. */
    String string() {
        int quote = cursor.next();
        StringBuilder out = new StringBuilder();
        while (cursor.peek() != quote) {
            if (cursor.peek() == '\n' || cursor.peek() == '\r') {
                throw cursor.error("strings cannot contain newlines");
            }
            int c = cursor.next();
            if (c == TomlCursor.END) {
                throw cursor.error("unexpected EOF; expected '" + Character.toString(quote) + "'");
            }
            if (c == '\\' && quote == '"') {
                escape(out);
            } else {
                out.appendCodePoint(c);
            }
        }
        cursor.next();
        return out.toString();
    }

    private String multiline(char quote) {
        String end = String.valueOf(quote).repeat(3);
        StringBuilder out = new StringBuilder();
        if (!cursor.skip("\r\n")) {
            cursor.skip("\n");
        }
        // Up to two quotes may stand right before the closing ones.
        while (!cursor.startsWith(end) || cursor.startsWith(end + quote)) {
            int c = cursor.next();
            if (c == TomlCursor.END) {
                throw cursor.error("unexpected EOF; expected '" + end + "'");
            }
            if (c == '\\' && quote == '"') {
                multilineEscape(out);
            } else if (c != '\r') {
                out.appendCodePoint(c);
            }
        }
        cursor.skip(end);
        return out.toString();
    }

    private void multilineEscape(StringBuilder out) {
        int c = cursor.peek();
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            escape(out);
            return;
        }
        cursor.skipBlanks();
        if (cursor.peek() != '\n' && cursor.peek() != '\r') {
            throw cursor.error("invalid escape in string '\\ '");
        }
        while (cursor.peek() == '\n' || cursor.peek() == '\r' || cursor.peek() == ' ' || cursor.peek() == '\t') {
            cursor.next();
        }
    }

    private void escape(StringBuilder out) {
        int c = cursor.next();
        switch (c) {
            case 'b' -> out.append('\b');
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'f' -> out.append('\f');
            case 'r' -> out.append('\r');
            case 'e' -> out.append('\u001b');
            case '"', '\\' -> out.append((char) c);
            case 'x' -> out.appendCodePoint(codePoint(2));
            case 'u' -> out.appendCodePoint(codePoint(4));
            case 'U' -> out.appendCodePoint(codePoint(8));
            case TomlCursor.END -> throw cursor.error("unexpected EOF; expected '\"'");
            default -> throw cursor.error("invalid escape in string '\\" + Character.toString(c) + "'");
        }
    }

    private int codePoint(int digits) {
        long value = 0;
        int start = cursor.position();
        for (int i = 0; i < digits; i++) {
            int c = cursor.next();
            int digit = c < 0x80 && c >= 0 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw cursor.error("expected " + (digits == 2 ? "two" : digits == 4 ? "four" : "eight")
                        + " hexadecimal digits after '\\" + (digits == 2 ? 'x' : digits == 4 ? 'u' : 'U')
                        + "', but got " + Quoting.quote(cursor.since(start)) + " instead");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT || (value >= 0xD800 && value < 0xE000)) {
            throw cursor.error("Escaped character '\\u" + cursor.since(start) + "' is not valid UTF-8.");
        }
        return (int) value;
    }

    /** A number, a boolean or a time. */
    Object bare() {
        int start = cursor.position();
        skipWord();
        String word = cursor.since(start);
        if (word.length() == 10 && TIME.matcher(word).matches() && cursor.startsWith(" ")) {
            skipTimeAfterBlank();
            word = cursor.since(start);
        }
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        String text = word;
        if (TIME.matcher(text).matches()) {
            return new TimeObject(
                    TomlTimes.parse(text).orElseThrow(() -> cursor.error("invalid datetime: " + Quoting.quote(text))));
        }
        if (SIGNED_BASE.matcher(text).matches()) {
            throw cursor.error("cannot use sign with non-decimal numbers: '" + text.substring(0, 3) + "'");
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(text);
        }
        if (FLOAT.matcher(text).matches()) {
            return number(text);
        }
        throw cursor.error(
                "expected value but found " + Quoting.quote(text.isEmpty() ? nextShown() : text) + " instead");
    }

    private String nextShown() {
        return Character.toString(cursor.next());
    }

    private void skipWord() {
        while (cursor.peek() != TomlCursor.END
                && (TomlText.isBare(cursor.peek()) || "+.:".indexOf(cursor.peek()) >= 0)) {
            cursor.next();
        }
    }

    private void skipTimeAfterBlank() {
        cursor.next();
        int c = cursor.peek();
        if (c >= '0' && c <= '9') {
            skipWord();
        }
    }

    private Object integer(String text) {
        checkUnderscores(text, "integer");
        String digits = text.replace("_", "");
        String unsigned = digits.replaceFirst("^[+-]", "");
        boolean based = unsigned.length() > 1 && "xob".indexOf(unsigned.charAt(1)) >= 0;
        if (!based && unsigned.length() > 1 && unsigned.charAt(0) == '0') {
            throw cursor.error("Invalid integer " + Quoting.quote(text) + ": cannot have leading zeroes");
        }
        OptionalLong value = NumberParsing.parseInt(digits, 0, Long.SIZE);
        return TypedInteger.int64(value.orElseThrow(() -> cursor.error(text + " is out of range for int64")));
    }

    private Object number(String text) {
        checkUnderscores(text, "float");
        if (text.matches(".*\\.(?:[eE].*)?")) {
            throw cursor.error("Invalid float " + Quoting.quote(text) + ": '.' must be followed by one or more digits");
        }
        if (text.matches("[+-]?0[0-9].*")) {
            throw cursor.error("Invalid float " + Quoting.quote(text) + ": cannot have leading zeroes");
        }
        return NumberParsing.parseFloat(text.replace("_", "").replaceFirst("^[+-](?=nan)", ""))
                .orElseThrow(() -> cursor.error(text + " is out of range for float64"));
    }

    private void checkUnderscores(String text, String kind) {
        if (text.matches(".*(?:__|(?<![0-9A-Fa-f])_|_(?![0-9A-Fa-f])).*") || text.startsWith("_")) {
            throw cursor.error(
                    "Invalid " + kind + " " + Quoting.quote(text) + ": underscores must be surrounded by digits");
        }
    }
}
