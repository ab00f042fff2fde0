package dev.bedrock.telemetry.webhook;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with what is sent to us. */
public enum WebhookCode implements ProblemCode {
    /** A message that nobody has signed who may. */
    NOT_SIGNED("TEL-0411", "The message is not signed with the secret that was agreed on. Nothing of it was read."),

    /** A message that is too large. */
    TOO_LARGE("TEL-0412", "The message is larger than any that is expected."),

    /** A message that is no event. */
    INVALID("TEL-0413", "The message is signed, but is not what its sender's documentation says."),

    /** A message from long ago. */
    TOO_OLD("TEL-0414", "The message was made too long ago: somebody may have kept it to send it again.");

    private final String id;
    private final String explanation;

    WebhookCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
