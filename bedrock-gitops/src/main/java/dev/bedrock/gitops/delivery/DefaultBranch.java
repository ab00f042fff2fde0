package dev.bedrock.gitops.delivery;

import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;

/** The name of the branch that a repository shows first. */
public final class DefaultBranch {
    private static final String HEADS = "refs/heads/";

    private DefaultBranch() {}

    /**
     * Asks the remote.
     *
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link GitRemote#resolve(GitReference)} does
     */
    public static String of(GitRemote remote) {
        String name = remote.resolve(GitReference.defaultBranch()).name().orElse("");
        return name.startsWith(HEADS) ? name.substring(HEADS.length()) : name;
    }
}
