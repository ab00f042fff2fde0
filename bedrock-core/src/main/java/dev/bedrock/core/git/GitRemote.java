package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.progress.ProgressListener;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * One remote repository. Thread-safe; several threads and processes that want the same of a remote fetch it once.
 *
 * <p>All methods that talk to the remote throw {@link AccessDeniedException} when the policy does not allow it or the
 * credentials are refused, {@link UnavailableException} when it does not answer or the thread is interrupted, and {@link
 * LimitExceededException} when it sends too much or takes too long.
 */
public final class GitRemote {
    private final CachedRemote cached;
    private final CachedRemote history;
    private final Connections connections;
    private final GitLimits limits;
    private final boolean offline;
    private final ProgressListener progress;
    private final CommitMaker maker;
    private final ConcurrentMap<String, BranchQueue> queues;

    GitRemote(
            CachedRemote cached,
            CachedRemote history,
            Connections connections,
            GitLimits limits,
            boolean offline,
            ProgressListener progress,
            CommitMaker maker,
            ConcurrentMap<String, BranchQueue> queues) {
        this.cached = cached;
        this.history = history;
        this.maker = maker;
        this.queues = queues;
        this.connections = connections;
        this.limits = limits;
        this.offline = offline;
        this.progress = progress;
    }

    /** The address without user name and password, in one form for all ways to write it. */
    public String address() {
        return cached.remote().toString();
    }

    /**
     * Asks the remote what a reference stands for now. A full commit id stands for itself, nobody is asked.
     *
     * @throws InvalidInputException when the remote has no such reference
     */
    public ResolvedReference resolve(GitReference reference) {
        ResolvedReference resolved = resolve(List.of(reference)).get(reference);
        if (resolved == null) {
            throw new IllegalStateException("every reference has an answer or an exception");
        }
        return resolved;
    }

    /**
     * Asks the remote what several references stand for now, over one connection.
     *
     * @return an answer for each of them, in their order
     * @throws InvalidInputException when the remote does not have one of them; all that are missing are named
     */
    public Map<GitReference, ResolvedReference> resolve(Collection<GitReference> references) {
        return new Resolution(cached, history, connections, limits, offline).resolve(references);
    }

    /**
     * The files of a commit, fetched if they are not in the cache.
     *
     * @throws InvalidInputException when the remote has no such commit
     */
    public GitTree fetch(CommitId commit) {
        if (!isCached(commit)) {
            if (offline) {
                throw notCached("commit " + commit);
            }
            String unit = "git fetch " + address();
            long begin = System.nanoTime();
            progress.started(unit);
            boolean done = false;
            try {
                fetchNow(commit);
                done = true;
            } finally {
                Duration duration = Duration.ofNanos(System.nanoTime() - begin);
                if (done) {
                    progress.finished(unit, duration);
                } else {
                    progress.failed(unit, duration);
                }
            }
        }
        return new GitTree(cached, limits, Optional.of(commit), "");
    }

    /** The files of the commit that a reference stands for now. */
    public GitTree fetch(GitReference reference) {
        return fetch(resolve(reference).commit());
    }

    /** Whether the files of a commit are in the cache. */
    public boolean isCached(CommitId commit) {
        return cached.exists() && cached.read(repository -> Fetching.isComplete(repository, commit));
    }

    /**
     * A reference with all that came before it, brought up to date first.
     *
     * @throws InvalidInputException when the remote has no such reference
     */
    public GitHistory history(GitReference reference) {
        if (offline) {
            return new GitHistory(history, limits, cachedHistory(reference));
        }
        Deadline deadline = Deadline.in(limits.total());
        HistoryFetching fetching = new HistoryFetching(connections, history.remote());
        CommitId head =
                history.write(deadline, repository -> fetching.start(repository, "", Optional.of(reference), deadline)
                        .orElseThrow());
        return new GitHistory(history, limits, head);
    }

    /** A reference with all that came before it, like {@link #history}; empty when the remote has no such reference. */
    public Optional<GitHistory> findHistory(GitReference reference) {
        if (offline) {
            return Optional.of(history(reference));
        }
        Deadline deadline = Deadline.in(limits.total());
        HistoryFetching fetching = new HistoryFetching(connections, history.remote());
        Optional<CommitId> head =
                history.write(deadline, repository -> fetching.reference(repository, reference.candidates(), deadline));
        return head.map(commit -> new GitHistory(history, limits, commit));
    }

    /** What writes to the remote. */
    public GitWriter writer() {
        if (offline) {
            throw new IllegalStateException("nothing is written while offline");
        }
        return new GitWriter(history, connections, limits, maker, queues);
    }

    private CommitId cachedHistory(GitReference reference) {
        CommitId commit = resolve(reference).commit();
        if (!history.exists() || !history.read(repository -> HistoryFetching.has(repository, commit.hex()))) {
            throw notCached("the history of commit " + commit);
        }
        return commit;
    }

    private void fetchNow(CommitId commit) {
        Deadline deadline = Deadline.in(limits.total());
        Fetching fetching = new Fetching(connections, cached.remote());
        Backoff.retrying(() -> cached.write(deadline, repository -> {
            if (!Fetching.isComplete(repository, commit)) {
                fetching.fetch(repository, commit, deadline);
            }
            return commit;
        }));
    }

    private BedrockException notCached(String what) {
        return Resolution.offline(cached.remote(), what);
    }

    /** The address. */
    @Override
    public String toString() {
        return address();
    }
}
