package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;

/** What all parts of the parser share: the tokens, the way errors are worded, and how deep things are nested. */
final class ParseState {
    /** So deep is no template written by a person; deeper ones would exhaust the stack. */
    private static final int MAX_NESTING = 500;

    /** The position of no action. */
    static final int NONE = -1;

    private final Source source;
    private final TokenStream tokens;
    private int actionPosition = NONE;
    private int nesting;

    ParseState(Source source, TokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    TokenStream tokens() {
        return tokens;
    }

    /** Remembers where an action starts, for errors about one that never ends; {@link #NONE} outside of actions. */
    void actionPosition(int position) {
        actionPosition = position;
    }

    void enter() {
        if (++nesting > MAX_NESTING) {
            throw tooDeep();
        }
    }

    TemplateParseException tooDeep() {
        return error("max expression depth exceeded");
    }

    void leave() {
        nesting--;
    }

    TemplateParseException error(String text) {
        return new TemplateParseException(source.name(), source.line(tokens.position()), text);
    }

    TemplateParseException unexpected(Token token, String context) {
        if (!token.is(TokenType.ERROR)) {
            return error("unexpected " + token + " in " + context);
        }
        int actionLine = actionPosition == NONE ? 0 : source.line(actionPosition);
        if (actionLine == 0 || actionLine == source.line(token.position())) {
            return error(token.text());
        }
        String where = token.text().endsWith(" action") ? " started at " : " in action started at ";
        return error(token.text() + where + source.name() + ":" + actionLine);
    }

    Token expect(TokenType type, String context) {
        Token token = tokens.nextNonSpace();
        if (!token.is(type)) {
            throw unexpected(token, context);
        }
        return token;
    }

    String unquote(String literal) {
        try {
            return Quoting.unquote(literal);
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }

    /** The text of the string literal that names a template. */
    String templateName(Token token, String context) {
        if (!token.is(TokenType.STRING) && !token.is(TokenType.RAW_STRING)) {
            throw unexpected(token, context);
        }
        return unquote(token.text());
    }
}
