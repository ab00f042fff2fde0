package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of pipelines. */
public enum PipelineCode implements ProblemCode {
    /** A value that a pipeline could take for more than a text. */
    VALUE_UNSAFE(
            "GITOPS-0301",
            "Names and paths that go into a pipeline have letters, digits, spaces and . _ / + @ # = - only, because CI systems"
                    + " and shells give others a meaning."),
    /** A CI system that nobody has a template for. */
    SYSTEM_UNKNOWN("GITOPS-0302", "There is no template for pipelines of this CI system.");

    private final String id;
    private final String explanation;

    PipelineCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
