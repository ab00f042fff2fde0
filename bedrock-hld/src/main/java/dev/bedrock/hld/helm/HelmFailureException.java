package dev.bedrock.hld.helm;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;

/** A chart cannot be rendered, for a reason that Helm gives in the same words. */
public final class HelmFailureException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String helmText;

    /**
     * With a problem for people and tools, and Helm's text.
     *
     * @param problem what is wrong and where
     * @param helmText what Helm prints after {@code Error: }; can have several lines
     */
    public HelmFailureException(Problem problem, String helmText) {
        super(problem);
        this.helmText = helmText;
    }

    /** With Helm's text as the message of the problem, at no place in particular. */
    public static HelmFailureException of(HelmCode code, String helmText) {
        return new HelmFailureException(code.error(helmText), helmText);
    }

    /** With Helm's text as the message of the problem, in this file. */
    public static HelmFailureException in(String file, HelmCode code, String helmText) {
        return new HelmFailureException(code.error(helmText, SourceLocation.of(file)), helmText);
    }

    /** The same failure with words before Helm's text. */
    public HelmFailureException prefixed(String prefix) {
        Problem problem = problems().get(0);
        Problem longer = new Problem(
                problem.code(), problem.severity(), prefix + problem.message(), problem.location(), problem.hint());
        return new HelmFailureException(longer, prefix + helmText);
    }

    /** What Helm prints after {@code Error: }. Comes from the input; make it safe before it is printed on a terminal. */
    public String helmText() {
        return helmText;
    }
}
