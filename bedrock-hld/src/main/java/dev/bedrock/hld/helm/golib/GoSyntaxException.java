package dev.bedrock.hld.helm.golib;

/** A text that does not have the form it should have; the message is the one Go gives. */
public final class GoSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An error with the text that Go programs print. */
    public GoSyntaxException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
