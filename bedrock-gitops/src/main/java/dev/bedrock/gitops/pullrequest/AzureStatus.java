package dev.bedrock.gitops.pullrequest;

import dev.bedrock.gitops.host.internal.RestValue;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Check;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Mergeability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** What Azure DevOps says of a pull request: its merge status, votes, the policies of its branch, statuses of services. */
final class AzureStatus {
    private static final long APPROVED_WITH_SUGGESTIONS = 5;
    private static final long WAITING_FOR_AUTHOR = -5;

    private AzureStatus() {}

    static PullRequestStatus of(
            PullRequestState state, RestValue value, List<RestValue> policies, List<RestValue> statuses) {
        Map<String, CheckState> checks = new LinkedHashMap<>();
        for (RestValue policy : policies) {
            if (policy.flag("configuration", "isBlocking") && !policy.flag("configuration", "isDeleted")) {
                String name = policy.text("configuration", "settings", "displayName")
                        .or(() -> policy.text("configuration", "type", "displayName"))
                        .orElse("policy");
                checks.merge(name, policy(policy.requireText("status")), AzureStatus::worse);
            }
        }
        // The list begins with the oldest; the newest of a context counts.
        for (RestValue status : statuses) {
            String genre =
                    status.text("context", "genre").map(text -> text + "/").orElse("");
            checks.put(genre + status.requireText("context", "name"), service(status.requireText("state")));
        }
        return new PullRequestStatus(
                state,
                mergeability(value.text("mergeStatus").orElse("notSet")),
                checks.entrySet().stream()
                        .map(entry -> new Check(entry.getKey(), entry.getValue()))
                        .toList(),
                voters(value, vote -> vote >= APPROVED_WITH_SUGGESTIONS),
                voters(value, vote -> vote <= WAITING_FOR_AUTHOR));
    }

    private static List<String> voters(RestValue value, LongPredicate vote) {
        return value.items("reviewers").stream()
                .filter(reviewer -> vote.test(reviewer.requireNumber("vote")))
                .map(reviewer -> reviewer.text("uniqueName")
                        .or(() -> reviewer.text("displayName"))
                        .orElse(""))
                .toList();
    }

    private static Mergeability mergeability(String status) {
        return switch (status) {
            case "succeeded" -> Mergeability.CLEAN;
            case "conflicts" -> Mergeability.CONFLICTS;
            case "rejectedByPolicy", "failure" -> Mergeability.BLOCKED;
            default -> Mergeability.UNKNOWN;
        };
    }

    private static CheckState policy(String status) {
        return switch (status) {
            case "approved", "notApplicable" -> CheckState.PASSED;
            case "queued", "running" -> CheckState.PENDING;
            default -> CheckState.FAILED;
        };
    }

    private static CheckState service(String state) {
        return switch (state) {
            case "succeeded", "notApplicable" -> CheckState.PASSED;
            case "pending", "notSet" -> CheckState.PENDING;
            default -> CheckState.FAILED;
        };
    }

    private static CheckState worse(CheckState a, CheckState b) {
        return a == CheckState.FAILED || b == CheckState.PASSED ? a : b;
    }
}
