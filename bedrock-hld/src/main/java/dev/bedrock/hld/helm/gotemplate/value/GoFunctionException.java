package dev.bedrock.hld.helm.gotemplate.value;

/**
 * An error returned, or a panic raised, by a function that a template called. Reported as {@code error calling NAME: TEXT}.
 */
public final class GoFunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error of the function itself. */
    public GoFunctionException(String text) {
        super(text, null, false, false);
    }

    /** An error that wraps another one: its text is the prefix followed by the text of the cause. */
    public GoFunctionException(String prefix, Throwable cause) {
        super(prefix, cause, false, false);
    }

    /** The text without that of the cause. */
    public String prefix() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String getMessage() {
        Throwable cause = getCause();
        return cause == null ? prefix() : prefix() + cause.getMessage();
    }
}
