package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.util.List;
import java.util.Optional;

/** What all hosts with an interface for programs have in common: how things are done once however often they are tried. */
abstract class HostedPullRequests implements PullRequests {
    /** What is put behind texts that are too long. */
    static final String CUT = "\n\n... (cut)";

    /**
     * Asks the host to create a pull request. Of two requests for the same branches it takes one, so this may be sent
     * again.
     */
    abstract RestReply create(NewPullRequest request);

    /** The status by which the host says that there is one already, among other things. */
    abstract int statusOfExisting();

    /** Reads a pull request. */
    abstract PullRequest pullRequest(RestValue value);

    /** Replaces the own comment of the name, if there is one and it says something else, and says whether there is. */
    abstract boolean replace(long number, PullRequestComment comment, String text);

    /** Writes a new comment. */
    abstract void write(long number, String text);

    /** The text of a comment as the host takes it. */
    abstract String text(PullRequestComment comment);

    /** Merges one that is open and as it is expected. */
    abstract MergeOutcome mergeOpen(PullRequest pullRequest, MergeOptions options);

    @Override
    public final PullRequestOutcome open(NewPullRequest request) {
        Optional<PullRequest> existing = find(request.source(), request.target());
        PullRequestOutcome outcome =
                existing.isPresent() ? new PullRequestOutcome.AlreadyOpen(existing.get()) : opened(request);
        long number = outcome.pullRequest().orElseThrow().number();
        label(number, request.labels());
        requestReview(number, request.reviewers());
        return outcome;
    }

    private PullRequestOutcome opened(NewPullRequest request) {
        RestReply reply = create(request);
        if (reply.status() == statusOfExisting()) {
            // Somebody else has opened it in the meantime, or the answer to us got lost.
            return find(request.source(), request.target())
                    .<PullRequestOutcome>map(PullRequestOutcome.AlreadyOpen::new)
                    .orElseThrow(reply::failure);
        }
        return new PullRequestOutcome.Opened(pullRequest(reply.requireSuccess().value()));
    }

    /** The first of some answers that is for exactly these branches: hosts may search less strictly. */
    final Optional<PullRequest> between(List<RestValue> values, String source, String target) {
        return values.stream()
                .map(this::pullRequest)
                .filter(found -> found.source().equals(source) && found.target().equals(target))
                .findFirst();
    }

    @Override
    public final void comment(long number, PullRequestComment comment) {
        String text = text(comment);
        if (replace(number, comment, text)) {
            return;
        }
        try {
            write(number, text);
        } catch (UnavailableException e) {
            // It may be there though the answer got lost.
            if (!replace(number, comment, text)) {
                throw e;
            }
        }
    }

    @Override
    public final MergeOutcome merge(long number, MergeOptions options) {
        PullRequest before = get(number);
        if (before.state() == PullRequestState.MERGED) {
            return new MergeOutcome.Merged(before);
        }
        if (before.state() == PullRequestState.CLOSED) {
            throw new ConflictException(
                    HostCode.CONFLICT.error("the pull request " + number + " was closed without merging"));
        }
        options.expectedHead()
                .filter(expected -> !expected.equals(before.head()))
                .ifPresent(expected -> {
                    throw new ConflictException(HostCode.CONFLICT
                            .error("the pull request " + number + " has the last commit " + before.head() + ", not "
                                    + expected)
                            .withHint("look at its new commits, and merge it with the last of them"));
                });
        try {
            return mergeOpen(before, options);
        } catch (ConflictException e) {
            // The answer to the first attempt may have got lost.
            PullRequest after = get(number);
            if (after.state() == PullRequestState.MERGED && after.head().equals(before.head())) {
                return new MergeOutcome.Merged(after);
            }
            throw e;
        }
    }
}
