package dev.bedrock.hld.helm.gotemplate.value;

/**
 * A function refuses to make something huge, or to work without end. Unlike a {@link GoFunctionException} it is no failure that Go
 * would report: the execution stops as with any other exceeded limit.
 */
public final class GoLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What there would be too much of. */
    public GoLimitException(String text) {
        super(text, null, false, false);
    }
}
