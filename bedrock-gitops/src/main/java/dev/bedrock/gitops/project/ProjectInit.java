package dev.bedrock.gitops.project;

import java.util.Optional;

/**
 * What a new project begins with. Immutable.
 *
 * @param toolVersion the version that the new files name as their maker
 * @param defaultRing the branch that is the default ring
 * @param maintainer who looks after the whole
 */
public record ProjectInit(String toolVersion, String defaultRing, Optional<Maintainer> maintainer) {
    /** With the default ring {@code master}, as bedrock-cli has it, and nobody as maintainer. */
    public static ProjectInit of(String toolVersion) {
        return new ProjectInit(toolVersion, "master", Optional.empty());
    }

    /** With another default ring. */
    public ProjectInit withDefaultRing(String branch) {
        return new ProjectInit(toolVersion, branch, maintainer);
    }

    /** With a maintainer. */
    public ProjectInit withMaintainer(Maintainer newMaintainer) {
        return new ProjectInit(toolVersion, defaultRing, Optional.of(newMaintainer));
    }
}
