package dev.bedrock.core.document.hcl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Splits a text into tokens. At the first character that cannot be part of any, it ends with {@link TokenType#INVALID}. */
final class Lexer {
    private final String text;
    private final int length;
    private final int lastCommentEnd;
    private final Scanner scanner;
    private final Tokens tokens;
    private final List<HclSpan> comments = new ArrayList<>();
    private final Deque<Mode> modes = new ArrayDeque<>();
    private Mode mode = new Mode(Kind.CODE, "");
    private int at;
    private boolean invalid;

    private enum Kind {
        CODE,
        QUOTED,
        HEREDOC
    }

    /** Where the lexer is: in the code of a file or a sequence, or in the text of a template. */
    private static final class Mode {
        final Kind kind;
        final String marker;
        int braces;
        boolean startOfLine = true;

        Mode(Kind kind, String marker) {
            this.kind = kind;
            this.marker = marker;
        }
    }

    Lexer(String text) {
        this.text = text;
        this.length = text.length();
        this.scanner = new Scanner(text);
        this.lastCommentEnd = text.lastIndexOf("*/");
        this.tokens = new Tokens(length);
    }

    List<HclSpan> comments() {
        return comments;
    }

    Tokens run() {
        if (length > 0 && text.charAt(0) == HclSource.BYTE_ORDER_MARK) {
            at = 1;
        }
        while (at < length && !invalid) {
            switch (mode.kind) {
                case CODE -> code();
                case QUOTED -> quoted();
                case HEREDOC -> heredoc();
            }
        }
        tokens.add(TokenType.END_OF_FILE, length, length);
        return tokens;
    }

    private void enter(Mode inner) {
        modes.push(mode);
        mode = inner;
    }

    private void leave() {
        mode = modes.pop();
    }

    private char peek(int distance) {
        return at + distance < length ? text.charAt(at + distance) : '\0';
    }

    private void token(TokenType type, int size) {
        tokens.add(type, at, at + size);
        at += size;
    }

    private void invalid() {
        tokens.add(TokenType.INVALID, at, Math.min(length, at + Character.charCount(text.codePointAt(at))));
        invalid = true;
    }

    private void code() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t') {
            at++;
        } else if (Characters.isDigit(c)) {
            token(TokenType.NUMBER, scanner.numberEnd(at) - at);
        } else if (c == '\n' || (c == '\r' && peek(1) == '\n')) {
            token(TokenType.NEWLINE, c == '\n' ? 1 : 2);
        } else if (c == '#' || (c == '/' && peek(1) == '/')) {
            comment(scanner.lineCommentEnd(at));
        } else if (c == '/' && peek(1) == '*' && at + 2 <= lastCommentEnd) {
            comment(text.indexOf("*/", at + 2) + 2);
        } else if (Characters.isIdentifierStart(text.codePointAt(at))) {
            token(TokenType.IDENTIFIER, scanner.identifierEnd(at) - at);
        } else {
            symbol(c);
        }
    }

    private void comment(int end) {
        comments.add(new HclSpan(at, end));
        at = end;
    }

    private void symbol(char c) {
        switch (c) {
            case '"' -> {
                token(TokenType.OPEN_QUOTE, 1);
                enter(new Mode(Kind.QUOTED, ""));
            }
            case '{' -> {
                mode.braces++;
                token(TokenType.OPEN_BRACE, 1);
            }
            case '}' -> closeBrace();
            case '~' -> stripEnd();
            case '<' -> less();
            case '=' -> either('=', TokenType.EQUAL, '>', TokenType.ARROW, TokenType.EQUALS);
            case ':' -> either(':', TokenType.DOUBLE_COLON, TokenType.COLON);
            case '!' -> either('=', TokenType.NOT_EQUAL, TokenType.NOT);
            case '>' -> either('=', TokenType.GREATER_OR_EQUAL, TokenType.GREATER);
            case '|' -> either('|', TokenType.OR, TokenType.INVALID);
            case '&' -> either('&', TokenType.AND, TokenType.INVALID);
            case '.' ->
                token(
                        peek(1) == '.' && peek(2) == '.' ? TokenType.ELLIPSIS : TokenType.DOT,
                        peek(1) == '.' && peek(2) == '.' ? 3 : 1);
            case '[' -> token(TokenType.OPEN_BRACKET, 1);
            case ']' -> token(TokenType.CLOSE_BRACKET, 1);
            case '(' -> token(TokenType.OPEN_PARENTHESIS, 1);
            case ')' -> token(TokenType.CLOSE_PARENTHESIS, 1);
            case ',' -> token(TokenType.COMMA, 1);
            case '?' -> token(TokenType.QUESTION, 1);
            case '+' -> token(TokenType.PLUS, 1);
            case '-' -> token(TokenType.MINUS, 1);
            case '*' -> token(TokenType.STAR, 1);
            case '/' -> token(TokenType.SLASH, 1);
            case '%' -> token(TokenType.PERCENT, 1);
            default -> invalid();
        }
    }

    private void either(char second, TokenType two, TokenType one) {
        either(second, two, '\0', one, one);
    }

    private void either(char second, TokenType two, char other, TokenType twoOther, TokenType one) {
        char next = peek(1);
        if (next == second) {
            token(two, 2);
        } else if (next == other && other != '\0') {
            token(twoOther, 2);
        } else if (one == TokenType.INVALID) {
            invalid();
        } else {
            token(one, 1);
        }
    }

    private boolean endsSequence() {
        return mode.braces == 0 && !modes.isEmpty();
    }

    private void closeBrace() {
        if (endsSequence()) {
            token(TokenType.SEQUENCE_END, 1);
            leave();
        } else {
            mode.braces = Math.max(0, mode.braces - 1);
            token(TokenType.CLOSE_BRACE, 1);
        }
    }

    private void stripEnd() {
        if (peek(1) == '}' && endsSequence()) {
            token(TokenType.SEQUENCE_END, 2);
            leave();
        } else {
            invalid();
        }
    }

    private void less() {
        if (peek(1) != '<') {
            either('=', TokenType.LESS_OR_EQUAL, TokenType.LESS);
            return;
        }
        int start = at + (peek(2) == '-' ? 3 : 2);
        boolean named = start < length && Characters.isIdentifierStart(text.codePointAt(start));
        int end = named ? scanner.identifierEnd(start) : start;
        int newline = end < length && text.charAt(end) == '\r' ? end + 1 : end;
        if (!named || newline >= length || text.charAt(newline) != '\n') {
            token(TokenType.LESS, 1);
            return;
        }
        String marker = text.substring(start, end);
        token(TokenType.OPEN_HEREDOC, newline + 1 - at);
        enter(new Mode(Kind.HEREDOC, marker));
    }

    private void quoted() {
        int start = at;
        at = scanner.textEnd(at, true);
        if (at > start) {
            tokens.add(TokenType.TEXT, start, at);
        }
        if (at == length) {
            return;
        }
        if (text.charAt(at) == '"') {
            token(TokenType.CLOSE_QUOTE, 1);
            leave();
        } else {
            sequence();
        }
    }

    private void heredoc() {
        if (mode.startOfLine) {
            int end = scanner.markerEnd(at, mode.marker);
            if (end >= 0) {
                token(TokenType.CLOSE_HEREDOC, end - at);
                leave();
                skipTrailingSpace();
                return;
            }
        }
        int start = at;
        at = scanner.textEnd(at, false);
        mode.startOfLine = false;
        if (at < length && text.charAt(at) == '\n') {
            at++;
            mode.startOfLine = true;
        }
        if (at > start) {
            tokens.add(TokenType.TEXT, start, at);
        }
        if (at < length && !mode.startOfLine) {
            sequence();
        }
    }

    /** What is behind the marker is space of any kind, more than code may have. */
    private void skipTrailingSpace() {
        int newline = text.indexOf('\n', at);
        at = newline > at && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
    }

    private void sequence() {
        char c = text.charAt(at);
        if ((c == '$' || c == '%') && peek(1) == '{') {
            mode.startOfLine = false;
            token(c == '$' ? TokenType.INTERPOLATION : TokenType.DIRECTIVE, peek(2) == '~' ? 3 : 2);
            enter(new Mode(Kind.CODE, ""));
        } else {
            invalid();
        }
    }
}
