package dev.bedrock.gitops.pullrequest;

/** What came of merging a pull request. */
public sealed interface MergeOutcome {
    /** The pull request as it is now. */
    PullRequest pullRequest();

    /**
     * It is merged, perhaps since before.
     *
     * @param pullRequest the pull request
     */
    record Merged(PullRequest pullRequest) implements MergeOutcome {}

    /**
     * The host has accepted it and is at it. {@link PullRequests#get} tells when it is done.
     *
     * @param pullRequest the pull request
     */
    record Accepted(PullRequest pullRequest) implements MergeOutcome {}
}
