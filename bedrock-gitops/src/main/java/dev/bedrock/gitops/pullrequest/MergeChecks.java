package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.gitops.host.HostCode;

/** What has to be so before any host is asked to merge. */
final class MergeChecks {
    private MergeChecks() {}

    static void require(PullRequest pullRequest, MergeOptions options) {
        if (pullRequest.state() == PullRequestState.CLOSED) {
            throw new ConflictException(HostCode.CONFLICT.error(
                    "the pull request " + pullRequest.number() + " was closed without merging"));
        }
        options.expectedHead()
                .filter(expected -> !expected.equals(pullRequest.head()))
                .ifPresent(expected -> {
                    throw new ConflictException(HostCode.CONFLICT
                            .error("the pull request " + pullRequest.number() + " has the last commit "
                                    + pullRequest.head() + ", not " + expected)
                            .withHint("look at its new commits, and merge it with the last of them"));
                });
    }
}
