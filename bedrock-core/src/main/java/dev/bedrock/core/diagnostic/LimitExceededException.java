package dev.bedrock.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input is larger, deeper or slower than the caller's limits allow. */
public non-sealed class LimitExceededException extends BedrockException {
    private static final long serialVersionUID = 1L;

    /** With one problem. */
    public LimitExceededException(Problem problem) {
        this(List.of(problem), null);
    }

    /** With one problem, and what caused it. */
    public LimitExceededException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** With several problems, at least one. */
    public LimitExceededException(List<Problem> problems) {
        this(problems, null);
    }

    /** With several problems, at least one, and what caused them. */
    public LimitExceededException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
