package dev.bedrock.hld.helm.gotemplate.parse;

/** Tokens with room to push back three of them: what it takes to tell {@code $x foo} from {@code $x := foo}. */
final class TokenStream {
    private final Lexer lexer;
    private final Token[] pending = new Token[3];
    private int pendingCount;
    private int position;

    TokenStream(Lexer lexer) {
        this.lexer = lexer;
    }

    Token next() {
        if (pendingCount > 0) {
            pendingCount--;
        } else {
            pending[0] = lexer.next();
            position = pending[0].position();
        }
        return pending[pendingCount];
    }

    void backup() {
        pendingCount++;
    }

    /** Pushes back a token before the one that {@link #peek} shows. */
    void backup(Token first) {
        pending[1] = first;
        pendingCount = 2;
    }

    /** Pushes back two tokens before the one that {@link #peek} shows. */
    void backup(Token first, Token second) {
        pending[1] = second;
        pending[2] = first;
        pendingCount = 3;
    }

    Token peek() {
        if (pendingCount == 0) {
            next();
            pendingCount = 1;
        }
        return pending[pendingCount - 1];
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.is(TokenType.SPACE)) {
            token = next();
        }
        return token;
    }

    Token peekNonSpace() {
        Token token = nextNonSpace();
        backup();
        return token;
    }

    /** Where the last token read from the text starts: errors name its line. */
    int position() {
        return position;
    }
}
