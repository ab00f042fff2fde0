package dev.bedrock.gitops.delivery;

import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import java.util.List;
import java.util.Optional;

/** Brings changes to a branch of their own. */
final class BranchDelivery {
    private final GitRemote remote;
    private final String base;
    private final String branch;

    BranchDelivery(GitRemote remote, String base, String branch) {
        this.remote = remote;
        this.base = base;
        this.branch = branch;
    }

    DeliveryOutcome deliver(List<GitChange> changes) {
        GitReference own = GitReference.branch(branch);
        GitHistory target = remote.history(GitReference.branch(base));
        Optional<GitHistory> before = remote.findHistory(own);
        if (before.isPresent() && isMerged(before.get(), target)) {
            // What is on it has been merged, and its commits would propose nothing any more.
            remote.writer().moveBranch(branch, before.get().head(), target.head());
        }
        List<GitChange> starting = changes.stream()
                .map(change -> change.startingFrom(GitReference.branch(base)))
                .toList();
        Outcomes outcomes = new Outcomes(remote.writer().commit(branch, starting));
        if (!outcomes.anyMade() && target.contains(outcomes.last())) {
            return outcomes.nothing();
        }
        return new DeliveryOutcome.Proposed(
                branch,
                base,
                outcomes.last(),
                changes.get(0).title(),
                changes.get(0).body(),
                before.isEmpty());
    }

    private static boolean isMerged(GitHistory branch, GitHistory target) {
        return !branch.head().equals(target.head()) && target.contains(branch.head());
    }
}
