package dev.bedrock.hld.helm.chart.schema;

/** A document that is no JSON schema, or refers to something that is not there; the message is Helm's. */
public final class SchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message, null, false, false);
    }

    /** Helm's message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
