package dev.bedrock.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the same thing in the meantime. Reading again and repeating may succeed. */
public non-sealed class ConflictException extends BedrockException {
    private static final long serialVersionUID = 1L;

    /** With one problem. */
    public ConflictException(Problem problem) {
        this(List.of(problem), null);
    }

    /** With one problem, and what caused it. */
    public ConflictException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** With several problems, at least one. */
    public ConflictException(List<Problem> problems) {
        this(problems, null);
    }

    /** With several problems, at least one, and what caused them. */
    public ConflictException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
