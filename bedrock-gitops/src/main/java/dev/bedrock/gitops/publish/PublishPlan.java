package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What publishing would do. Pure data; nothing is written by making it. */
public final class PublishPlan {
    private final String repository;
    private final String branch;
    private final PublishRequest request;
    private final Optional<CommitId> proposed;
    private final List<Part> parts;
    private final CommitMessage message;
    private final List<Problem> problems;

    /**
     * A folder, and what is needed to do it.
     *
     * @param plan what happens in it, as seen from the branch that clusters follow
     * @param content what it is to have
     * @param seen what was seen on the branch that is written to
     * @param pending whether that branch has to change
     */
    record Part(FolderPlan plan, FolderContent content, String seen, boolean pending) {}

    PublishPlan(
            String repository,
            String branch,
            PublishRequest request,
            Optional<CommitId> proposed,
            List<Part> parts,
            CommitMessage message,
            List<Problem> problems) {
        this.repository = repository;
        this.branch = branch;
        this.request = request;
        this.proposed = proposed;
        this.parts = List.copyOf(parts);
        this.message = message;
        this.problems = List.copyOf(problems);
    }

    /** The address of the manifest repository, without user name and password. */
    public String repository() {
        return repository;
    }

    /** The branch that clusters follow, which the changes are relative to. */
    public String branch() {
        return branch;
    }

    /** The branch of the pull request; empty if {@link #branch} itself is written to. */
    public Optional<String> newBranch() {
        return request.newBranch();
    }

    /** The folders, in the order of the request. */
    public List<FolderPlan> folders() {
        return parts.stream().map(Part::plan).toList();
    }

    /** Whether all folders are as they should be. */
    public boolean isEmpty() {
        return parts.stream().allMatch(part -> part.plan().changes().isEmpty());
    }

    /** The first line of the commit's message. */
    public String title() {
        return message.title();
    }

    /** Everything there is to be told, about each folder and about all of them. */
    public List<Problem> problems() {
        return Problem.sorted(Stream.concat(
                        problems.stream(),
                        parts.stream().map(part -> part.plan().problems()).flatMap(Collection::stream))
                .toList());
    }

    PublishRequest request() {
        return request;
    }

    /** The last commit of the new branch, if that is there already, with something to merge. */
    Optional<CommitId> proposed() {
        return proposed;
    }

    List<Part> parts() {
        return parts;
    }

    CommitMessage message() {
        return message;
    }

    /** One line for each file, such as {@code update prod/shop/web.yaml}. */
    @Override
    public String toString() {
        return folders().stream()
                .flatMap(folder -> folder.changes().stream())
                .map(change -> change.kind() + " " + change.path() + "\n")
                .collect(Collectors.joining());
    }
}
