package dev.bedrock.core.document.yaml;

/**
 * A replacement of a part of a text.
 *
 * @param start where the part starts
 * @param end where it ends
 * @param replacement what takes its place
 */
record Splice(int start, int end, String replacement) {
    String applyTo(String text) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
