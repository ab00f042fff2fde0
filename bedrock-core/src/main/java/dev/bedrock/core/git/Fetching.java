package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Brings commits into the cached repository of a remote. A commit that is there with all its files has a reference {@code
 * refs/bedrock/commits/ID}; nothing else is believed to be complete.
 */
final class Fetching {
    private static final String COMPLETE = "refs/bedrock/commits/";
    private static final int WHOLE_HISTORY = Integer.MAX_VALUE;
    private static final List<String> BRANCHES_AND_TAGS = List.of(Constants.R_HEADS, Constants.R_TAGS);

    private final Connections connections;
    private final RemoteAddress remote;

    Fetching(Connections connections, RemoteAddress remote) {
        this.connections = connections;
        this.remote = remote;
    }

    static boolean isComplete(CachedRepository repository, CommitId commit) throws IOException {
        return repository.exactRef(COMPLETE + commit) != null;
    }

    /** The commits that are there with all their files. */
    static List<CommitId> complete(CachedRepository repository) throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(COMPLETE).stream()
                .map(ref -> new CommitId(ref.getName().substring(COMPLETE.length())))
                .toList();
    }

    /** Fetches a commit and its files: itself alone if the server gives it, else with all branches and tags. */
    void fetch(CachedRepository repository, CommitId commit, Deadline deadline) throws IOException {
        Ref wanted = wanted(ObjectId.fromString(commit.hex()));
        try {
            fetch(repository, 1, List.of("HEAD"), advertised -> List.of(wanted), deadline);
        } catch (TransportException e) {
            if (!isRefusedWant(e) && !remote.isLocal()) {
                throw Failures.ofRemote(remote.toString(), e);
            }
            fetchHistory(repository, deadline);
        }
        complete(repository, commit);
    }

    /** Fetches all branches and tags with their history. */
    void fetchHistory(CachedRepository repository, Deadline deadline) {
        try {
            int depth = repository.getObjectDatabase().getShallowCommits().isEmpty() ? 0 : WHOLE_HISTORY;
            fetch(repository, depth, BRANCHES_AND_TAGS, Fetching::branchesAndTags, deadline);
        } catch (IOException e) {
            throw Failures.ofRemote(remote.toString(), e);
        }
    }

    private void fetch(
            CachedRepository repository,
            int depth,
            Collection<String> prefixes,
            Function<Map<String, Ref>, List<Ref>> choice,
            Deadline deadline)
            throws IOException {
        Collection<PackLock> locks = List.of();
        try (Transport transport = connections.open(remote, repository, deadline)) {
            if (depth > 0) {
                transport.setDepth(depth);
            }
            try (FetchConnection connection = transport.openFetch(List.of(), prefixes.toArray(String[]::new))) {
                List<Ref> wanted = choice.apply(connection.getRefsMap());
                if (!wanted.isEmpty()) {
                    connections.expectPack(transport);
                    connection.fetch(new CancelMonitor(deadline), wanted, Set.of());
                    locks = connection.getPackLocks();
                }
            }
            deadline.check();
        } finally {
            for (PackLock lock : locks) {
                lock.unlock();
            }
        }
    }

    private static List<Ref> branchesAndTags(Map<String, Ref> advertised) {
        List<Ref> wanted = new ArrayList<>();
        advertised.forEach((name, ref) -> {
            ObjectId id = ref.getObjectId();
            if (id != null && (name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))) {
                wanted.add(wanted(id));
            }
        });
        return wanted;
    }

    static Ref wanted(ObjectId id) {
        return new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id);
    }

    /** Looks whether everything is there and says so in the repository. */
    private void complete(CachedRepository repository, CommitId commit) throws IOException {
        ObjectId id = ObjectId.fromString(commit.hex());
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk revisions = new RevWalk(reader)) {
            RevCommit found = revisions.parseCommit(id);
            requireFiles(reader, found.getTree(), new HashSet<>());
        } catch (MissingObjectException e) {
            if (e.getObjectId().equals(id)) {
                throw missing(commit);
            }
            throw new UnavailableException(
                    GitCode.REMOTE_UNAVAILABLE.error(
                            "the remote " + remote + " has not sent all files of commit " + commit.abbreviated()),
                    e);
        } catch (IncorrectObjectTypeException e) {
            throw missing(commit);
        }
        RefUpdate update = repository.updateRef(COMPLETE + commit);
        update.setNewObjectId(id);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        if (result != RefUpdate.Result.NEW
                && result != RefUpdate.Result.NO_CHANGE
                && result != RefUpdate.Result.FORCED) {
            throw new IOException("the reference of " + commit + " could not be written: " + result);
        }
    }

    /** Looks at each tree once, however many times it is in others. */
    private static void requireFiles(ObjectReader reader, ObjectId tree, Set<ObjectId> seen) throws IOException {
        CanonicalTreeParser parser = new CanonicalTreeParser();
        for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
            FileMode mode = parser.getEntryFileMode();
            ObjectId id = parser.getEntryObjectId();
            if (mode == FileMode.GITLINK || !seen.add(id)) {
                continue;
            }
            if (mode == FileMode.TREE) {
                requireFiles(reader, id, seen);
            } else if (!reader.has(id)) {
                throw new MissingObjectException(id, Constants.OBJ_BLOB);
            }
        }
    }

    private BedrockException missing(CommitId commit) {
        return new InvalidInputException(GitCode.COMMIT_MISSING
                .error("the git repository " + remote + " has no commit " + commit)
                .withHint("somebody may have overwritten the branch; resolve the reference anew"));
    }

    /**
     * Not all servers give commits that no reference names, and not all can leave history out. JGit, which reads folders of
     * this machine, does not say why it refuses.
     */
    private static boolean isRefusedWant(TransportException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusalException) {
                return false;
            }
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("not our ref")
                    || message.contains("not valid")
                    || message.contains("unadvertised")
                    || message.contains("shallow")) {
                return true;
            }
        }
        return false;
    }
}
