package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitFileChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The commits since the earlier states, the last one first, and what it means to take them back. */
final class RevertedCommits {
    private static final int MOST_COMMITS = 200;

    private final GitHistory history;
    private final List<GitCommit> commits;
    private final Map<String, FileState> states = new TreeMap<>();

    RevertedCommits(GitHistory history, Map<Place, CommitId> since) {
        this.history = history;
        this.commits = commits(history, since);
        List<Problem> conflicts = new ArrayList<>();
        commits.forEach(commit -> takeBack(commit, conflicts));
        if (!conflicts.isEmpty()) {
            throw new ConflictException(conflicts);
        }
        states.values().forEach(FileState::change);
    }

    private static List<GitCommit> commits(GitHistory history, Map<Place, CommitId> since) {
        EarlierStates states = new EarlierStates(history);
        Map<CommitId, GitCommit> found = new LinkedHashMap<>();
        since.forEach((place, commit) -> states.changes(place, Optional.empty(), Optional.of(commit), MOST_COMMITS)
                .forEach(each -> found.put(each.id(), each)));
        if (found.size() <= 1) {
            return List.copyOf(found.values());
        }
        // In the order of the branch.
        List<GitCommit> ordered = new ArrayList<>();
        Optional<CommitId> next = Optional.of(history.head());
        while (next.isPresent() && ordered.size() < found.size()) {
            GitCommit commit = history.commit(next.get());
            if (found.containsKey(commit.id())) {
                ordered.add(commit);
            }
            next = commit.parents().stream().findFirst();
        }
        return ordered;
    }

    private void takeBack(GitCommit commit, List<Problem> conflicts) {
        GitTree before = history.treeBefore(commit);
        for (GitFileChange change : before.changesTo(history.tree(commit))) {
            Optional<GitFile> now = Optional.ofNullable(states.get(change.path()))
                    .map(FileState::file)
                    .orElseGet(() -> history.tree().findFile(change.path()));
            if (now.equals(change.before())) {
                continue;
            }
            if (!now.equals(change.after())) {
                conflicts.add(RollbackCode.CHANGED_SINCE
                        .error(
                                "'" + change.path() + "' was changed again after commit "
                                        + commit.id().abbreviated() + ", '" + commit.title() + "'",
                                SourceLocation.of(change.path()))
                        .withHint("roll back by a forward commit, which changes nothing else"));
                continue;
            }
            states.put(change.path(), new FileState(change.path(), change.before(), before));
        }
    }

    List<GitCommit> commits() {
        return commits;
    }

    List<FileChange> preview() {
        List<FileChange> changes = new ArrayList<>();
        states.forEach((path, state) -> {
            Optional<String> now = FileState.text(history.tree(), path);
            if (now.isPresent() || state.file().isPresent()) {
                FileChange change = new FileChange(path, now, state.text());
                if (!change.isEmpty()) {
                    changes.add(change);
                }
            }
        });
        return changes;
    }
}
