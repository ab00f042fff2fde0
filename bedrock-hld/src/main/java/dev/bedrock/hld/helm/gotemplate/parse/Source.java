package dev.bedrock.hld.helm.gotemplate.parse;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;

/**
 * The text that a template was parsed from.
 *
 * @param name the name it was parsed under, usually a path
 * @param text the whole text
 */
public record Source(String name, String text) {
    /** The line of a position, from 1. */
    public int line(int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** How many bytes stand before a position on its line. */
    public int column(int position) {
        int start = position == 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
        return GoStrings.byteLength(text, start, position);
    }

    @Override
    public String toString() {
        return name;
    }
}
