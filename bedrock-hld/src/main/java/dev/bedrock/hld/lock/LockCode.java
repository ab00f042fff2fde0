package dev.bedrock.hld.lock;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with the lock and with what it says is installed. */
public enum LockCode implements ProblemCode {
    /** A lock that cannot be understood. */
    LOCK_INVALID(
            "HLD-0501",
            "bedrock.lock cannot be understood. After a conflict in a merge, take either side and install again."),
    /** A component that asks for something that the lock does not have. */
    NOT_LOCKED(
            "HLD-0502",
            "The component asks for something that bedrock.lock has no entry for: it was added or changed since the last"
                    + " install."),
    /** Something that the lock has is not on the disk. */
    NOT_FETCHED("HLD-0503", "bedrock.lock knows what the component consists of, but it is not on this machine yet."),
    /** Fetched files that somebody has changed. */
    TREE_CHANGED(
            "HLD-0504",
            "Files of a fetched component are not what bedrock.lock says. They are not for editing: change them where"
                    + " they come from, or copy the component into your own repository.");

    private final String id;
    private final String explanation;

    LockCode(String id, String explanation) {
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
