package dev.bedrock.gitops.pullrequest;

import java.util.Optional;

/**
 * How a pull request is merged. Immutable.
 *
 * @param method what becomes of its commits
 * @param expectedHead its last commit, in full: with another one it is not merged; empty for the one that it has when
 *     merging begins
 * @param deleteSource whether the branch with the change goes
 * @param message the message of the commit; empty for the one that the host makes
 */
public record MergeOptions(
        Method method, Optional<String> expectedHead, boolean deleteSource, Optional<String> message) {
    private static final MergeOptions DEFAULTS =
            new MergeOptions(Method.MERGE, Optional.empty(), true, Optional.empty());

    /** What becomes of the commits. */
    public enum Method {
        /** They stay, and a merge commit is made. */
        MERGE,
        /** They become one. */
        SQUASH,
        /** They are put on top of the target. */
        REBASE
    }

    /** By a merge commit, whatever its last commit is, and the branch goes. */
    public static MergeOptions defaults() {
        return DEFAULTS;
    }

    /** By another method. */
    public MergeOptions withMethod(Method newMethod) {
        return new MergeOptions(newMethod, expectedHead, deleteSource, message);
    }

    /** Only with this last commit. */
    public MergeOptions withExpectedHead(String commit) {
        return new MergeOptions(method, Optional.of(commit), deleteSource, message);
    }

    /** Whether the branch with the change goes. */
    public MergeOptions withDeleteSource(boolean delete) {
        return new MergeOptions(method, expectedHead, delete, message);
    }

    /** With this message. */
    public MergeOptions withMessage(String newMessage) {
        return new MergeOptions(method, expectedHead, deleteSource, Optional.of(newMessage));
    }
}
