package dev.bedrock.core.git;

import java.util.Optional;

/** What became of a change. */
public sealed interface CommitOutcome {
    /** The commit that the branch has, or had, with the change in it. */
    CommitId commit();

    /**
     * The remote has a new commit.
     *
     * @param commit the commit
     * @param parent the commit before it, empty for the first one of a repository
     */
    record Committed(CommitId commit, Optional<CommitId> parent) implements CommitOutcome {}

    /**
     * The files were already so.
     *
     * @param commit the last commit of the branch
     */
    record Unchanged(CommitId commit) implements CommitOutcome {}

    /**
     * The change had been made before, as its key says.
     *
     * @param commit the commit of that time
     */
    record AlreadyMade(CommitId commit) implements CommitOutcome {}
}
