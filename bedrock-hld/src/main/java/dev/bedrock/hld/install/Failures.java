package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What goes wrong in a run: nothing hides anything else. Thread-safe. */
final class Failures {
    private final List<BedrockException> failures = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    synchronized void add(Problem problem) {
        problems.add(problem);
    }

    /** A failure, with its problems as they are to be shown. */
    synchronized void add(BedrockException failure, List<Problem> shown) {
        failures.add(failure);
        problems.addAll(shown);
    }

    synchronized List<Problem> problems() {
        return Problem.sorted(problems);
    }

    /** Throws one exception with all problems if one of them is an error; of the kind that all failures are of. */
    synchronized void throwIfAny(boolean warningsAsErrors) {
        List<Problem> all = problems();
        if (!Problem.anyError(all) && !(warningsAsErrors && Problem.anyWarning(all))) {
            return;
        }
        boolean alike = failures.stream().map(Object::getClass).distinct().count() == 1;
        boolean only = all.stream().filter(Problem::isError).allMatch(problem -> failures.stream()
                .anyMatch(failure ->
                        failure.problems().stream().anyMatch(one -> one.code().equals(problem.code()))));
        if (!alike || !only) {
            throw new InvalidInputException(all);
        }
        BedrockException first = failures.get(0);
        if (first instanceof UnavailableException) {
            throw new UnavailableException(all, first);
        } else if (first instanceof AccessDeniedException) {
            throw new AccessDeniedException(all, first);
        } else if (first instanceof ConflictException) {
            throw new ConflictException(all, first);
        } else if (first instanceof LimitExceededException) {
            throw new LimitExceededException(all, first);
        }
        throw new InvalidInputException(all, first);
    }
}
