package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A ring: a branch of the application repository that is deployed beside the others.
 *
 * @param name the name of the branch
 * @param isDefault whether requests without a {@code Ring} header go to it
 * @param location where it stands
 */
public record Ring(String name, boolean isDefault, SourceLocation location) {
    /** The name as a folder and in names of Kubernetes objects. */
    public String hldName() {
        return HldNames.of(name);
    }
}
