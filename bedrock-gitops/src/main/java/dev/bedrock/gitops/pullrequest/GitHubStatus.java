package dev.bedrock.gitops.pullrequest;

import dev.bedrock.gitops.host.internal.RestValue;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Check;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Mergeability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What GitHub says of a pull request: whether it fits, check runs, statuses of services, and reviews. */
final class GitHubStatus {
    private GitHubStatus() {}

    static PullRequestStatus of(
            PullRequestState state,
            RestValue value,
            List<RestValue> runs,
            List<RestValue> statuses,
            List<RestValue> reviews) {
        List<Check> checks = new ArrayList<>();
        runs.forEach(run -> checks.add(new Check(run.requireText("name"), run(run))));
        statuses.forEach(
                status -> checks.add(new Check(status.requireText("context"), service(status.requireText("state")))));
        Map<String, String> votes = new LinkedHashMap<>();
        for (RestValue review : reviews) {
            String verdict = review.requireText("state");
            // A comment leaves an earlier verdict as it is; a dismissal takes it back.
            if (!verdict.equals("COMMENTED") && !verdict.equals("PENDING")) {
                votes.put(review.text("user", "login").orElse("ghost"), verdict);
            }
        }
        return new PullRequestStatus(
                state, mergeability(value), checks, voters(votes, "APPROVED"), voters(votes, "CHANGES_REQUESTED"));
    }

    private static List<String> voters(Map<String, String> votes, String verdict) {
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue().equals(verdict))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@code mergeable} is null until GitHub has looked. */
    private static Mergeability mergeability(RestValue value) {
        if (value.at("mergeable").isEmpty()) {
            return Mergeability.UNKNOWN;
        }
        if (!value.flag("mergeable")) {
            return Mergeability.CONFLICTS;
        }
        return switch (value.text("mergeable_state").orElse("clean")) {
            case "blocked", "draft", "behind" -> Mergeability.BLOCKED;
            case "unknown" -> Mergeability.UNKNOWN;
            default -> Mergeability.CLEAN;
        };
    }

    private static CheckState run(RestValue run) {
        if (!run.requireText("status").equals("completed")) {
            return CheckState.PENDING;
        }
        return switch (run.text("conclusion").orElse("")) {
            case "success", "neutral", "skipped" -> CheckState.PASSED;
            default -> CheckState.FAILED;
        };
    }

    private static CheckState service(String state) {
        return switch (state) {
            case "success" -> CheckState.PASSED;
            case "pending" -> CheckState.PENDING;
            default -> CheckState.FAILED;
        };
    }
}
