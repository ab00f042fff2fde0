package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cuts a template into tokens, one at a time. After an error there is nothing but the end of the text. */
final class Lexer {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";
    private static final int TRIM_MARKER_LENGTH = 2;
    private static final int EOF = -1;

    private final String input;
    private final char[] chars;
    private final Predicate<String> isFunction;
    private int end;
    private int position;
    private int start;
    private int openParens;
    private boolean insideAction;

    Lexer(String input, Predicate<String> isFunction) {
        this.input = input;
        this.chars = input.toCharArray();
        this.end = input.length();
        this.isFunction = isFunction;
    }

    Token next() {
        return insideAction ? insideAction() : text();
    }

    private Token text() {
        while (true) {
            int delimiter = position < end ? input.indexOf(LEFT, position) : -1;
            if (delimiter < 0) {
                position = end;
                return position > start ? token(TokenType.TEXT) : token(TokenType.EOF);
            }
            if (delimiter > position) {
                position = hasLeftTrimMarker(delimiter + LEFT.length()) ? trimmedEnd(start, delimiter) : delimiter;
                Token text = token(TokenType.TEXT);
                position = delimiter;
                ignore();
                if (!text.text().isEmpty()) {
                    return text;
                }
            }
            position += LEFT.length();
            int marker = hasLeftTrimMarker(position) ? TRIM_MARKER_LENGTH : 0;
            if (!input.startsWith("/*", position + marker)) {
                return leftDelimiter(marker);
            }
            position += marker;
            ignore();
            Token error = comment();
            if (error != null) {
                return error;
            }
        }
    }

    private Token leftDelimiter(int marker) {
        Token delimiter = token(TokenType.LEFT_DELIMITER);
        insideAction = true;
        openParens = 0;
        position += marker;
        ignore();
        return delimiter;
    }

    /** Skips a comment; returns a token only if it is not a proper one. */
    private @Nullable Token comment() {
        int close = input.indexOf("*/", position + 2);
        if (close < 0) {
            return error("unclosed comment");
        }
        position = close + 2;
        boolean trim = atTrimmingRightDelimiter(position);
        if (!trim && !atRightDelimiter(position)) {
            return error("comment ends before closing delimiter");
        }
        closeAction(trim);
        ignore();
        return null;
    }

    private void closeAction(boolean trim) {
        position += RIGHT.length() + (trim ? TRIM_MARKER_LENGTH : 0);
        if (trim) {
            while (position < end && isSpace(chars[position])) {
                position++;
            }
        }
    }

    private Token rightDelimiter(boolean trim) {
        if (trim) {
            position += TRIM_MARKER_LENGTH;
            ignore();
        }
        position += RIGHT.length();
        Token delimiter = token(TokenType.RIGHT_DELIMITER);
        if (trim) {
            while (position < end && isSpace(chars[position])) {
                position++;
            }
            ignore();
        }
        insideAction = false;
        return delimiter;
    }

    private Token insideAction() {
        boolean trim = atTrimmingRightDelimiter(position);
        if (trim || (position < end && atRightDelimiter(position))) {
            return openParens == 0 ? rightDelimiter(trim) : error("unclosed left paren");
        }
        int c = peek();
        if (c == EOF) {
            return error("unclosed action");
        } else if (isSpace(c)) {
            return space();
        }
        position += Character.charCount(c);
        return switch (c) {
            case '=' -> token(TokenType.ASSIGN);
            case ':' -> accept("=") ? token(TokenType.DECLARE) : error("expected :=");
            case '|' -> token(TokenType.PIPE);
            case '"' -> quoted('"', TokenType.STRING, "unterminated quoted string");
            case '\'' -> quoted('\'', TokenType.CHAR_CONSTANT, "unterminated character constant");
            case '`' -> rawString();
            case '$' -> fieldOrVariable(TokenType.VARIABLE);
            case '(' -> {
                openParens++;
                yield token(TokenType.LEFT_PAREN);
            }
            case ')' -> --openParens < 0 ? error("unexpected right paren") : token(TokenType.RIGHT_PAREN);
            default -> wordOrNumber(c);
        };
    }

    private Token wordOrNumber(int c) {
        if (c == '.' && position < end && !isDigit(chars[position])) {
            return fieldOrVariable(TokenType.FIELD);
        }
        if (c == '.' || c == '+' || c == '-' || isDigit(c)) {
            position--;
            return number();
        }
        if (isAlphaNumeric(c)) {
            return identifier();
        }
        if (c >= ' ' && c < 0x7F) {
            return token(TokenType.CHAR);
        }
        return error("unrecognized character in action: " + Quoting.unicode(c));
    }

    private Token space() {
        int from = position;
        while (position < end && isSpace(chars[position])) {
            position++;
        }
        if (atTrimmingRightDelimiter(position - 1)) {
            position--;
            if (position == from) {
                return rightDelimiter(true);
            }
        }
        return token(TokenType.SPACE);
    }

    private Token identifier() {
        skipAlphaNumeric();
        if (!atTerminator()) {
            return badCharacter();
        }
        String word = input.substring(start, position);
        TokenType type = TokenType.ofWord(word);
        if ((type == TokenType.BREAK || type == TokenType.CONTINUE) && isFunction.test(word)) {
            type = TokenType.IDENTIFIER;
        }
        return token(type);
    }

    private Token fieldOrVariable(TokenType type) {
        if (atTerminator()) {
            return token(type == TokenType.VARIABLE ? type : TokenType.DOT);
        }
        skipAlphaNumeric();
        return atTerminator() ? token(type) : badCharacter();
    }

    private Token badCharacter() {
        return error("bad character " + Quoting.unicode(peek()));
    }

    private void skipAlphaNumeric() {
        int c = peek();
        while (c != EOF && isAlphaNumeric(c)) {
            position += Character.charCount(c);
            c = peek();
        }
    }

    private boolean atTerminator() {
        int c = peek();
        return switch (c) {
            case EOF, ' ', '\t', '\r', '\n', '.', ',', '|', ':', ')', '(' -> true;
            default -> atRightDelimiter(position) && position < end;
        };
    }

    private Token quoted(char quote, TokenType type, String unterminated) {
        while (position < end) {
            char c = chars[position++];
            if (c == quote) {
                return token(type);
            }
            if (c == '\n' || (c == '\\' && (position >= end || chars[position++] == '\n'))) {
                break;
            }
        }
        return error(unterminated);
    }

    private Token rawString() {
        int close = input.indexOf('`', position);
        if (close < 0) {
            return error("unterminated raw quoted string");
        }
        position = close + 1;
        return token(TokenType.RAW_STRING);
    }

    private Token number() {
        if (!scanNumber()) {
            return badNumber();
        }
        int sign = peek();
        if (sign != '+' && sign != '-') {
            return token(TokenType.NUMBER);
        }
        return scanNumber() && chars[position - 1] == 'i' ? token(TokenType.COMPLEX) : badNumber();
    }

    private Token badNumber() {
        return error("bad number syntax: " + Quoting.quote(input.substring(start, position)));
    }

    private boolean scanNumber() {
        accept("+-");
        String digits = "0123456789_";
        String exponent = "eE";
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
                exponent = "pP";
            } else if (accept("oO")) {
                digits = "01234567_";
                exponent = "";
            } else if (accept("bB")) {
                digits = "01_";
                exponent = "";
            }
        }
        acceptRun(digits);
        if (accept(".")) {
            acceptRun(digits);
        }
        if (accept(exponent)) {
            accept("+-");
            acceptRun("0123456789_");
        }
        accept("i");
        int c = peek();
        if (c != EOF && isAlphaNumeric(c)) {
            position += Character.charCount(c);
            return false;
        }
        return true;
    }

    private boolean accept(String valid) {
        if (position < end && valid.indexOf(chars[position]) >= 0) {
            position++;
            return true;
        }
        return false;
    }

    private void acceptRun(String valid) {
        while (accept(valid)) {}
    }

    private int peek() {
        return position < end ? codePoint() : EOF;
    }

    private int codePoint() {
        char c = chars[position];
        return Character.isSurrogate(c) ? input.codePointAt(position) : c;
    }

    private boolean atRightDelimiter(int at) {
        return at + 1 < chars.length && chars[at] == '}' && chars[at + 1] == '}';
    }

    private Token token(TokenType type) {
        Token token = new Token(type, start, spelling(type));
        ignore();
        return token;
    }

    private String spelling(TokenType type) {
        return switch (type) {
            case SPACE, EOF -> " ";
            case LEFT_DELIMITER -> LEFT;
            case RIGHT_DELIMITER -> RIGHT;
            default -> input.substring(start, position);
        };
    }

    private void ignore() {
        start = position;
    }

    private Token error(String message) {
        Token token = new Token(TokenType.ERROR, start, message);
        end = start;
        position = start;
        insideAction = false;
        return token;
    }

    private boolean hasLeftTrimMarker(int at) {
        return at + 1 < end && chars[at] == '-' && isSpace(chars[at + 1]);
    }

    private boolean atTrimmingRightDelimiter(int at) {
        return at + 1 < end && chars[at + 1] == '-' && isSpace(chars[at]) && atRightDelimiter(at + TRIM_MARKER_LENGTH);
    }

    private int trimmedEnd(int from, int to) {
        int at = to;
        while (at > from && isSpace(chars[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphaNumeric(int c) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || (c > 0x7F && (Character.isLetter(c) || Character.isDigit(c)));
    }
}
