package dev.bedrock.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something outside of the process is missing or does not answer: a program, a server, a disk. */
public non-sealed class UnavailableException extends BedrockException {
    private static final long serialVersionUID = 1L;

    /** With one problem. */
    public UnavailableException(Problem problem) {
        this(List.of(problem), null);
    }

    /** With one problem, and what caused it. */
    public UnavailableException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** With several problems, at least one. */
    public UnavailableException(List<Problem> problems) {
        this(problems, null);
    }

    /** With several problems, at least one, and what caused them. */
    public UnavailableException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
