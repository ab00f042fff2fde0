package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Makes the commits of several requests on one branch and pushes them, as often as it takes. Each attempt begins with what
 * the remote has now; a push that may or may not have arrived is looked for there before it is made again. For one thread.
 */
final class BranchWriter {
    private static final int MOST_ATTEMPTS = 40;
    private static final int MOST_FAILURES = 8;

    private final CachedRemote history;
    private final String branch;
    private final HistoryFetching fetching;
    private final Pushing pushing;
    private final CommitMaker maker;
    private final Duration total;
    private Optional<CommitId> lastSeen = Optional.empty();
    private int failures;

    BranchWriter(
            CachedRemote history,
            String branch,
            HistoryFetching fetching,
            Pushing pushing,
            CommitMaker maker,
            Duration total) {
        this.history = history;
        this.branch = branch;
        this.fetching = fetching;
        this.pushing = pushing;
        this.maker = maker;
        this.total = total;
    }

    /**
     * Answers the requests. One that cannot be done on the branch fails by itself.
     *
     * @throws BedrockException when none of the rest could be pushed; they have failed, too, unless the thread was
     *     interrupted
     */
    void write(List<BranchQueue.Request> requests) {
        Deadline deadline = Deadline.in(total);
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(2));
        failures = 0;
        try {
            while (true) {
                Optional<BedrockException> obstacle = attempt(requests, deadline);
                if (obstacle.isEmpty()) {
                    open(requests).forEach(BranchQueue.Request::succeed);
                    return;
                }
                failures += obstacle.get() instanceof ConflictException ? 0 : 1;
                if (failures >= MOST_FAILURES || backoff.attempts() >= MOST_ATTEMPTS) {
                    throw obstacle.get();
                }
                backoff.pause();
            }
        } catch (BedrockException e) {
            if (!e.problems().get(0).code().equals(GitCode.INTERRUPTED.id())) {
                open(requests).forEach(request -> request.fail(e));
            }
            throw e;
        }
    }

    /** Returns what has stood in the way and may be gone the next time. */
    private Optional<BedrockException> attempt(List<BranchQueue.Request> requests, Deadline deadline) {
        try {
            return history.write(deadline, repository -> attempt(repository, requests, deadline));
        } catch (UnavailableException e) {
            if (e.problems().get(0).code().equals(GitCode.REMOTE_UNAVAILABLE.id())) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private Optional<BedrockException> attempt(
            CachedRepository repository, List<BranchQueue.Request> requests, Deadline deadline) throws IOException {
        String reference = Constants.R_HEADS + branch;
        Optional<CommitId> seen = fetching.branch(repository, branch, deadline);
        if (!seen.equals(lastSeen)) {
            // Others get through, so it is worth going on.
            failures = 0;
            lastSeen = seen;
        }
        if (seen.isPresent()) {
            for (BranchQueue.Request request : open(requests)) {
                if (HistoryFetching.contains(repository, seen.get(), request.made())) {
                    request.succeed();
                }
            }
        }
        Optional<CommitId> start = seen;
        Optional<CommitId> tip = seen;
        for (BranchQueue.Request request : open(requests)) {
            try {
                if (tip.isEmpty()) {
                    start = fetching.start(
                            repository, branch, request.changes().get(0).start(), deadline);
                    tip = start;
                }
                tip = make(repository, tip, request);
            } catch (BedrockException e) {
                request.fail(e);
            }
        }
        if (tip.equals(start)) {
            // Nothing was made, so a branch that is not there stays so.
            return Optional.empty();
        }
        try {
            Pushing.Reply reply = pushing.push(repository, reference, id(seen), id(tip), false, deadline);
            return switch (reply.answer()) {
                case DONE -> Optional.empty();
                case MOVED -> Optional.of(pushing.moved(reference, "was moved by others again and again"));
                case REFUSED -> mayPass(pushing.refused(reference, reply.message()), reply.message());
            };
        } catch (IOException e) {
            throw new RefusalException(fetching.failure(e));
        }
    }

    private static Optional<BedrockException> mayPass(BedrockException refusal, String message)
            throws RefusalException {
        if (Pushing.mayPass(message)) {
            return Optional.of(refusal);
        }
        throw new RefusalException(refusal);
    }

    /** Makes the commits of one request, all or none of them, and returns the new tip. */
    private Optional<CommitId> make(CachedRepository repository, Optional<CommitId> tip, BranchQueue.Request request)
            throws IOException {
        Optional<CommitId> next = tip;
        List<CommitOutcome> outcomes = new ArrayList<>();
        for (GitChange change : request.changes()) {
            Optional<CommitId> earlier = HistoryFetching.withKey(repository, next, change.key());
            CommitOutcome outcome = earlier.isPresent()
                    ? new CommitOutcome.AlreadyMade(earlier.get())
                    : maker.make(repository, next, change);
            if (outcome instanceof CommitOutcome.Committed) {
                next = Optional.of(outcome.commit());
            }
            outcomes.add(outcome);
        }
        request.made(outcomes);
        return next;
    }

    private static List<BranchQueue.Request> open(List<BranchQueue.Request> requests) {
        return requests.stream().filter(request -> !request.isDone()).toList();
    }

    private static Optional<ObjectId> id(Optional<CommitId> commit) {
        return commit.map(id -> ObjectId.fromString(id.hex()));
    }
}
