package dev.bedrock.core.template;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.Serial;

/**
 * Ends a render. An Error, because the template engine catches exceptions and goes on with a part of the output; it never
 * leaves this package.
 */
final class TemplateFailure extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient BedrockException exception;

    TemplateFailure(BedrockException exception) {
        super(exception.getMessage(), exception, false, false);
        this.exception = exception;
    }

    TemplateFailure(TemplateCode code, String message, SourceLocation location, String hint) {
        this(exception(code, code.error(message, location).withHint(hint)));
    }

    private static BedrockException exception(TemplateCode code, Problem problem) {
        return switch (code) {
            case LIMIT, TIMEOUT -> new LimitExceededException(problem);
            case INTERRUPTED -> new UnavailableException(problem);
            default -> new InvalidInputException(problem);
        };
    }

    BedrockException exception() {
        return exception;
    }
}
