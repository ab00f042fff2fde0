package dev.bedrock.gitops.history;

import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.gitops.audit.Trailers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which commits of a definition were published where, found by going back through the definition. For one thread. */
final class Publications {
    private final Map<CommitId, List<HistoryEntry.Publication>> byDefinition = new HashMap<>();
    private final SortedMap<String, HistoryEntry.Publication> now = new TreeMap<>();

    /** None. */
    Publications() {}

    /** Those of the last commits of a manifest repository. */
    Publications(GitHistory manifests, int mostCommits) {
        CommitPages pages = new CommitPages(manifests, mostCommits);
        for (Optional<GitCommit> commit = pages.next(); commit.isPresent(); commit = pages.next()) {
            add(commit.get());
        }
    }

    private void add(GitCommit commit) {
        for (String definition : commit.trailer(Trailers.HLD_COMMIT)) {
            if (CommitId.isFull(definition)) {
                commit.trailer(Trailers.FOLDER).forEach(folder -> byDefinition
                        .computeIfAbsent(new CommitId(definition), id -> new ArrayList<>())
                        .add(new HistoryEntry.Publication(folder, commit.id(), commit.time())));
            }
        }
    }

    /**
     * The first publications that have a commit of the definition in them. To be asked for each commit of the definition,
     * the last one first: what has a later one has this one, too.
     */
    List<HistoryEntry.Publication> of(CommitId definition) {
        byDefinition.getOrDefault(definition, List.of()).forEach(each -> now.put(each.folder(), each));
        return List.copyOf(now.values());
    }
}
