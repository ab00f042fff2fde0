package dev.bedrock.telemetry.query;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with questions about deployments. */
public enum QueryCode implements ProblemCode {
    /** A cursor that is none. */
    CURSOR_INVALID("TEL-0301", "The end of a page is given back changed, or belongs to another order.");

    private final String id;
    private final String explanation;

    QueryCode(String id, String explanation) {
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
