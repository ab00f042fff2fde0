package dev.bedrock.core.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Something to tell the user about an input.
 *
 * <p>Text that comes from an input may hold anything; control characters and bidirectional overrides are made visible
 * here, so that a problem can be printed on a terminal or written to a log as it is.
 *
 * @param code the stable id of the kind of problem
 * @param severity how bad it is
 * @param message what is wrong, one line
 * @param location where, {@link SourceLocation#unknown()} when it belongs to no file
 * @param hint what to do about it, empty when the message says it all
 */
public record Problem(String code, Severity severity, String message, SourceLocation location, String hint) {
    /** By place, the worst first among those of one place. */
    public static final Comparator<Problem> BY_LOCATION = Comparator.comparing(Problem::location)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    /** Makes unprintable characters visible. */
    public Problem {
        message = Printable.of(message);
        hint = Printable.of(hint);
        location = new SourceLocation(Printable.of(location.file()), location.line(), location.column());
    }

    static Problem of(ProblemCode code, Severity severity, String message, SourceLocation location) {
        return new Problem(code.id(), severity, message, location, "");
    }

    /** The same problem with a hint. */
    public Problem withHint(String newHint) {
        return new Problem(code, severity, message, location, newHint);
    }

    /** The same problem at another place. */
    public Problem at(SourceLocation newLocation) {
        return new Problem(code, severity, message, newLocation, hint);
    }

    /** Whether the work cannot be done because of this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether one of the problems is an error. */
    public static boolean anyError(Collection<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Each of the problems once, {@linkplain #BY_LOCATION by place}. */
    public static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().distinct().sorted(BY_LOCATION).toList();
    }

    /** Whether one of the problems is a warning. */
    public static boolean anyWarning(Collection<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.WARNING);
    }

    /** {@code file:line:column: error HLD-0012: message (hint)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (location.isKnown()) {
            text.append(location).append(": ");
        }
        text.append(severity).append(' ').append(code).append(": ").append(message);
        if (!hint.isEmpty()) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
