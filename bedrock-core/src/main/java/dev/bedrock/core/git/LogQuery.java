package dev.bedrock.core.git;

import java.util.Optional;

/**
 * Which commits of a history are wanted. Immutable.
 *
 * @param path only commits that have changed this file or something in this folder; empty for all
 * @param start the commit to begin with; the last one if there is none
 * @param since only commits that this one does not have in its history, itself not either
 * @param firstParents only commits that the branch itself has had: of a merge not those that it has brought
 * @param limit at most so many
 */
public record LogQuery(
        String path, Optional<CommitId> start, Optional<CommitId> since, boolean firstParents, int limit) {
    private static final LogQuery DEFAULTS = new LogQuery("", Optional.empty(), Optional.empty(), false, 1000);

    /** The last 1,000 commits. */
    public static LogQuery defaults() {
        return DEFAULTS;
    }

    /** With a path of a file or folder. */
    public LogQuery withPath(String newPath) {
        return new LogQuery(newPath, start, since, firstParents, limit);
    }

    /** With a commit to begin with. */
    public LogQuery withStart(CommitId commit) {
        return new LogQuery(path, Optional.of(commit), since, firstParents, limit);
    }

    /** With a commit after which the wanted ones come. */
    public LogQuery withSince(CommitId commit) {
        return new LogQuery(path, start, Optional.of(commit), firstParents, limit);
    }

    /** Without the commits that merges have brought. */
    public LogQuery withFirstParentsOnly() {
        return new LogQuery(path, start, since, true, limit);
    }

    /**
     * With another limit.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public LogQuery withLimit(int newLimit) {
        if (newLimit < 0) {
            throw new IllegalArgumentException("the limit is negative: " + newLimit);
        }
        return new LogQuery(path, start, since, firstParents, newLimit);
    }
}
