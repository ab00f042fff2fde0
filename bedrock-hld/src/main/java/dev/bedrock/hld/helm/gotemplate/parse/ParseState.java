package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;

/** What all parts of the parser share: the tokens, the way errors are worded, and how deep things are nested. */
final class ParseState {
    /** So deep is no template written by a person; deeper ones would exhaust the stack. */
    private static final int MAX_NESTING = 500;

    private final Source source;
    private final TokenStream tokens;
    private int actionLine;
    private int nesting;

    ParseState(Source source, TokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    TokenStream tokens() {
        return tokens;
    }

    /** Remembers where an action starts, for errors about one that never ends; 0 outside of actions. */
    void actionLine(int line) {
        actionLine = line;
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
        return new TemplateParseException(source.name(), tokens.line(), text);
    }

    TemplateParseException unexpected(Token token, String context) {
        if (!token.is(TokenType.ERROR)) {
            return error("unexpected " + token + " in " + context);
        }
        if (actionLine == 0 || actionLine == token.line()) {
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
