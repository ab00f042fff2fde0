package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.util.List;

/** Failures with the place in a definition that led to them. */
final class Placed {
    private Placed() {}

    static BedrockException at(SourceLocation location, BedrockException failure) {
        List<Problem> problems = failure.problems().stream()
                .map(problem -> problem.location().isKnown() ? problem : problem.at(location))
                .toList();
        if (failure instanceof AccessDeniedException) {
            return new AccessDeniedException(problems, failure);
        }
        if (failure instanceof UnavailableException) {
            return new UnavailableException(problems, failure);
        }
        if (failure instanceof LimitExceededException) {
            return new LimitExceededException(problems, failure);
        }
        return failure instanceof ConflictException
                ? new ConflictException(problems, failure)
                : new InvalidInputException(problems, failure);
    }
}
