package dev.bedrock.gitops.rollback;

import java.util.Locale;

/** How an earlier state comes back. */
public enum RollbackMethod {
    /**
     * The commits that have changed it are taken back, each by a commit of its own, with all that they have changed
     * elsewhere. Fails if something of that was changed again.
     */
    REVERT,
    /** One new commit brings back the files, or the image, as they were; all else stays as it is. */
    FORWARD,
    /**
     * The branch is moved back, and all later commits go out of its history; a branch {@code ROLLBACK/...} keeps them. Who
     * has the branch must fetch it anew, and many hosts do not allow it.
     */
    RESET;

    /** The lower case name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
