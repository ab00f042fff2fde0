package dev.bedrock.telemetry.source;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with sources. */
public enum SourceCode implements ProblemCode {
    /** An answer that is not what the documentation of the host says. */
    ANSWER_INVALID(
            "TEL-0401",
            "The host answered with something else than its documentation says, such as a page to sign in. Check the"
                    + " token, the organization and the project."),

    /** A host that wants to be left alone. */
    RATE_LIMITED(
            "TEL-0402",
            "The host answers no more requests of this token for a while. What was not asked is asked the next time."),

    /** An id that cannot be one. */
    ID_INVALID("TEL-0403", "The recorded id of a run, pull request or commit cannot be one, so nothing was asked."),

    /** The work was interrupted. */
    INTERRUPTED("TEL-0404", "The work was interrupted before all was asked.");

    private final String id;
    private final String explanation;

    SourceCode(String id, String explanation) {
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
