package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with HCL. */
public enum HclCode implements ProblemCode {
    /** A file is not HCL. */
    SYNTAX("CORE-0601", "The text is not valid HCL. The place is where the parser could not go on."),

    /** A body or an object sets the same name twice. */
    DUPLICATE("CORE-0602", "The same name is set twice, so one of the values would be lost. Remove one of them.");

    private final String id;
    private final String explanation;

    HclCode(String id, String explanation) {
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
