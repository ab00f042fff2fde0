package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.LogQuery;
import dev.bedrock.gitops.audit.CommitTrailers;
import dev.bedrock.gitops.audit.Trailers;
import dev.bedrock.gitops.image.ImageSlot;
import dev.bedrock.gitops.image.ImageTarget;
import java.util.List;
import java.util.Optional;

/** What places were, by the commits of the branch itself: what a merge has brought is one change. */
final class EarlierStates {
    private static final int MOST_COMMITS = 1000;
    private static final int MOST_ROLLBACKS = 100;

    private final GitHistory history;

    EarlierStates(GitHistory history) {
        this.history = history;
    }

    /**
     * The commit before the last change of a place; rollbacks and what they have undone are passed over.
     *
     * @throws InvalidInputException if there is none
     */
    CommitId previous(Place place) {
        Optional<CommitId> start = Optional.empty();
        for (int i = 0; i < MOST_ROLLBACKS; i++) {
            GitCommit change = lastChange(place, start).orElseThrow(() -> none(place));
            Optional<CommitId> state = broughtBack(change, place);
            if (state.isEmpty()) {
                CommitId before = change.parents().stream().findFirst().orElseThrow(() -> none(place));
                requireThere(place, before);
                return before;
            }
            start = state;
        }
        throw none(place);
    }

    /** Checks that a place has an earlier state in a commit. */
    void requireThere(Place place, CommitId commit) {
        GitTree tree = history.tree(commit);
        boolean there = place.image().isPresent()
                ? image(place, tree).isPresent()
                : tree.findFile(place.path()).isPresent()
                        || tree.findFolder(place.path()).isPresent();
        if (!there) {
            throw none(place);
        }
    }

    private Optional<GitCommit> lastChange(Place place, Optional<CommitId> start) {
        return changes(place, start, Optional.empty(), 1).stream().findFirst();
    }

    /** The commits that have changed a place, the last one first. */
    List<GitCommit> changes(Place place, Optional<CommitId> start, Optional<CommitId> since, int limit) {
        LogQuery query = LogQuery.defaults()
                .withFirstParentsOnly()
                .withPath(place.path())
                .withLimit(place.image().isPresent() ? MOST_COMMITS : limit);
        query = start.map(query::withStart).orElse(query);
        query = since.map(query::withSince).orElse(query);
        return history.log(query).stream()
                .filter(commit -> place.image().isEmpty() || changesImage(place, commit))
                .limit(limit)
                .toList();
    }

    private boolean changesImage(Place place, GitCommit commit) {
        return !image(place, history.tree(commit)).equals(image(place, history.treeBefore(commit)));
    }

    /** The image of a place; a file that cannot be read has none. */
    private static Optional<String> image(Place place, GitTree tree) {
        try {
            return slot(place, tree).flatMap(ImageSlot::image);
        } catch (BedrockException e) {
            return Optional.empty();
        }
    }

    /** The image in a file; empty if there is no such file. */
    static Optional<ImageSlot> slot(Place place, GitTree tree) {
        ImageTarget target = place.image().orElseThrow();
        return tree.findFile(place.path())
                .map(file -> ImageSlot.find(place.path(), tree.readString(place.path()), target, Optional::empty));
    }

    private Optional<CommitId> broughtBack(GitCommit commit, Place place) {
        String prefix = place.label() + " ";
        return CommitTrailers.of(history, commit, Trailers.ROLLBACK_TO).stream()
                .filter(value -> value.startsWith(prefix) && CommitId.isFull(value.substring(prefix.length())))
                .map(value -> new CommitId(value.substring(prefix.length())))
                .filter(history::contains)
                .findFirst();
    }

    private static InvalidInputException none(Place place) {
        return new InvalidInputException(
                RollbackCode.NO_EARLIER_STATE.error("there is no earlier state of " + place.label()));
    }
}
