package dev.bedrock.core.document.hcl;

/**
 * A part of the text of a file, in {@code char}s.
 *
 * @param start the first, from 0
 * @param end the one after the last
 */
public record HclSpan(int start, int end) {
    /** Checks the order. */
    public HclSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /** How long it is. */
    public int length() {
        return end - start;
    }

    /** What stands there. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
