package dev.bedrock.core.document.json;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;

/** A text is not JSON. */
public final class JsonSyntaxException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String goMessage;

    JsonSyntaxException(Problem problem, String goMessage) {
        super(problem);
        this.goMessage = goMessage;
    }

    /** The error in the words of Go programs, such as {@code unexpected end of JSON input}. */
    public String goMessage() {
        return goMessage;
    }
}
