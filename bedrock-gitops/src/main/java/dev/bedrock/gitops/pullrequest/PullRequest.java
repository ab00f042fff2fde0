package dev.bedrock.gitops.pullrequest;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A pull request, as its host tells it. Its texts may be anybody's.
 *
 * @param number its number in the repository
 * @param title its title
 * @param description what it is for, in Markdown; hosts may leave a part of a long one away in lists
 * @param source the branch with the change
 * @param target the branch that is to get it
 * @param head the last commit of the change, in full; empty if the host does not know it yet
 * @param state what became of it
 * @param mergeCommit the commit of the target that has it, if it was merged
 * @param labels its labels
 * @param url its page, for people
 */
public record PullRequest(
        long number,
        String title,
        String description,
        String source,
        String target,
        String head,
        PullRequestState state,
        Optional<String> mergeCommit,
        List<String> labels,
        URI url) {
    /** Keeps a copy. */
    public PullRequest {
        labels = List.copyOf(labels);
    }

    /** Whether it waits. */
    public boolean isOpen() {
        return state == PullRequestState.OPEN;
    }
}
