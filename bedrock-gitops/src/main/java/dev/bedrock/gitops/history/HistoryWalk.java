package dev.bedrock.gitops.history;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitFileChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitTrailer;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.gitops.audit.CommitTrailers;
import dev.bedrock.gitops.audit.Trailers;
import dev.bedrock.gitops.image.ConfigImages;
import dev.bedrock.gitops.image.ImagePlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Goes back through a definition, and looks at a commit when its entries are asked for. For one thread. */
final class HistoryWalk extends Spliterators.AbstractSpliterator<HistoryEntry> {
    /** So many commits in a row that are too old are the end of those that are wanted, though clocks may differ. */
    private static final int MOST_OLD = 50;

    private final GitHistory history;
    private final HistoryQuery query;
    private final Publications publications;
    private final Consumer<Problem> problems;
    private final CommitPages commits;
    private final Deque<HistoryEntry> entries = new ArrayDeque<>();
    private int left;
    private int old;

    HistoryWalk(GitHistory history, HistoryQuery query, Publications publications, Consumer<Problem> problems) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.history = history;
        this.query = query;
        this.publications = publications;
        this.problems = problems;
        this.commits = new CommitPages(history, query.commits());
        this.left = query.limit();
    }

    @Override
    public boolean tryAdvance(Consumer<? super HistoryEntry> action) {
        while (left > 0 && entries.isEmpty() && old < MOST_OLD) {
            Optional<GitCommit> commit = commits.next();
            if (commit.isEmpty()) {
                tellIfCut();
                return false;
            }
            look(commit.get());
        }
        HistoryEntry entry = left > 0 ? entries.pollFirst() : null;
        if (entry == null) {
            return false;
        }
        left--;
        action.accept(entry);
        return true;
    }

    private void tellIfCut() {
        if (commits.isCut()) {
            problems.accept(HistoryCode.TRUNCATED.warning(
                    "only the last " + query.commits() + " commits were looked at", SourceLocation.unknown()));
        }
    }

    private void look(GitCommit commit) {
        List<HistoryEntry.Publication> published = publications.of(commit.id());
        if (query.isTooOld(commit.time())) {
            old++;
            return;
        }
        old = 0;
        if (!query.isTooNew(commit.time())) {
            entries.addAll(history.tree(commit).together(() -> entries(commit, published)));
        }
    }

    private List<HistoryEntry> entries(GitCommit commit, List<HistoryEntry.Publication> published) {
        GitTree before = history.treeBefore(commit);
        GitTree after = history.tree(commit);
        SortedMap<ImagePlace, String> old = new TreeMap<>();
        SortedMap<ImagePlace, String> now = new TreeMap<>();
        for (GitFileChange change : before.changesTo(after)) {
            if (ConfigImages.isConfig(change.path())) {
                old.putAll(images(commit, before, change.path(), change.before()));
                now.putAll(images(commit, after, change.path(), change.after()));
            }
        }
        SortedSet<ImagePlace> places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        places.removeIf(place ->
                !query.wants(place) || Optional.ofNullable(old.get(place)).equals(Optional.ofNullable(now.get(place))));
        List<HistoryEntry> found = new ArrayList<>();
        if (places.isEmpty()) {
            return found;
        }
        HistoryEntry.Kind kind = kind(commit);
        for (ImagePlace place : places) {
            found.add(new HistoryEntry(
                    place,
                    Optional.ofNullable(old.get(place)),
                    Optional.ofNullable(now.get(place)),
                    kind,
                    commit.id(),
                    commit.time(),
                    commit.author().name(),
                    commit.title(),
                    published));
        }
        return found;
    }

    private SortedMap<ImagePlace, String> images(GitCommit commit, GitTree tree, String path, Optional<GitFile> file) {
        boolean regular = file.map(GitFile::kind)
                .filter(kind -> kind == GitFile.Kind.FILE || kind == GitFile.Kind.EXECUTABLE)
                .isPresent();
        if (!regular) {
            return new TreeMap<>();
        }
        try {
            return ConfigImages.in(path, tree.readString(path));
        } catch (BedrockException e) {
            Problem cause = e.problems().get(0);
            problems.accept(HistoryCode.UNREADABLE.warning(
                    "in commit " + commit.id().abbreviated() + ": " + cause.code() + ": " + cause.message(),
                    cause.location()));
            return new TreeMap<>();
        }
    }

    private HistoryEntry.Kind kind(GitCommit commit) {
        List<String> keys =
                CommitTrailers.of(history, commit).stream().map(GitTrailer::key).toList();
        if (keys.contains(Trailers.ROLLBACK_TO) || keys.contains(Trailers.ROLLED_BACK)) {
            return HistoryEntry.Kind.ROLLBACK;
        }
        return keys.contains(Trailers.IMAGE) ? HistoryEntry.Kind.PROMOTION : HistoryEntry.Kind.CHANGE;
    }
}
