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
    CONTENTION("TEL-0103", "Other writers changed the same deployments again and again. Try again."),

    /** A report that is of no step. */
    NO_STEP(
            "TEL-0110",
            "A report names the build of its step: of the image, of the definition, or of the manifests together with a"
                    + " commit of the definition or of the manifests."),

    /** What a self test has written does not come back. */
    SELF_TEST_FAILED("TEL-0111", "The store does not give back what a self test has recorded in it.");

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
