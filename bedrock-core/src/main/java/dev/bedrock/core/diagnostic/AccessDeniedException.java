package dev.bedrock.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy of the caller, or a remote system, does not allow it. */
public non-sealed class AccessDeniedException extends BedrockException {
    private static final long serialVersionUID = 1L;

    /** With one problem. */
    public AccessDeniedException(Problem problem) {
        this(List.of(problem), null);
    }

    /** With one problem, and what caused it. */
    public AccessDeniedException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** With several problems, at least one. */
    public AccessDeniedException(List<Problem> problems) {
        this(problems, null);
    }

    /** With several problems, at least one, and what caused them. */
    public AccessDeniedException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
