package dev.bedrock.core.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit.
 *
 * @param id its id
 * @param parents the commits before it: none for the first one, several for a merge
 * @param author who has written the change
 * @param committer who has made the commit
 * @param time when it was made, as the committer's machine has said
 * @param message the whole message, trailers included
 */
public record GitCommit(
        CommitId id, List<CommitId> parents, GitPerson author, GitPerson committer, Instant time, String message) {
    /**
     * A name and an address as they stand in a commit, whatever they hold.
     *
     * @param name the name
     * @param email the address
     */
    public record GitPerson(String name, String email) {}

    /** Keeps a copy of the parents. */
    public GitCommit {
        parents = List.copyOf(parents);
    }

    /** The first line of the message. */
    public String title() {
        return message.lines().findFirst().orElse("");
    }

    /** The trailers: those of the last paragraph of the message, unless that is the only one. */
    public List<GitTrailer> trailers() {
        return CommitText.trailers(message);
    }

    /** The values of the trailers with a key, in their order; letter case does not count. */
    public List<String> trailer(String key) {
        return trailers().stream()
                .filter(trailer -> trailer.key().equalsIgnoreCase(key))
                .map(GitTrailer::value)
                .toList();
    }
}
