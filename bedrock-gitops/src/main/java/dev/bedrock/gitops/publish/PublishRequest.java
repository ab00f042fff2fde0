package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitSigner;
import dev.bedrock.core.git.GitTrailer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is published, where, and how. Immutable: every {@code with} method returns a changed copy. */
public final class PublishRequest {
    private final List<PublishTarget> targets;
    private DefinitionVersion version = DefinitionVersion.unknown();
    private Optional<String> branch = Optional.empty();
    private Optional<String> newBranch = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Optional<GitIdentity> author = Optional.empty();
    private Optional<GitSigner> signer = Optional.empty();
    private List<GitTrailer> trailers = List.of();
    private boolean commitPerFolder;
    private boolean adopting;
    private boolean replacingEdits;

    private PublishRequest(Collection<PublishTarget> targets) {
        this.targets = List.copyOf(targets);
    }

    private PublishRequest(PublishRequest other) {
        targets = other.targets;
        version = other.version;
        branch = other.branch;
        newBranch = other.newBranch;
        message = other.message;
        author = other.author;
        signer = other.signer;
        trailers = other.trailers;
        commitPerFolder = other.commitPerFolder;
        adopting = other.adopting;
        replacingEdits = other.replacingEdits;
    }

    /** One or more targets, to the default branch of the repository. */
    public static PublishRequest of(PublishTarget... targets) {
        return of(List.of(targets));
    }

    /**
     * Several targets, to the default branch of the repository.
     *
     * @throws InvalidInputException if there is none, two have the same folder, or one is inside of another
     */
    public static PublishRequest of(Collection<PublishTarget> targets) {
        if (targets.isEmpty()) {
            throw new InvalidInputException(PublishCode.TARGETS_INVALID.error("there is nothing to publish"));
        }
        List<String> folders =
                targets.stream().map(target -> target.folder() + "/").sorted().toList();
        for (int i = 1; i < folders.size(); i++) {
            if (folders.get(i).startsWith(folders.get(i - 1))) {
                throw new InvalidInputException(PublishCode.TARGETS_INVALID.error("'" + folders.get(i)
                        + "' is published to twice, or is inside of '" + folders.get(i - 1) + "'"));
            }
        }
        return new PublishRequest(targets);
    }

    /** With what the definition is a version of. Default: not known. */
    public PublishRequest withVersion(DefinitionVersion newVersion) {
        PublishRequest copy = new PublishRequest(this);
        copy.version = newVersion;
        return copy;
    }

    /** To a branch. Default: the default branch of the repository, {@code main} if it is empty. */
    public PublishRequest withBranch(String name) {
        PublishRequest copy = new PublishRequest(this);
        copy.branch = Optional.of(GitReference.branch(name).name());
        return copy;
    }

    /** To a new branch that begins at the other one, to be merged by a pull request. */
    public PublishRequest withNewBranch(String name) {
        PublishRequest copy = new PublishRequest(this);
        copy.newBranch = Optional.of(GitReference.branch(name).name());
        return copy;
    }

    /** With a message of the commit. Default: one that names the title of the definition's commit. */
    public PublishRequest withMessage(String newMessage) {
        PublishRequest copy = new PublishRequest(this);
        copy.message = Optional.of(newMessage);
        return copy;
    }

    /** With an author. Default: the identity of the git client. */
    public PublishRequest withAuthor(GitIdentity newAuthor) {
        PublishRequest copy = new PublishRequest(this);
        copy.author = Optional.of(newAuthor);
        return copy;
    }

    /** With signed commits. Default: without a signature. */
    public PublishRequest withSigner(GitSigner newSigner) {
        PublishRequest copy = new PublishRequest(this);
        copy.signer = Optional.of(newSigner);
        return copy;
    }

    /** With one more trailer, such as the number of the build. */
    public PublishRequest withTrailer(String key, String value) {
        PublishRequest copy = new PublishRequest(this);
        copy.trailers = Stream.concat(trailers.stream(), Stream.of(new GitTrailer(key, value)))
                .toList();
        return copy;
    }

    /**
     * With a commit for each folder instead of one for all, pushed together. Then a folder that cannot be published does not
     * keep the others from it. Default: false.
     */
    public PublishRequest withCommitPerFolder(boolean each) {
        PublishRequest copy = new PublishRequest(this);
        copy.commitPerFolder = each;
        return copy;
    }

    /**
     * Taking over folders that others have written, or another definition: files that are published become owned, the
     * others in the folder stay. Default: false, which refuses such folders.
     */
    public PublishRequest withAdoption(boolean adopt) {
        PublishRequest copy = new PublishRequest(this);
        copy.adopting = adopt;
        return copy;
    }

    /** Replacing published files that were changed by hand since. Default: false, which refuses. */
    public PublishRequest withEditsReplaced(boolean replace) {
        PublishRequest copy = new PublishRequest(this);
        copy.replacingEdits = replace;
        return copy;
    }

    /** The targets, in the order given. */
    public List<PublishTarget> targets() {
        return targets;
    }

    /** What the definition is a version of. */
    public DefinitionVersion version() {
        return version;
    }

    /** The branch that clusters follow; empty for the default branch. */
    public Optional<String> branch() {
        return branch;
    }

    /** The branch of the pull request; empty to push to {@link #branch} itself. */
    public Optional<String> newBranch() {
        return newBranch;
    }

    /** Whether each folder has a commit of its own. */
    public boolean isCommitPerFolder() {
        return commitPerFolder;
    }

    boolean isAdopting() {
        return adopting;
    }

    boolean isReplacingEdits() {
        return replacingEdits;
    }

    Optional<String> message() {
        return message;
    }

    Optional<GitIdentity> author() {
        return author;
    }

    Optional<GitSigner> signer() {
        return signer;
    }

    List<GitTrailer> trailers() {
        return trailers;
    }
}
