package dev.bedrock.gitops.audit;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTrailer;
import dev.bedrock.core.git.LogQuery;
import java.util.ArrayList;
import java.util.List;

/** The trailers of commits of a branch. */
public final class CommitTrailers {
    private static final int MOST_MERGED = 200;

    private CommitTrailers() {}

    /** Those of a commit, and if it is a merge those of the last 200 commits that it has brought. */
    public static List<GitTrailer> of(GitHistory history, GitCommit commit) {
        List<GitTrailer> trailers = new ArrayList<>(commit.trailers());
        if (commit.parents().size() > 1) {
            CommitId main = commit.parents().get(0);
            for (CommitId merged : commit.parents().subList(1, commit.parents().size())) {
                history.log(LogQuery.defaults()
                                .withStart(merged)
                                .withSince(main)
                                .withLimit(MOST_MERGED))
                        .forEach(each -> trailers.addAll(each.trailers()));
            }
        }
        return trailers;
    }

    /** The values of those with a key. */
    public static List<String> of(GitHistory history, GitCommit commit, String key) {
        return of(history, commit).stream()
                .filter(trailer -> trailer.key().equalsIgnoreCase(key))
                .map(GitTrailer::value)
                .toList();
    }
}
