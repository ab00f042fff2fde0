package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;

/**
 * A piece of a template.
 *
 * @param position index of its first character
 * @param text what it looks like; the message of an error
 */
record Token(TokenType type, int position, String text) {
    private static final int SHOWN = 10;

    boolean is(TokenType other) {
        return type == other;
    }

    /** How errors show it. */
    @Override
    public String toString() {
        if (type == TokenType.EOF) {
            return "EOF";
        } else if (type == TokenType.ERROR) {
            return text;
        } else if (type.isKeyword()) {
            return "<" + text + ">";
        } else if (GoStrings.byteLength(text) > SHOWN) {
            int end = text.codePointCount(0, text.length()) > SHOWN ? text.offsetByCodePoints(0, SHOWN) : text.length();
            return Quoting.quote(text.substring(0, end)) + "...";
        }
        return Quoting.quote(text);
    }
}
