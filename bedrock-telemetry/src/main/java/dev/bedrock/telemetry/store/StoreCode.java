package dev.bedrock.telemetry.store;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with stores of deployments. */
public enum StoreCode implements ProblemCode {
    /** A store that cannot be read or written. */
    UNAVAILABLE("TEL-0201", "The store of deployments could not be read or written."),

    /** A file that is something else. */
    NOT_A_STORE("TEL-0202", "The file is not a store of deployments, or was made by a newer version of Bedrock."),

    /** A deployment that somebody else changed. */
    CHANGED("TEL-0203", "Somebody else changed the deployment after it was read. Read it again and repeat the change."),

    /** A store that has been closed. */
    CLOSED("TEL-0204", "The store of deployments was closed.");

    private final String id;
    private final String explanation;

    StoreCode(String id, String explanation) {
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
