package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.Transport;

/**
 * Brings references with all of their history into a cached repository that holds nothing else, so that every commit in it
 * is complete.
 */
final class HistoryFetching {
    private static final String SEEN = "refs/bedrock/seen/";
    private static final int MOST_FOR_KEY = 1000;

    private final Connections connections;
    private final RemoteAddress remote;

    HistoryFetching(Connections connections, RemoteAddress remote) {
        this.connections = connections;
        this.remote = remote;
    }

    /** The last commit of a branch at the remote, with its history; empty if there is no such branch. */
    Optional<CommitId> branch(CachedRepository repository, String branch, Deadline deadline) {
        return reference(repository, List.of(Constants.R_HEADS + branch), deadline);
    }

    /** The commit of the first of some names that the remote has, with its history; empty if it has none of them. */
    Optional<CommitId> reference(CachedRepository repository, List<String> names, Deadline deadline) {
        try {
            return fetch(repository, names, deadline);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Where a branch begins that the remote does not have: at a reference, or nowhere if the remote is empty.
     *
     * @throws InvalidInputException when the reference is missing, or none is given and the remote is not empty
     */
    Optional<CommitId> start(
            CachedRepository repository, String branch, Optional<GitReference> start, Deadline deadline) {
        if (start.isPresent()) {
            GitReference reference = start.get();
            if (reference.isCommitId() && has(repository, reference.name())) {
                return Optional.of(new CommitId(reference.name()));
            }
            Optional<CommitId> found = reference(repository, reference.candidates(), deadline);
            if (found.isEmpty()) {
                throw missing(reference.toString(), "");
            }
            return found;
        }
        if (!isEmpty(repository, deadline)) {
            throw missing("branch " + branch, "say where it is to begin");
        }
        return Optional.empty();
    }

    BedrockException failure(IOException e) {
        return Failures.ofRemote(remote.toString(), e);
    }

    private boolean isEmpty(CachedRepository repository, Deadline deadline) {
        try {
            return connections
                    .advertised(remote, repository, List.of(Constants.HEAD, Constants.R_HEADS), deadline)
                    .isEmpty();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Optional<CommitId> fetch(CachedRepository repository, List<String> names, Deadline deadline)
            throws IOException {
        try (Transport transport = connections.open(remote, repository, deadline);
                FetchConnection connection = transport.openFetch(List.of(), names.toArray(String[]::new))) {
            Map<String, Ref> advertised = connection.getRefsMap();
            for (String name : names) {
                Ref ref = advertised.get(name);
                ObjectId id = ref == null ? null : ref.getObjectId();
                if (ref != null && id != null) {
                    if (!repository.getObjectDatabase().has(id)) {
                        connections.expectPack(transport);
                        connection.fetch(new CancelMonitor(deadline), List.of(Fetching.wanted(id)), Set.of());
                        deadline.check();
                        remember(repository, name, id);
                        connection.getPackLocks().forEach(HistoryFetching::unlock);
                    }
                    return Optional.of(commit(repository, id));
                }
            }
            return Optional.empty();
        }
    }

    /** Fetches all branches and tags with their history. */
    void everything(CachedRepository repository, Deadline deadline) {
        new Fetching(connections, remote).fetchHistory(repository, deadline);
    }

    private static void unlock(PackLock lock) {
        try {
            lock.unlock();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CommitId commit(CachedRepository repository, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return new CommitId(walk.parseCommit(id).name());
        }
    }

    /** What is remembered is what the next fetch need not bring again. */
    private static void remember(CachedRepository repository, String name, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(SEEN + CachedRemote.digest(name));
        update.setNewObjectId(id);
        update.disableRefLog();
        update.forceUpdate();
    }

    static boolean has(CachedRepository repository, String commit) {
        return repository.getObjectDatabase().has(ObjectId.fromString(commit));
    }

    /** Whether a push has arrived after all: its commits are in the history. */
    static boolean contains(CachedRepository repository, CommitId head, List<CommitOutcome> outcomes)
            throws IOException {
        List<CommitOutcome> made = outcomes.stream()
                .filter(CommitOutcome.Committed.class::isInstance)
                .toList();
        if (made.isEmpty()) {
            return false;
        }
        return isAncestor(repository, made.get(made.size() - 1).commit(), head);
    }

    static boolean isAncestor(CachedRepository repository, CommitId older, CommitId newer) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = ObjectId.fromString(older.hex());
            return repository.getObjectDatabase().has(id)
                    && walk.isMergedInto(walk.parseCommit(id), walk.parseCommit(ObjectId.fromString(newer.hex())));
        }
    }

    /** The commit with a key among the last ones of a history. */
    static Optional<CommitId> withKey(CachedRepository repository, Optional<CommitId> head, Optional<String> key)
            throws IOException {
        if (head.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(head.get().hex())));
            int looked = 0;
            for (RevCommit commit = walk.next(); commit != null && looked < MOST_FOR_KEY; commit = walk.next()) {
                looked++;
                String message = commit.getFullMessage();
                if (message.contains(GitChange.KEY)
                        && CommitText.trailers(message).contains(new GitTrailer(GitChange.KEY, key.get()))) {
                    return Optional.of(new CommitId(commit.name()));
                }
            }
        }
        return Optional.empty();
    }

    private BedrockException missing(String what, String hint) {
        return new InvalidInputException(GitCode.REFERENCE_MISSING
                .error("the git repository " + remote + " has no " + what)
                .withHint(hint));
    }
}
