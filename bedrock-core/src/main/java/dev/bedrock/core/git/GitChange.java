package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A commit to be made: what it changes, who makes it, and what it says. Immutable: every {@code with} method returns a
 * changed copy.
 *
 * <pre>{@code
 * GitChange change = GitChange.of("Payments 1.2.3", TreeEdit.of(TreeChange.put("payments/config.yaml", text)))
 *         .withAuthor(new GitIdentity("Ada", "ada@example.org"))
 *         .withTrailer("Bedrock-Build", "4711");
 * }</pre>
 */
public final class GitChange {
    static final String KEY = "Bedrock-Change";

    private final String message;
    private final TreeEdit edit;
    private Optional<GitIdentity> author = Optional.empty();
    private Optional<GitIdentity> committer = Optional.empty();
    private Optional<GitSigner> signer = Optional.empty();
    private Optional<GitReference> start = Optional.empty();
    private List<GitTrailer> trailers = List.of();

    private GitChange(String message, TreeEdit edit) {
        this.message = message;
        this.edit = edit;
    }

    private GitChange(GitChange other) {
        message = other.message;
        edit = other.edit;
        author = other.author;
        committer = other.committer;
        signer = other.signer;
        start = other.start;
        trailers = other.trailers;
    }

    /**
     * A commit.
     *
     * @param message a line, and perhaps after a blank one more of them
     * @param edit what it changes
     * @throws InvalidInputException when the message is blank or has control characters
     */
    public static GitChange of(String message, TreeEdit edit) {
        return new GitChange(CommitText.message(message), edit);
    }

    /** By an author, and a committer if none is given. The default is the identity of the client. */
    public GitChange withAuthor(GitIdentity newAuthor) {
        GitChange copy = new GitChange(this);
        copy.author = Optional.of(newAuthor);
        return copy;
    }

    /** With a committer other than the author. */
    public GitChange withCommitter(GitIdentity newCommitter) {
        GitChange copy = new GitChange(this);
        copy.committer = Optional.of(newCommitter);
        return copy;
    }

    /**
     * With one more trailer.
     *
     * @throws InvalidInputException when it is none, or the message has a line that looks like it
     */
    public GitChange withTrailer(String key, String value) {
        GitChange copy = new GitChange(this);
        copy.trailers = Stream.concat(trailers.stream(), Stream.of(new GitTrailer(key, value)))
                .toList();
        CommitText.withTrailers(message, copy.trailers);
        return copy;
    }

    /**
     * With a key that makes it happen once: if one of the last 1,000 commits of the branch has the key, the change has been
     * made before, by this program or one that was killed before it knew, and is not made again. It becomes the trailer
     * {@code Bedrock-Change}.
     */
    public GitChange withKey(String key) {
        return withTrailer(KEY, key);
    }

    /** With a signature. */
    public GitChange withSigner(GitSigner newSigner) {
        GitChange copy = new GitChange(this);
        copy.signer = Optional.of(newSigner);
        return copy;
    }

    /** On a new branch that begins there, if there is no such branch yet. */
    public GitChange startingFrom(GitReference reference) {
        GitChange copy = new GitChange(this);
        copy.start = Optional.of(reference);
        return copy;
    }

    /** The first line of the message. */
    public String title() {
        return message.lines().findFirst().orElse(message);
    }

    /** The message after the first line, without trailers; empty if there is no more. */
    public String body() {
        return message.substring(title().length()).strip();
    }

    /** The trailers. */
    public List<GitTrailer> trailers() {
        return trailers;
    }

    TreeEdit edit() {
        return edit;
    }

    Optional<GitIdentity> author() {
        return author;
    }

    Optional<GitIdentity> committer() {
        return committer.or(() -> author);
    }

    Optional<GitSigner> signer() {
        return signer;
    }

    Optional<GitReference> start() {
        return start;
    }

    Optional<String> key() {
        return trailers.stream()
                .filter(trailer -> trailer.key().equals(KEY))
                .map(GitTrailer::value)
                .findFirst();
    }

    String text() {
        return CommitText.withTrailers(message, trailers);
    }

    /** The title. */
    @Override
    public String toString() {
        return title();
    }
}
