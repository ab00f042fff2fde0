package dev.bedrock.gitops.pullrequest;

/** What became of a pull request. */
public enum PullRequestState {
    /** It waits. */
    OPEN,
    /** It was merged. */
    MERGED,
    /** It was closed without being merged. */
    CLOSED
}
