package dev.bedrock.gitops.pullrequest;

/** Cuts texts that a host would not take for their length. */
final class TextLimit {
    private TextLimit() {}

    /** The text, or its beginning and a mark of at most so many characters together. No character is cut in two. */
    static String cut(String text, int longest, String mark) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - mark.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + mark;
    }
}
