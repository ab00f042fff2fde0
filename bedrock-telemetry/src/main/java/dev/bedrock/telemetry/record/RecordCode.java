package dev.bedrock.telemetry.record;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with what pipelines report. */
public enum RecordCode implements ProblemCode {
    /** A step without a value that it needs. */
    VALUE_MISSING(
            "TEL-0101", "A step of a pipeline reports less than is needed to tell which deployment it belongs to."),

    /** Manifests of a generation that nobody has reported. */
    GENERATION_UNKNOWN(
            "TEL-0102",
            "The commit of manifests is recorded by the build that generated them, and no deployment has that build."
                    + " Report the generation with the commit of the definition first."),

    /** Too many writers. */
    CONTENTION("TEL-0103", "Other writers changed the same deployments again and again. Try again.");

    private final String id;
    private final String explanation;

    RecordCode(String id, String explanation) {
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
