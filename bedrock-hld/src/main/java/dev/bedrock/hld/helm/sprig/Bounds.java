package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;

/** How much a single call may make out of small arguments. Beyond, the execution stops. */
final class Bounds {
    private static final long MAX_TEXT = 64L << 20;
    private static final long MAX_ELEMENTS = 5_000_000;

    private Bounds() {}

    /** Checks the length of a text that is about to be made. */
    static void checkText(long length) {
        if (length > MAX_TEXT) {
            throw new GoLimitException("text of " + length + " characters is over the limit of " + MAX_TEXT);
        }
    }

    /** Checks the length of a list that is about to be made. */
    static void checkElements(long count) {
        if (count > MAX_ELEMENTS) {
            throw new GoLimitException("list of " + count + " elements is over the limit of " + MAX_ELEMENTS);
        }
    }
}
