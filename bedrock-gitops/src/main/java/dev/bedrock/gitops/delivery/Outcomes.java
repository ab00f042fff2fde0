package dev.bedrock.gitops.delivery;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.CommitOutcome;
import java.util.List;

/**
 * What became of several commits together, at least one.
 *
 * @param each what became of each
 */
record Outcomes(List<CommitOutcome> each) {
    CommitId last() {
        return each.get(each.size() - 1).commit();
    }

    boolean anyMade() {
        return each.stream().anyMatch(CommitOutcome.Committed.class::isInstance);
    }

    DeliveryOutcome onBranch(String branch) {
        return anyMade() ? new DeliveryOutcome.Committed(branch, last()) : nothing();
    }

    DeliveryOutcome nothing() {
        return each.stream()
                .filter(CommitOutcome.AlreadyMade.class::isInstance)
                .<DeliveryOutcome>map(outcome -> new DeliveryOutcome.AlreadyMade(outcome.commit()))
                .findFirst()
                .orElseGet(() -> new DeliveryOutcome.Unchanged(last()));
    }
}
