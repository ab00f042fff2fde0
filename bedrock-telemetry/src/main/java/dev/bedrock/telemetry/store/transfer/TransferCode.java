package dev.bedrock.telemetry.store.transfer;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with deployments as lines of JSON. */
public enum TransferCode implements ProblemCode {
    /** A line that is no deployment. */
    NOT_A_DEPLOYMENT(
            "TEL-0220",
            "A line is not a JSON object with the id of a deployment and the texts of its columns. The lines before it"
                    + " have been imported; an import may be repeated."),

    /** A line that never ends. */
    LINE_TOO_LONG("TEL-0221", "A line is longer than any deployment."),

    /** A stream that cannot be read or written. */
    UNREADABLE("TEL-0222", "The lines of deployments could not be read or written.");

    private final String id;
    private final String explanation;

    TransferCode(String id, String explanation) {
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
