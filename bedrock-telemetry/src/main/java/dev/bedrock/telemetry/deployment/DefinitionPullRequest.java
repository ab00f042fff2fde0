package dev.bedrock.telemetry.deployment;

import java.util.Optional;

/**
 * The pull request, or merge request, by which a change of the definition is approved.
 *
 * @param number its number
 * @param title the title
 * @param description the text
 * @param sourceBranch the branch with the change
 * @param targetBranch the branch that is to get it
 * @param url its page
 * @param state what has become of it
 * @param mergedBy who merged it, only if it is merged
 */
public record DefinitionPullRequest(
        String number,
        String title,
        String description,
        String sourceBranch,
        String targetBranch,
        String url,
        State state,
        Optional<Author> mergedBy) {
    /** What can become of a pull request. */
    public enum State {
        /** It waits for approval. */
        OPEN,
        /** It was merged. */
        MERGED,
        /** It was closed without being merged. */
        CLOSED
    }
}
