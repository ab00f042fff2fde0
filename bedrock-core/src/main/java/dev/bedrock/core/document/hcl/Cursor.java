package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import java.util.BitSet;

/** Where the parser is: inside of brackets newlines mean nothing, and are passed over. */
final class Cursor {
    private final HclSource source;
    private final Tokens tokens;
    private final int maxDepth;
    private final BitSet outer = new BitSet();
    private boolean newlines = true;
    private int position;
    private int scopes;
    private int depth;
    private int lastEnd;

    Cursor(HclSource source, Tokens tokens, int maxDepth) {
        this.source = source;
        this.tokens = tokens;
        this.maxDepth = maxDepth;
    }

    String text() {
        return source.text();
    }

    /** From here to {@link #endScope} newlines count, or do not. */
    void beginScope(boolean newlinesCount) {
        outer.set(scopes++, newlines);
        newlines = newlinesCount;
    }

    void endScope() {
        newlines = outer.get(--scopes);
    }

    private int next() {
        return !newlines && tokens.type(position) == TokenType.NEWLINE ? position + 1 : position;
    }

    TokenType type() {
        return tokens.type(next());
    }

    boolean at(TokenType type) {
        return type() == type;
    }

    boolean atWord(String word) {
        int token = next();
        int start = tokens.start(token);
        return tokens.type(token) == TokenType.IDENTIFIER
                && tokens.end(token) - start == word.length()
                && source.text().startsWith(word, start);
    }

    /** Where the next token begins. */
    int start() {
        return tokens.start(next());
    }

    /** Where the last token that was read ends. */
    int lastEnd() {
        return lastEnd;
    }

    String tokenText() {
        return span().of(source.text());
    }

    HclSpan span() {
        int token = next();
        return new HclSpan(tokens.start(token), tokens.end(token));
    }

    HclSpan spanFrom(int start) {
        return new HclSpan(start, lastEnd);
    }

    /** Passes over a token. The end of the file stays. */
    void read() {
        int token = next();
        lastEnd = tokens.end(token);
        position = tokens.type(token) == TokenType.END_OF_FILE ? token : token + 1;
    }

    boolean skip(TokenType type) {
        if (at(type)) {
            read();
            return true;
        }
        return false;
    }

    void expect(TokenType type, String message) {
        if (!skip(type)) {
            throw failure(message);
        }
    }

    /** One level deeper. */
    void descend() {
        if (++depth > maxDepth) {
            throw tooDeep(maxDepth);
        }
    }

    void ascend() {
        depth--;
    }

    LimitExceededException tooDeep(int levels) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("nested deeper than " + levels + " levels", source.location(start())));
    }

    /** The next token cannot be there. */
    InvalidInputException failure(String message) {
        int token = next();
        int start = tokens.start(token);
        if (tokens.type(token) != TokenType.INVALID) {
            return failure(message, start);
        }
        return new InvalidInputException(InvalidCharacters.problem(source.text(), start, source.location(start)));
    }

    InvalidInputException failure(String message, int start) {
        return new InvalidInputException(HclCode.SYNTAX.error(message, source.location(start)));
    }

    InvalidInputException duplicate(String name, HclSpan before, HclSpan here) {
        return new InvalidInputException(HclCode.DUPLICATE.error(
                "the argument '" + name + "' is set already, at " + source.location(before.start()),
                source.location(here.start())));
    }
}
