package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/** Moves references of a remote, each from exactly the commit that the caller has seen. */
final class Pushing {
    private final Connections connections;
    private final RemoteAddress remote;

    Pushing(Connections connections, RemoteAddress remote) {
        this.connections = connections;
        this.remote = remote;
    }

    /** What the remote says to a push. */
    enum Answer {
        /** The reference is there. */
        DONE,
        /** Somebody else has moved the reference. */
        MOVED,
        /** The server has refused for a reason of its own, which may be that somebody else is at it. */
        REFUSED
    }

    /**
     * An answer with what the server has said about it.
     *
     * @param answer the answer
     * @param message the server's words, empty for none
     */
    record Reply(Answer answer, String message) {}

    /**
     * Pushes.
     *
     * @param expected what the reference has to be, empty for not there
     * @param next what it becomes, empty to delete it
     * @param force whether history may be lost
     */
    Reply push(
            CachedRepository repository,
            String reference,
            Optional<ObjectId> expected,
            Optional<ObjectId> next,
            boolean force,
            Deadline deadline)
            throws IOException {
        RemoteRefUpdate update = new RemoteRefUpdate(
                repository,
                (String) null,
                next.orElse(ObjectId.zeroId()),
                reference,
                force,
                null,
                expected.orElse(ObjectId.zeroId()));
        Optional<LocalPush> local = connections
                .folder(remote)
                .map(folder -> new LocalPush(repository.getDirectory().toPath(), folder));
        if (local.isPresent()) {
            local.get().begin(reference);
        }
        try (Transport transport = connections.open(remote, repository, deadline)) {
            transport.setPushThin(true);
            PushResult result = transport.push(new CancelMonitor(deadline), List.of(update));
            deadline.check();
            return reply(update, result);
        } finally {
            local.ifPresent(LocalPush::end);
        }
    }

    private static Reply reply(RemoteRefUpdate update, PushResult result) {
        String message = String.valueOf(update.getMessage() == null ? "" : update.getMessage());
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> new Reply(Answer.DONE, "");
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING -> new Reply(Answer.MOVED, message);
            default ->
                hasMoved(message + result.getMessages())
                        ? new Reply(Answer.MOVED, message)
                        : new Reply(Answer.REFUSED, (message + " " + result.getMessages()).strip());
        };
    }

    /** Git's words for a reference that was moved while it was pushed. */
    private static boolean hasMoved(String message) {
        return message.contains("but expected")
                || message.contains("fetch first")
                || message.contains("reference already exists");
    }

    /** Whether a refusal may be gone the next time: git's words for somebody else being at the same reference. */
    static boolean mayPass(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("lock")
                || text.contains("fetch first")
                || text.contains("failed to update ref")
                || text.contains("incorrect old value")
                || text.contains("reference already exists");
    }

    BedrockException refused(String reference, String message) {
        return new AccessDeniedException(GitCode.PUSH_REFUSED.error("the git repository " + remote
                + " does not accept the push to " + reference + (message.isEmpty() ? "" : ": " + message)));
    }

    BedrockException moved(String reference, String what) {
        return new ConflictException(GitCode.PUSH_CONFLICT
                .error("the reference " + reference + " of the git repository " + remote + " " + what)
                .withHint("look at what others have done and try again"));
    }
}
