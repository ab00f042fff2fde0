package dev.bedrock.hld.helm.chart.values;

/** A {@code --set} argument that cannot be read; the message is Helm's. */
public final class SetSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SetSyntaxException(String message) {
        super(message, null, false, false);
    }

    /** Helm's message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
