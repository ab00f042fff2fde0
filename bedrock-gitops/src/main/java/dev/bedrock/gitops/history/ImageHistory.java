package dev.bedrock.gitops.history;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which images ran where and when, as the repository of a definition tells by its files: whoever has changed them, and by
 * whatever tool. Trailers of commits only add how it came about. Immutable and thread-safe.
 */
public final class ImageHistory {
    private final GitRemote definition;
    private final Optional<GitRemote> manifests;
    private final GitReference branch;
    private final Consumer<Problem> problems;

    private ImageHistory(
            GitRemote definition, Optional<GitRemote> manifests, GitReference branch, Consumer<Problem> problems) {
        this.definition = definition;
        this.manifests = manifests;
        this.branch = branch;
        this.problems = problems;
    }

    /** That of the default branch of a definition. */
    public static ImageHistory of(GitRemote definition) {
        return new ImageHistory(definition, Optional.empty(), GitReference.defaultBranch(), problem -> {});
    }

    /** With when it was published to the default branch of a repository of manifests. */
    public ImageHistory withManifests(GitRemote newManifests) {
        return new ImageHistory(definition, Optional.of(newManifests), branch, problems);
    }

    /** Of another branch of the definition. */
    public ImageHistory withBranch(String name) {
        return new ImageHistory(definition, manifests, GitReference.branch(name), problems);
    }

    /** With somebody who is told what had to be left out. */
    public ImageHistory withProblems(Consumer<Problem> listener) {
        return new ImageHistory(definition, manifests, branch, listener);
    }

    /**
     * The entries, the last one first. The repositories are brought up to date now, and each commit is looked at when the
     * stream comes to it; not more than one is held at a time.
     *
     * @throws BedrockException as {@link GitRemote#history} does, and the stream when the cache cannot be read
     */
    public Stream<HistoryEntry> read(HistoryQuery query) {
        GitHistory history = definition.history(branch);
        Publications publications = manifests
                .map(remote -> new Publications(remote.history(GitReference.defaultBranch()), query.commits()))
                .orElseGet(Publications::new);
        return StreamSupport.stream(new HistoryWalk(history, query, publications, problems), false);
    }
}
