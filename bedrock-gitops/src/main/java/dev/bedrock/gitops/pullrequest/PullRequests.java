package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.git.CommitOutcome;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests of one repository. Implementations are immutable and thread-safe, and everything may be done again: what
 * is so already stays so.
 *
 * <p>All methods throw {@link AccessDeniedException} when the token is missing or not good enough, {@link
 * InvalidInputException} when the host knows no such thing, does not take what it is given or answers something that it does
 * not document, and {@link UnavailableException} when it cannot be reached, fails, or has been asked too often. No message
 * has a token in it. A repository that is only known by git can {@link #open} and {@link #link}, and finds nothing.
 */
public interface PullRequests {
    /** The kind of host, such as {@code github}. */
    String kind();

    /**
     * Opens a pull request, or finds the open one that there is for these branches; that one gets the labels and reviewers
     * that it lacks.
     */
    PullRequestOutcome open(NewPullRequest request);

    /**
     * Commits a change to the source branch, which begins at the target if there is none yet, pushes it, and opens a pull
     * request.
     *
     * @param repository the repository, reached by git
     * @param change the change; with a key, it is made once however often this is tried
     * @return empty when the source branch has nothing that the target does not have
     */
    default Optional<PullRequestOutcome> propose(GitRemote repository, GitChange change, NewPullRequest request) {
        GitReference target = GitReference.branch(request.target());
        CommitOutcome made = repository.writer().commit(request.source(), change.startingFrom(target));
        boolean nothing = made instanceof CommitOutcome.Unchanged
                && made.commit().equals(repository.resolve(target).commit());
        return nothing ? Optional.empty() : Optional.of(open(request));
    }

    /** The open pull request for two branches. */
    Optional<PullRequest> find(String source, String target);

    /** A pull request, open or not. */
    PullRequest get(long number);

    /** What still keeps a pull request from being merged. */
    PullRequestStatus status(long number);

    /**
     * Writes a comment, or replaces the one of the same name, if it was written by the same user. Comments of others are
     * never touched.
     */
    void comment(long number, PullRequestComment comment);

    /** Adds labels. */
    void label(long number, List<String> labels);

    /** Asks for reviews, as {@link NewPullRequest#reviewers} says. */
    void requestReview(long number, List<String> reviewers);

    /**
     * Merges a pull request.
     *
     * @throws ConflictException when it has conflicts, another last commit than expected, or a rule forbids it; or it was
     *     closed
     */
    MergeOutcome merge(long number, MergeOptions options);

    /** The page where a person opens a pull request for two branches. */
    URI link(String source, String target);
}
