package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.CommitOutcome;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.git.TreeEdit;
import dev.bedrock.hld.Hld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Publishes the manifests of a definition to the repository that clusters follow. Thread-safe.
 *
 * <p><b>What it owns.</b> A file {@code .bedrock-publish} in each folder lists what was published there, with digests. That
 * is changed and removed, and nothing else: a folder without that file is refused, files of others in an owned folder stay,
 * and a published file that was changed by hand is refused, unless the request says otherwise.
 *
 * <p><b>What it does not overwrite.</b> A push that comes too late is made again on what others have pushed. If they have
 * changed the same folder since the plan was made, it is a conflict, and nothing is written.
 *
 * <p>A second plan right after the first was applied is empty. A process that was killed has pushed all or nothing.
 */
public final class ManifestPublisher {
    private static final String FIRST_BRANCH = "main";
    private static final String HEADS = "refs/heads/";

    private final GitRemote remote;
    private final PublishComment comment;

    private ManifestPublisher(GitRemote remote, PublishComment comment) {
        this.remote = remote;
        this.comment = comment;
    }

    /** Publishes to a repository. */
    public static ManifestPublisher of(GitRemote remote) {
        return new ManifestPublisher(remote, PublishComment.defaults());
    }

    /** With another form of the text of pull requests. */
    public ManifestPublisher withComment(PublishComment newComment) {
        return new ManifestPublisher(remote, newComment);
    }

    /**
     * The branches that a request is about.
     *
     * @param name the one that clusters follow
     * @param base its history; empty if the repository is empty
     * @param proposal the history of the new branch, if it is there already
     */
    private record Branches(String name, Optional<GitHistory> base, Optional<GitHistory> proposal) {
        Optional<GitHistory> written() {
            return proposal.or(() -> base);
        }
    }

    /**
     * What has to change. Generates all manifests, reads the repository, and writes nothing but the cache.
     *
     * @throws BedrockException with all problems of all folders, if one of them cannot be published; unless each has a commit
     *     of its own, then its problems are in the plan
     */
    public PublishPlan plan(Hld hld, PublishRequest request) {
        DefinitionContent definition = new DefinitionContent(hld, request.version());
        List<DefinitionContent.Folder> generated =
                request.targets().stream().map(definition::generate).toList();
        Branches branches = branches(request);
        List<PublishPlan.Part> parts = generated.stream()
                .map(folder -> part(folder, branches, request))
                .toList();
        PublishPlan plan = new PublishPlan(
                remote.address(),
                branches.name(),
                request,
                branches.proposal().map(GitHistory::head),
                parts,
                CommitMessage.of(request, definition.lockDigest()),
                version(request));
        if (!request.isCommitPerFolder() && Problem.anyError(plan.problems())) {
            throw new InvalidInputException(plan.problems());
        }
        return plan;
    }

    private Branches branches(PublishRequest request) {
        Optional<GitHistory> standard =
                request.branch().isPresent() ? Optional.empty() : remote.findHistory(GitReference.defaultBranch());
        String name = request.branch().orElseGet(() -> standard.isEmpty() ? FIRST_BRANCH : defaultBranch());
        Optional<GitHistory> base = standard.or(() -> remote.findHistory(GitReference.branch(name)));
        if (base.isEmpty()) {
            requireFirst(name, request);
        }
        return new Branches(
                name, base, request.newBranch().flatMap(branch -> remote.findHistory(GitReference.branch(branch))));
    }

    /** A branch is only made in an empty repository. */
    private void requireFirst(String branch, PublishRequest request) {
        boolean empty = remote.findHistory(GitReference.defaultBranch()).isEmpty();
        if (!empty || request.newBranch().isPresent()) {
            throw new InvalidInputException(PublishCode.BRANCH_MISSING
                    .error("the manifest repository " + remote.address() + " has no branch '" + branch + "'")
                    .withHint(
                            empty
                                    ? "a pull request needs a branch to be merged into; publish to it once without"
                                    : "create the branch, or name another one"));
        }
    }

    private String defaultBranch() {
        String full = remote.resolve(GitReference.defaultBranch()).name().orElse("");
        return full.startsWith(HEADS) ? full.substring(HEADS.length()) : FIRST_BRANCH;
    }

    private static PublishPlan.Part part(
            DefinitionContent.Folder generated, Branches branches, PublishRequest request) {
        FolderContent content = generated.content();
        if (Problem.anyError(generated.problems())) {
            FolderPlan failed = new FolderPlan(
                    content.folder(), generated.environments(), List.of(), generated.charts(), generated.problems());
            return new PublishPlan.Part(failed, content, "", false);
        }
        FolderReview.Result base = review(branches.base(), content, request);
        FolderReview.Result written =
                branches.proposal().isPresent() ? review(branches.written(), content, request) : base;
        List<Problem> problems = new ArrayList<>(generated.problems());
        problems.addAll(base.problems());
        problems.addAll(written.problems());
        FolderPlan plan = new FolderPlan(
                content.folder(), generated.environments(), base.changes(), generated.charts(), problems);
        boolean pending = !plan.isFailed() && !written.changes().isEmpty();
        return new PublishPlan.Part(plan, content, written.seen(), pending);
    }

    private static FolderReview.Result review(
            Optional<GitHistory> history, FolderContent content, PublishRequest request) {
        return FolderReview.of(history.map(GitHistory::tree), content, request);
    }

    private static List<Problem> version(PublishRequest request) {
        return request.version().commit().isPresent()
                ? List.of()
                : List.of(PublishCode.VERSION_UNKNOWN.warning(
                        "it is not known which commit the definition is", SourceLocation.unknown()));
    }

    /**
     * Does it: one push with all of it, or nothing if nothing changes.
     *
     * @throws ConflictException if others have changed the same folders since the plan was made; if each folder has a commit
     *     of its own, this is a problem of the outcome instead
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if the server does not let it
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the server does not answer; plan again to find out whether
     *     the push has arrived
     */
    public PublishOutcome apply(PublishPlan plan) {
        List<PublishPlan.Part> pending =
                plan.parts().stream().filter(PublishPlan.Part::pending).toList();
        Map<String, List<Problem>> failures = new TreeMap<>();
        plan.folders().stream()
                .filter(FolderPlan::isFailed)
                .forEach(folder -> failures.put(folder.folder(), errors(folder.problems())));
        List<CommitOutcome> outcomes = pending.isEmpty() ? List.of() : commit(plan, pending, failures);
        List<CommitId> commits = outcomes.stream()
                .filter(CommitOutcome.Committed.class::isInstance)
                .map(CommitOutcome::commit)
                .toList();
        List<Problem> problems =
                failures.values().stream().flatMap(List::stream).toList();
        if (plan.newBranch().isPresent() && !plan.isEmpty()) {
            Optional<CommitId> last =
                    commits.isEmpty() ? plan.proposed() : Optional.of(commits.get(commits.size() - 1));
            if (last.isPresent()) {
                return new PublishOutcome.Proposed(
                        plan.newBranch().get(), plan.branch(), last.get(), plan.title(), comment.text(plan), problems);
            }
        }
        if (commits.isEmpty()) {
            return new PublishOutcome.Unchanged(
                    plan.branch(), outcomes.stream().map(CommitOutcome::commit).findFirst(), problems);
        }
        return new PublishOutcome.Published(plan.branch(), commits, problems);
    }

    private List<CommitOutcome> commit(
            PublishPlan plan, List<PublishPlan.Part> pending, Map<String, List<Problem>> failures) {
        PublishRequest request = plan.request();
        List<GitChange> changes = new ArrayList<>();
        if (request.isCommitPerFolder()) {
            for (PublishPlan.Part part : pending) {
                TreeEdit edit = head -> alone(head, part, request, failures);
                changes.add(plan.message().change(request, List.of(part.plan()), edit));
            }
        } else {
            TreeEdit edit = head -> pending.stream()
                    .flatMap(part -> changes(head, part, request).stream())
                    .toList();
            changes.add(plan.message()
                    .change(
                            request,
                            pending.stream().map(PublishPlan.Part::plan).toList(),
                            edit));
        }
        Optional<GitReference> start = plan.newBranch().map(branch -> GitReference.branch(plan.branch()));
        return remote.writer()
                .commit(
                        plan.newBranch().orElse(plan.branch()),
                        changes.stream()
                                .map(change -> start.map(change::startingFrom).orElse(change))
                                .toList());
    }

    /** A folder that cannot be published does not keep others from it. */
    private static List<TreeChange> alone(
            GitTree head, PublishPlan.Part part, PublishRequest request, Map<String, List<Problem>> failures) {
        String folder = part.content().folder();
        failures.remove(folder);
        try {
            return changes(head, part, request);
        } catch (ConflictException e) {
            failures.put(folder, e.problems());
            return List.of();
        }
    }

    /** The same decision as in the plan, on what the branch has now. */
    private static List<TreeChange> changes(GitTree head, PublishPlan.Part part, PublishRequest request) {
        FolderReview.Result now = FolderReview.of(Optional.of(head), part.content(), request);
        List<Problem> errors = errors(now.problems());
        if (!errors.isEmpty()) {
            throw new ConflictException(errors);
        }
        if (!now.changes().isEmpty() && !now.seen().equals(part.seen())) {
            String folder = part.content().folder();
            throw new ConflictException(PublishCode.OVERTAKEN
                    .error("others have changed '" + folder + "' meanwhile", SourceLocation.of(folder))
                    .withHint("plan again, with the newest definition"));
        }
        return now.changes().stream()
                .map(change -> change.after()
                        .map(text -> TreeChange.put(change.path(), text))
                        .orElseGet(() -> TreeChange.delete(change.path())))
                .toList();
    }

    private static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).toList();
    }
}
