package dev.bedrock.core.document.hcl;

/**
 * One change of a text.
 *
 * @param span what goes
 * @param replacement what comes in its place
 */
record HclSplice(HclSpan span, String replacement) {
    static HclSplice insert(int at, String text) {
        return new HclSplice(new HclSpan(at, at), text);
    }

    static HclSplice remove(int start, int end) {
        return new HclSplice(new HclSpan(start, end), "");
    }

    String applyTo(String text) {
        return text.substring(0, span.start()) + replacement + text.substring(span.end());
    }
}
