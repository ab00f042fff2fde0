package dev.bedrock.core.diagnostic;

import java.util.List;
import java.util.function.UnaryOperator;
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

    /** An exception of the same kind, caused by this one, with each problem changed: placed in another file, for example. */
    public BedrockException withProblems(UnaryOperator<Problem> change) {
        List<Problem> changed = problems.stream().map(change).toList();
        if (this instanceof ConflictException) {
            return new ConflictException(changed, this);
        } else if (this instanceof AccessDeniedException) {
            return new AccessDeniedException(changed, this);
        } else if (this instanceof LimitExceededException) {
            return new LimitExceededException(changed, this);
        } else if (this instanceof UnavailableException) {
            return new UnavailableException(changed, this);
        }
        return new InvalidInputException(changed, this);
    }
}
