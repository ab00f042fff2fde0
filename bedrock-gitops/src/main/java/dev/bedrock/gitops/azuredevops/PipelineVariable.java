package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.secret.Secret;

/**
 * A variable of pipelines.
 *
 * @param value its value
 * @param secret whether Azure DevOps shows it to nobody any more
 */
public record PipelineVariable(Secret value, boolean secret) {
    /** A variable that everybody may read. */
    public static PipelineVariable plain(String value) {
        return new PipelineVariable(Secret.of(value), false);
    }

    /** A variable that nobody may read. */
    public static PipelineVariable secret(Secret value) {
        return new PipelineVariable(value, true);
    }
}
