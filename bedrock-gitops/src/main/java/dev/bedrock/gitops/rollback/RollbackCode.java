package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of a rollback. */
public enum RollbackCode implements ProblemCode {
    /** Something to roll back that is not there. */
    SCOPE_MISSING(
            "GITOPS-0470",
            "The definition has no such service, ring or configuration now. One that was removed comes back by bedrock.yaml"
                    + " and a reconcile."),
    /** No state to go back to. */
    NO_EARLIER_STATE(
            "GITOPS-0471",
            "There is no earlier state: the history of the branch does not have one, or the service was not there yet."),
    /** Something that others have changed since. */
    CHANGED_SINCE(
            "GITOPS-0472",
            "Somebody else has changed the same since the rollback was planned, or since the commit that is taken back."
                    + " Nothing is overwritten. Plan anew; or bring the files of the earlier state back by a forward"
                    + " commit."),
    /** A commit that the branch does not have. */
    COMMIT_UNKNOWN("GITOPS-0473", "A rollback goes to a commit that the branch has, or has had before a merge."),
    /** A reset that could take away more than is meant. */
    RESET_UNCLEAR(
            "GITOPS-0474",
            "A reset moves the whole branch, so it needs the commit to go to, and cannot be for one cluster or proposed by"
                    + " a pull request."),
    /** Something that cannot be brought back. */
    NOT_RESTORABLE("GITOPS-0475", "Links and submodules are not brought back.");

    private final String id;
    private final String explanation;

    RollbackCode(String id, String explanation) {
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
