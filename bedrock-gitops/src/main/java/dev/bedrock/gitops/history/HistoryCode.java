package dev.bedrock.gitops.history;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of a history. */
public enum HistoryCode implements ProblemCode {
    /** A file of an old commit that cannot be read. */
    UNREADABLE(
            "GITOPS-0480",
            "The configuration of a commit cannot be read, so what it says about images is left out. The other commits are"
                    + " not affected."),
    /** More commits than are looked at. */
    TRUNCATED(
            "GITOPS-0481",
            "The history has more commits than are looked at, so it may have more entries. Ask for a shorter time, or allow"
                    + " more commits.");

    private final String id;
    private final String explanation;

    HistoryCode(String id, String explanation) {
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
