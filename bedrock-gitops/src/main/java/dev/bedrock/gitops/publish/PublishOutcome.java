package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import java.util.List;
import java.util.Optional;

/** What became of publishing. */
public sealed interface PublishOutcome {
    /** Why folders were left as they are, if each has a commit of its own; none otherwise. */
    List<Problem> problems();

    /**
     * The manifests were already so. Nothing was written.
     *
     * @param branch the branch
     * @param commit its last commit; empty if it has none
     * @param problems why folders were left as they are
     */
    record Unchanged(String branch, Optional<CommitId> commit, List<Problem> problems) implements PublishOutcome {
        /** Keeps a copy. */
        public Unchanged {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The branch has the manifests.
     *
     * @param branch the branch
     * @param commits the new commits, the last one last
     * @param problems why folders were left as they are
     */
    record Published(String branch, List<CommitId> commits, List<Problem> problems) implements PublishOutcome {
        /** Keeps copies. */
        public Published {
            commits = List.copyOf(commits);
            problems = List.copyOf(problems);
        }

        /** The last commit. */
        public CommitId commit() {
            return commits.get(commits.size() - 1);
        }
    }

    /**
     * A new branch has the manifests, and may be merged. It may have been there before, if an earlier run ended before
     * anybody knew.
     *
     * @param branch the new branch
     * @param base the branch to merge it into
     * @param commit its last commit
     * @param title a title for a pull request
     * @param body a text in Markdown for a pull request: what changes
     * @param problems why folders were left as they are
     */
    record Proposed(String branch, String base, CommitId commit, String title, String body, List<Problem> problems)
            implements PublishOutcome {
        /** Keeps a copy. */
        public Proposed {
            problems = List.copyOf(problems);
        }
    }
}
