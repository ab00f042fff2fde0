package dev.bedrock.core.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that Bedrock could not do, with all the problems that it found. What a caller can do about it is in the
 * subclass: correct the input, try again, ask for access.
 *
 * <p>Errors in Bedrock itself are {@link IllegalStateException}s and the like, never of this family.
 */
public abstract sealed class BedrockException extends RuntimeException
        permits InvalidInputException,
                ConflictException,
                AccessDeniedException,
                LimitExceededException,
                UnavailableException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BedrockException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a BedrockException needs a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** The problems, at least one, in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
