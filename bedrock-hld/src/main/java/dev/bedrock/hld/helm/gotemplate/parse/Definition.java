package dev.bedrock.hld.helm.gotemplate.parse;

import java.util.List;

/**
 * A parsed template.
 *
 * @param name what other templates call it
 * @param source where it stands
 * @param body its nodes
 * @param slots how many variables it has at most at a time, {@code $} (slot 0) included
 */
public record Definition(String name, Source source, List<Node> body, int slots) {
    /** Whether there is nothing in it but white space and comments. */
    public boolean isBlank() {
        for (Node node : body) {
            if (!(node instanceof Node.Text text) || !isSpace(text.text())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(String text) {
        return text.codePoints()
                .allMatch(c -> c == 0x85 || c == 0xA0 || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }
}
