package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** A commit with all that came before it, in the cache. Nothing is fetched. Immutable and thread-safe. */
public final class GitHistory {
    private final CachedRemote history;
    private final GitLimits limits;
    private final CommitId head;

    GitHistory(CachedRemote history, GitLimits limits, CommitId head) {
        this.history = history;
        this.limits = limits;
        this.head = head;
    }

    /** The last commit. */
    public CommitId head() {
        return head;
    }

    /** The files of the last commit. */
    public GitTree tree() {
        return tree(head);
    }

    /**
     * The files of a commit of the history.
     *
     * @throws InvalidInputException when the history does not have it
     */
    public GitTree tree(CommitId commit) {
        return new GitTree(history, limits, Optional.of(commit(commit).id()), "");
    }

    /** The files of a commit that {@link #log} or {@link #commit} of this history has returned. */
    public GitTree tree(GitCommit commit) {
        return new GitTree(history, limits, Optional.of(commit.id()), "");
    }

    /**
     * The files before a commit that {@link #log} or {@link #commit} of this history has returned: those of its first
     * parent, none if it is the first one.
     */
    public GitTree treeBefore(GitCommit commit) {
        return new GitTree(history, limits, commit.parents().stream().findFirst(), "");
    }

    /**
     * A commit of the history.
     *
     * @throws InvalidInputException when the history does not have it
     */
    public GitCommit commit(CommitId commit) {
        return history.read(repository -> {
            if (!HistoryFetching.isAncestor(repository, commit, head)) {
                throw missing(commit);
            }
            try (RevWalk walk = new RevWalk(repository)) {
                return commit(walk.parseCommit(ObjectId.fromString(commit.hex())));
            }
        });
    }

    /** Whether a commit is the last one, or came before it. */
    public boolean contains(CommitId commit) {
        return history.read(repository -> HistoryFetching.isAncestor(repository, commit, head));
    }

    /**
     * Commits of the history, a commit always before its parents.
     *
     * @throws InvalidInputException when the commit to begin with or after is not known
     */
    public List<GitCommit> log(LogQuery query) {
        return history.read(repository -> {
            try (RevWalk walk = new RevWalk(repository)) {
                walk.setFirstParent(query.firstParents());
                walk.markStart(known(walk, query.start().orElse(head)));
                if (!query.firstParents()) {
                    walk.sort(RevSort.TOPO);
                }
                if (query.since().isPresent()) {
                    walk.markUninteresting(known(walk, query.since().get()));
                }
                String path = TreePaths.join("", query.path());
                if (!path.isEmpty() && !query.firstParents()) {
                    walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
                }
                List<GitCommit> commits = new ArrayList<>();
                for (RevCommit each = walk.next(); each != null && commits.size() < query.limit(); each = walk.next()) {
                    if (path.isEmpty() || !query.firstParents() || changesPath(walk, each, path)) {
                        commits.add(commit(each));
                    }
                }
                return commits;
            }
        });
    }

    /**
     * Takes back what a commit has changed. The edit restores each file that the commit has changed, if it is still as the
     * commit left it; a file that is as it was before the commit already is left so.
     *
     * @throws InvalidInputException when the history does not have the commit, or it is a merge
     */
    public TreeEdit revert(CommitId commit) {
        if (commit(commit).parents().size() > 1) {
            throw new InvalidInputException(GitCode.COMMIT_INVALID.error(
                    "commit " + commit.abbreviated() + " is a merge, which is not taken back"));
        }
        return revertToFirstParent(commit);
    }

    /**
     * Takes back what a commit has changed on the branch that it was made on; that of a merge is all that it has brought
     * to its first parent. Otherwise like {@link #revert}.
     *
     * @throws InvalidInputException when the history does not have the commit
     */
    public TreeEdit revertToFirstParent(CommitId commit) {
        GitCommit reverted = commit(commit);
        return new Revert(treeBefore(reverted), tree(reverted));
    }

    /** Compared with the first parent alone; JGit's filter would leave out a merge that is like another parent. */
    private static boolean changesPath(RevWalk walk, RevCommit commit, String path) throws IOException {
        Optional<TreePaths.Entry> now = TreePaths.find(walk, commit, path);
        Optional<TreePaths.Entry> before =
                commit.getParentCount() == 0 ? Optional.empty() : TreePaths.find(walk, commit.getParent(0), path);
        return !now.equals(before);
    }

    private RevCommit known(RevWalk walk, CommitId commit) throws IOException {
        try {
            return walk.parseCommit(ObjectId.fromString(commit.hex()));
        } catch (MissingObjectException e) {
            throw missing(commit);
        }
    }

    private RefusalException missing(CommitId commit) {
        return new RefusalException(new InvalidInputException(GitCode.COMMIT_MISSING.error("the history of commit "
                + head.abbreviated() + " of " + history.remote() + " has no commit " + commit)));
    }

    private static GitCommit commit(RevCommit commit) {
        return new GitCommit(
                new CommitId(commit.name()),
                Stream.of(commit.getParents())
                        .map(parent -> new CommitId(parent.name()))
                        .toList(),
                person(commit.getAuthorIdent()),
                person(commit.getCommitterIdent()),
                Instant.ofEpochSecond(commit.getCommitTime()),
                commit.getFullMessage());
    }

    private static GitCommit.GitPerson person(PersonIdent ident) {
        return new GitCommit.GitPerson(ident.getName(), ident.getEmailAddress());
    }
}
