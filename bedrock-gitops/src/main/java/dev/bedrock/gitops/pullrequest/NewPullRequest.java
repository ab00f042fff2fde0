package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.gitops.host.HostCode;
import java.util.List;

/**
 * A pull request to be opened. Immutable.
 *
 * @param source the branch with the change, which the remote has
 * @param target the branch that is to get it
 * @param title one line
 * @param description what it is for, in Markdown; put text of others into it by {@link
 *     dev.bedrock.gitops.host.Markdown}
 * @param labels labels; those that the repository does not have are made by the host
 * @param reviewers who is asked to look at it: user names; for Azure DevOps mail addresses or ids; {@code team:NAME} for a
 *     team of GitHub
 */
public record NewPullRequest(
        String source, String target, String title, String description, List<String> labels, List<String> reviewers) {
    /** Hosts take 255 characters and more. */
    private static final int LONGEST_TITLE = 250;

    /**
     * Checks it. A title that is too long is cut.
     *
     * @throws InvalidInputException when a branch or the title cannot be one, or both branches are the same
     */
    public NewPullRequest {
        labels = List.copyOf(labels);
        reviewers = List.copyOf(reviewers);
        GitReference.branch(source);
        GitReference.branch(target);
        if (source.equals(target)) {
            throw new InvalidInputException(
                    HostCode.SAME_BRANCH.error("the branch '" + source + "' cannot be merged into itself"));
        }
        title = Printable.of(title.strip());
        if (title.isEmpty()) {
            throw new InvalidInputException(HostCode.TEXT_INVALID.error("a pull request needs a title"));
        }
        title = TextLimit.cut(title, LONGEST_TITLE, "...");
    }

    /** A pull request without a description, labels and reviewers. */
    public static NewPullRequest of(String source, String target, String title) {
        return new NewPullRequest(source, target, title, "", List.of(), List.of());
    }

    /** With a description, in Markdown. */
    public NewPullRequest withDescription(String markdown) {
        return new NewPullRequest(source, target, title, markdown, labels, reviewers);
    }

    /** With these labels. */
    public NewPullRequest withLabels(List<String> newLabels) {
        return new NewPullRequest(source, target, title, description, newLabels, reviewers);
    }

    /** With these reviewers. */
    public NewPullRequest withReviewers(List<String> newReviewers) {
        return new NewPullRequest(source, target, title, description, labels, newReviewers);
    }
}
