package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.BedrockException;
import java.time.Duration;
import java.util.Optional;

/** An attempt that another one may mend. */
final class AttemptFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final BedrockException failure;
    private final boolean nothingDone;
    private final transient Optional<Duration> wanted;
    private final transient Optional<HttpReply> reply;

    private AttemptFailedException(
            BedrockException failure, boolean nothingDone, Optional<Duration> wanted, Optional<HttpReply> reply) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.nothingDone = nothingDone;
        this.wanted = wanted;
        this.reply = reply;
    }

    /** The server was not reached. */
    static AttemptFailedException before(BedrockException failure) {
        return new AttemptFailedException(failure, true, Optional.empty(), Optional.empty());
    }

    /** The server was reached and may have done what was asked for. */
    static AttemptFailedException during(BedrockException failure) {
        return new AttemptFailedException(failure, false, Optional.empty(), Optional.empty());
    }

    /** The server wants to be asked again later. */
    static AttemptFailedException later(
            BedrockException failure, boolean nothingDone, Optional<Duration> wanted, Optional<HttpReply> reply) {
        return new AttemptFailedException(failure, nothingDone, wanted, reply);
    }

    /** What to tell if it is the last attempt. */
    BedrockException failure() {
        return failure;
    }

    boolean nothingDone() {
        return nothingDone;
    }

    /** The wait that the server asks for. */
    Optional<Duration> wanted() {
        return wanted;
    }

    /** The answer, if it can be shown to the caller. */
    Optional<HttpReply> reply() {
        return reply;
    }
}
