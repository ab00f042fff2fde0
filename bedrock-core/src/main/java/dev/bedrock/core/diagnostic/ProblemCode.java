package dev.bedrock.core.diagnostic;

/**
 * A kind of problem. Each module has one enum of them; an id, once released, keeps its meaning for ever.
 *
 * <pre>{@code
 * throw new InvalidInputException(HldCode.COMPONENT_MISSING.error("no component.yaml in " + folder, location));
 * }</pre>
 */
public interface ProblemCode {
    /** The stable id, such as {@code HLD-0012}. */
    String id();

    /** What the kind of problem is and how it is solved, in one or two sentences, independent of the case at hand. */
    String explanation();

    /** An error of this kind. */
    default Problem error(String message, SourceLocation location) {
        return Problem.of(this, Severity.ERROR, message, location);
    }

    /** An error of this kind that belongs to no file. */
    default Problem error(String message) {
        return error(message, SourceLocation.unknown());
    }

    /** A warning of this kind. */
    default Problem warning(String message, SourceLocation location) {
        return Problem.of(this, Severity.WARNING, message, location);
    }

    /** A note of this kind. */
    default Problem note(String message, SourceLocation location) {
        return Problem.of(this, Severity.NOTE, message, location);
    }
}
