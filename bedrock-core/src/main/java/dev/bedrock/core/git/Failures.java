package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.jspecify.annotations.Nullable;

/** What JGit and the network say, in our words. */
final class Failures {
    private Failures() {}

    /** The exception to throw for a failed talk with a remote. */
    static BedrockException ofRemote(String remote, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusalException refusal) {
                return refusal.refusal();
            }
            if (cause instanceof BedrockException bedrock) {
                return bedrock;
            }
            if (cause instanceof TooLargeObjectInPackException || cause instanceof LargeObjectException) {
                return limit("an object of " + remote + " is larger than allowed");
            }
        }
        return unavailable(remote, deepest(failure), failure);
    }

    static BedrockException unavailable(String remote, String why) {
        return unavailable(remote, why, null);
    }

    private static BedrockException unavailable(String remote, String why, @Nullable Throwable cause) {
        return new UnavailableException(
                GitCode.REMOTE_UNAVAILABLE.error("the git repository " + remote + " cannot be reached: " + why), cause);
    }

    static BedrockException notAuthorized(String remote, String why) {
        return new AccessDeniedException(GitCode.NOT_AUTHORIZED
                .error("no access to the git repository " + remote + ": " + why)
                .withHint("check the address and the credentials for this host"));
    }

    static BedrockException notGit(String remote) {
        return new InvalidInputException(GitCode.PROTOCOL
                .error("the server does not answer for " + remote + " as a git server does")
                .withHint("check the address"));
    }

    static BedrockException limit(String message) {
        return new LimitExceededException(GitCode.LIMIT.error(message));
    }

    static BedrockException interrupted() {
        return new UnavailableException(GitCode.INTERRUPTED.error("the work with a git repository was interrupted"));
    }

    /** A cache that cannot be read or written. */
    static BedrockException ofCache(String remote, IOException failure) {
        return new UnavailableException(
                GitCode.CACHE_DAMAGED.error(
                        "the cached repository of " + remote + " cannot be used: " + deepest(failure)),
                failure);
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }
}
