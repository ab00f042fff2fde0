package dev.bedrock.gitops.history;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.LogQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The commits of a branch, the last one first, a page at a time. For one thread. */
final class CommitPages {
    private static final int PAGE = 200;

    private final GitHistory history;
    private final Deque<GitCommit> page = new ArrayDeque<>();
    private Optional<CommitId> start;
    private int left;

    CommitPages(GitHistory history, int most) {
        this.history = history;
        this.left = most;
        this.start = Optional.of(history.head());
    }

    /** The next commit; empty at the end of the history, or when enough of them were looked at. */
    Optional<GitCommit> next() {
        if (left <= 0) {
            return Optional.empty();
        }
        if (page.isEmpty() && start.isPresent()) {
            page.addAll(history.log(LogQuery.defaults()
                    .withFirstParentsOnly()
                    .withStart(start.get())
                    .withLimit(Math.min(PAGE, left))));
            start = page.getLast().parents().stream().findFirst();
        }
        left--;
        return Optional.ofNullable(page.pollFirst());
    }

    /** Whether there are commits that were not looked at. */
    boolean isCut() {
        return left <= 0 && (!page.isEmpty() || start.isPresent());
    }
}
