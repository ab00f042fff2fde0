package dev.bedrock.hld.helm.chart;

/** A YAML text that Helm could not make what it wanted of; the message is Helm's. */
public final class GoDecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With Helm's message. */
    public GoDecodeException(String message) {
        super(message, null, false, false);
    }

    /** The error of JSON that has another shape than the Go type that it is decoded into. */
    static GoDecodeException shape(String found, String target) {
        return new GoDecodeException(
                "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " + found + " into " + target);
    }

    /** Helm's message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
