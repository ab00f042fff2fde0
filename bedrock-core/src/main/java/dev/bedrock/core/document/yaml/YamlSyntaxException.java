package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import org.jspecify.annotations.Nullable;

/** A text is not YAML, or not YAML that Kubernetes tools accept. */
public final class YamlSyntaxException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String goMessage;

    YamlSyntaxException(Problem problem, String goMessage, @Nullable Throwable cause) {
        super(problem, cause);
        this.goMessage = goMessage;
    }

    /** The error in the words of Helm and kubectl, such as {@code yaml: line 3: did not find expected key}. */
    public String goMessage() {
        return goMessage;
    }
}
