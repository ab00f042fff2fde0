package dev.bedrock.gitops.delivery;

import dev.bedrock.core.git.CommitId;

/** What became of a change. */
public sealed interface DeliveryOutcome {
    /** The commit that has the change, or had what it wants already. */
    CommitId commit();

    /**
     * The branch has new commits.
     *
     * @param branch the branch
     * @param commit the last of them
     */
    record Committed(String branch, CommitId commit) implements DeliveryOutcome {}

    /**
     * A branch is pushed from which a pull request can be opened.
     *
     * @param branch the branch with the change
     * @param base the branch that it is for
     * @param commit the last commit of the branch
     * @param title a title for the pull request
     * @param description a description for it; may be empty
     * @param isNew whether the branch was not there before
     */
    record Proposed(String branch, String base, CommitId commit, String title, String description, boolean isNew)
            implements DeliveryOutcome {}

    /**
     * There is nothing to change.
     *
     * @param commit the last commit of the branch that the change was for
     */
    record Unchanged(CommitId commit) implements DeliveryOutcome {}

    /**
     * The change was made before, as its key says.
     *
     * @param commit the commit of that time
     */
    record AlreadyMade(CommitId commit) implements DeliveryOutcome {}

    /**
     * The branch was moved back, and what it had is on another branch.
     *
     * @param branch the branch
     * @param commit where it is now
     * @param kept the branch that has the commits which it had
     */
    record Reset(String branch, CommitId commit, String kept) implements DeliveryOutcome {}
}
