package dev.bedrock.gitops.pullrequest;

import java.util.List;

/**
 * What still keeps a pull request from being merged.
 *
 * @param state what became of it
 * @param mergeability whether its change fits the target
 * @param checks what builds and rules say of its last commit
 * @param approvals who has approved it, by name; those whose approval was withdrawn are not among them
 * @param rejections who wants it changed, by name
 */
public record PullRequestStatus(
        PullRequestState state,
        Mergeability mergeability,
        List<Check> checks,
        List<String> approvals,
        List<String> rejections) {
    /** Keeps copies. */
    public PullRequestStatus {
        checks = List.copyOf(checks);
        approvals = List.copyOf(approvals);
        rejections = List.copyOf(rejections);
    }

    /** Whether a change fits the target. */
    public enum Mergeability {
        /** It does. */
        CLEAN,
        /** It does, but a rule of the host forbids to merge it now. */
        BLOCKED,
        /** It has conflicts. */
        CONFLICTS,
        /** The host is still looking. Ask again. */
        UNKNOWN
    }

    /** What a check says. */
    public enum CheckState {
        /** It has not finished. */
        PENDING,
        /** It is content, or does not mind. */
        PASSED,
        /** It is not content. */
        FAILED
    }

    /**
     * A build or a rule.
     *
     * @param name its name
     * @param state what it says
     */
    public record Check(String name, CheckState state) {}

    /** Whether it is open, fits, nothing has failed, nothing is running and nobody wants it changed. */
    public boolean isReady() {
        return state == PullRequestState.OPEN
                && mergeability == Mergeability.CLEAN
                && rejections.isEmpty()
                && checks.stream().allMatch(check -> check.state() == CheckState.PASSED);
    }
}
