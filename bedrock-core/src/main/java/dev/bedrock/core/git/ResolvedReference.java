package dev.bedrock.core.git;

import java.util.Optional;

/**
 * What a reference of a remote stood for when the remote was asked.
 *
 * @param reference what was asked for
 * @param commit the commit; that of an annotated tag is the one that the tag is for
 * @param name the full name of the branch or tag, such as {@code refs/heads/main}; empty when a commit was asked for
 */
public record ResolvedReference(GitReference reference, CommitId commit, Optional<String> name) {
    /** Whether the same reference is meant to stand for another commit some day: true for branches. */
    public boolean isFloating() {
        return name.isPresent() && !name.get().startsWith("refs/tags/");
    }
}
