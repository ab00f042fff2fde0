package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TagBuilder;

/**
 * Writes to a remote repository. Thread-safe; what several threads commit to one branch at the same time becomes one push.
 *
 * <p>Nothing is overwritten that has not been seen: a branch that others have moved is looked at again. All methods throw
 * {@link AccessDeniedException} when the policy, the credentials or a rule of the server forbid it, and {@link
 * UnavailableException} when the server does not answer; then it is not known whether it has got what was sent, unless a
 * change {@linkplain GitChange#withKey has a key}.
 */
public final class GitWriter {
    private final CachedRemote history;
    private final Connections connections;
    private final GitLimits limits;
    private final CommitMaker maker;
    private final ConcurrentMap<String, BranchQueue> queues;

    GitWriter(
            CachedRemote history,
            Connections connections,
            GitLimits limits,
            CommitMaker maker,
            ConcurrentMap<String, BranchQueue> queues) {
        this.history = history;
        this.connections = connections;
        this.limits = limits;
        this.maker = maker;
        this.queues = queues;
    }

    /**
     * Makes one commit on a branch and pushes it.
     *
     * @throws ConflictException when others have moved the branch in each of many attempts
     * @throws InvalidInputException when the change is not possible, or there is no such branch and the change does not say
     *     where it is to begin
     */
    public CommitOutcome commit(String branch, GitChange change) {
        return commit(branch, List.of(change)).get(0);
    }

    /**
     * Makes several commits on a branch, one after the other, and pushes them at once: all of them or none. Otherwise like
     * {@link #commit(String, GitChange)}.
     *
     * @return an outcome for each change, in their order
     */
    public List<CommitOutcome> commit(String branch, List<GitChange> changes) {
        String name = GitReference.branch(branch).name();
        if (changes.isEmpty()) {
            return List.of();
        }
        BranchWriter writer = new BranchWriter(history, name, fetching(), pushing(), maker, limits.total());
        BranchQueue queue = queues.computeIfAbsent(history.remote() + " " + name, created -> new BranchQueue());
        return queue.submit(changes, writer::write);
    }

    /**
     * Makes a branch.
     *
     * @throws ConflictException when there is one of this name at another commit
     */
    public void createBranch(String branch, CommitId commit) {
        move(GitReference.branch(branch).candidates().get(0), Optional.empty(), Optional.of(commit));
    }

    /**
     * Removes a branch.
     *
     * @param expected its last commit
     * @throws ConflictException when it has another one
     */
    public void deleteBranch(String branch, CommitId expected) {
        move(GitReference.branch(branch).candidates().get(0), Optional.of(expected), Optional.empty());
    }

    /**
     * Moves a branch to any other commit, which may take commits away from it.
     *
     * @param expected its last commit
     * @throws ConflictException when it has another one
     */
    public void moveBranch(String branch, CommitId expected, CommitId commit) {
        move(GitReference.branch(branch).candidates().get(0), Optional.of(expected), Optional.of(commit));
    }

    /**
     * Tags a commit, with a name only.
     *
     * @throws ConflictException when there is such a tag for another commit
     */
    public void createTag(String tag, CommitId commit) {
        move(GitReference.tag(tag).candidates().get(0), Optional.empty(), Optional.of(commit));
    }

    /**
     * Tags a commit, with a message and perhaps a signature.
     *
     * @param signer signs the tag, empty to leave it without a signature
     * @throws ConflictException when there is such a tag
     */
    public void createTag(String tag, CommitId commit, String message, Optional<GitSigner> signer) {
        String name = GitReference.tag(tag).name();
        String text = CommitText.message(message) + "\n";
        push(Constants.R_TAGS + name, Optional.empty(), repository -> {
            require(repository, commit);
            TagBuilder builder = new TagBuilder();
            builder.setTag(name);
            builder.setObjectId(ObjectId.fromString(commit.hex()), Constants.OBJ_COMMIT);
            builder.setTagger(maker.person());
            builder.setMessage(text);
            if (signer.isPresent()) {
                String signature = signer.get().sign(builder.build());
                builder.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII)));
            }
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId id = inserter.insert(builder);
                inserter.flush();
                return Optional.of(id);
            }
        });
    }

    private void move(String reference, Optional<CommitId> expected, Optional<CommitId> next) {
        push(reference, expected, repository -> {
            if (next.isPresent()) {
                require(repository, next.get());
            }
            return next.map(commit -> ObjectId.fromString(commit.hex()));
        });
    }

    private void push(String reference, Optional<CommitId> expected, CachedRemote.Work<Optional<ObjectId>> next) {
        Deadline deadline = Deadline.in(limits.total());
        Optional<ObjectId> old = expected.map(commit -> ObjectId.fromString(commit.hex()));
        Pushing.Reply reply = history.write(deadline, repository -> {
            Optional<ObjectId> id = next.with(repository);
            try {
                return pushing().push(repository, reference, old, id, true, deadline);
            } catch (IOException e) {
                throw new RefusalException(fetching().failure(e));
            }
        });
        switch (reply.answer()) {
            case DONE -> {}
            case MOVED ->
                throw pushing()
                        .moved(
                                reference,
                                expected.isEmpty() ? "is there already" : "is not at " + expected.get() + " any more");
            default -> throw pushing().refused(reference, reply.message());
        }
    }

    /** Pushing needs the commit here, too, with its history. */
    private void require(CachedRepository repository, CommitId commit) throws IOException {
        if (!repository.getObjectDatabase().has(ObjectId.fromString(commit.hex()))) {
            fetching().everything(repository, Deadline.in(limits.total()));
        }
        if (!repository.getObjectDatabase().has(ObjectId.fromString(commit.hex()))) {
            throw new RefusalException(new InvalidInputException(GitCode.COMMIT_MISSING.error(
                    "the git repository " + history.remote() + " has no commit " + commit)));
        }
    }

    private HistoryFetching fetching() {
        return new HistoryFetching(connections, history.remote());
    }

    private Pushing pushing() {
        return new Pushing(connections, history.remote());
    }
}
