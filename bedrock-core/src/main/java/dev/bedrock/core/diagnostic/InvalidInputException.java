package dev.bedrock.core.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input is wrong: a file, an argument, a template. Trying again without a change fails again. */
public non-sealed class InvalidInputException extends BedrockException {
    private static final long serialVersionUID = 1L;

    /** With one problem. */
    public InvalidInputException(Problem problem) {
        this(List.of(problem), null);
    }

    /** With one problem, and what caused it. */
    public InvalidInputException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** With several problems, at least one. */
    public InvalidInputException(List<Problem> problems) {
        this(problems, null);
    }

    /** With several problems, at least one, and what caused them. */
    public InvalidInputException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems, cause);
    }
}
