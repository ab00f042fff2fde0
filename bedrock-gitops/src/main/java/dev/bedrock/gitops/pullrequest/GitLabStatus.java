package dev.bedrock.gitops.pullrequest;

import dev.bedrock.gitops.host.internal.RestValue;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Check;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Mergeability;
import java.util.List;

/** What GitLab says of a merge request: whether it fits, jobs and statuses of services, and approvals. */
final class GitLabStatus {
    private GitLabStatus() {}

    static PullRequestStatus of(
            PullRequestState state, RestValue value, List<RestValue> statuses, RestValue approvals) {
        List<Check> checks = statuses.stream()
                .map(status -> new Check(status.requireText("name"), check(status)))
                .toList();
        List<String> approvers = approvals.items("approved_by").stream()
                .map(approval -> approval.text("user", "username").orElse("ghost"))
                .toList();
        boolean rejected = value.text("detailed_merge_status")
                .filter("requested_changes"::equals)
                .isPresent();
        return new PullRequestStatus(
                state, mergeability(value), checks, approvers, rejected ? List.of("a reviewer") : List.of());
    }

    private static Mergeability mergeability(RestValue value) {
        if (value.flag("has_conflicts")) {
            return Mergeability.CONFLICTS;
        }
        return switch (value.text("detailed_merge_status").orElse("")) {
            case "mergeable" -> Mergeability.CLEAN;
            case "conflict", "broken_status", "need_rebase" -> Mergeability.CONFLICTS;
            case "", "unchecked", "checking", "preparing", "approvals_syncing" -> Mergeability.UNKNOWN;
            default -> Mergeability.BLOCKED;
        };
    }

    private static CheckState check(RestValue status) {
        return switch (status.requireText("status")) {
            case "success", "skipped" -> CheckState.PASSED;
            case "failed" -> status.flag("allow_failure") ? CheckState.PASSED : CheckState.FAILED;
            case "canceled" -> CheckState.FAILED;
            // Nobody waits for a job that nobody has to start.
            case "manual" -> status.flag("allow_failure") ? CheckState.PASSED : CheckState.PENDING;
            default -> CheckState.PENDING;
        };
    }
}
