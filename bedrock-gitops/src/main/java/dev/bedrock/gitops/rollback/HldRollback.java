package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.GitWriter;
import dev.bedrock.core.git.LogQuery;
import dev.bedrock.gitops.delivery.DefaultBranch;
import dev.bedrock.gitops.delivery.Delivery;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings rings, services and images of a definition back to an earlier state. What others push meanwhile is kept, and what
 * they change of the same is a conflict. Immutable and thread-safe.
 */
public final class HldRollback {
    private static final int MOST_DROPPED = 1000;

    private final GitRemote definition;

    private HldRollback(GitRemote definition) {
        this.definition = definition;
    }

    /** Rolls back in the repository of a definition, whose component at the top is in its root. */
    public static HldRollback of(GitRemote definition) {
        return new HldRollback(definition);
    }

    /**
     * What would change. Nothing is written.
     *
     * @throws InvalidInputException if something is not there, or has no earlier state
     * @throws ConflictException if commits that would be reverted have files that were changed again
     * @throws BedrockException as {@link GitRemote#history} does
     */
    public RollbackPlan plan(RollbackRequest request) {
        String base = request.base().orElseGet(() -> DefaultBranch.of(definition));
        GitHistory history = definition.history(GitReference.branch(base));
        return history.tree().together(() -> plan(request, new RollbackPlan.Branch(base, history.head()), history));
    }

    private static RollbackPlan plan(RollbackRequest request, RollbackPlan.Branch branch, GitHistory history) {
        List<Place> places = new Places(history.tree(), request.clusters()).of(request.scopes());
        Map<Place, CommitId> states = states(history, places, request);
        return switch (request.method()) {
            case FORWARD -> forward(request, branch, history, states);
            case REVERT -> revert(request, branch, history, states);
            case RESET -> reset(request, branch, history, states);
        };
    }

    private static Map<Place, CommitId> states(GitHistory history, List<Place> places, RollbackRequest request) {
        EarlierStates earlier = new EarlierStates(history);
        request.to().filter(commit -> !history.contains(commit)).ifPresent(commit -> {
            throw new InvalidInputException(
                    RollbackCode.COMMIT_UNKNOWN.error("the branch has no commit " + commit.abbreviated()));
        });
        Map<Place, CommitId> states = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Place place : places) {
            try {
                request.to().ifPresent(commit -> earlier.requireThere(place, commit));
                states.put(place, request.to().orElseGet(() -> earlier.previous(place)));
            } catch (BedrockException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return states;
    }

    private static RollbackPlan forward(
            RollbackRequest request, RollbackPlan.Branch base, GitHistory history, Map<Place, CommitId> states) {
        ForwardRollback edit = new ForwardRollback(history, states);
        List<FileChange> files = edit.preview();
        RollbackMessage message = new RollbackMessage(request, states);
        GitChange change = message.forward(edit, ImageDifferences.of(files));
        return new RollbackPlan(
                request.method(),
                base,
                labels(states),
                List.of(),
                files,
                List.of(),
                List.of(change),
                request.delivery().orElseGet(message::ownBranch));
    }

    private static RollbackPlan revert(
            RollbackRequest request, RollbackPlan.Branch base, GitHistory history, Map<Place, CommitId> states) {
        RevertedCommits reverted = new RevertedCommits(history, states);
        List<FileChange> files = reverted.preview();
        RollbackMessage message = new RollbackMessage(request, states);
        ImageDifferences images = ImageDifferences.of(files);
        List<GitChange> changes = new ArrayList<>();
        for (GitCommit commit : reverted.commits()) {
            boolean last = changes.size() == reverted.commits().size() - 1;
            changes.add(message.revert(commit, history.revertToFirstParent(commit.id()), last, images));
        }
        return new RollbackPlan(
                request.method(),
                base,
                labels(states),
                reverted.commits(),
                files,
                beyond(files, states),
                changes,
                request.delivery().orElseGet(message::ownBranch));
    }

    private static RollbackPlan reset(
            RollbackRequest request, RollbackPlan.Branch base, GitHistory history, Map<Place, CommitId> states) {
        boolean proposed = request.delivery()
                .filter(delivery -> !(delivery instanceof Delivery.Direct))
                .isPresent();
        if (request.to().isEmpty() || !request.clusters().isEmpty() || proposed) {
            throw new InvalidInputException(RollbackCode.RESET_UNCLEAR
                    .error("a reset moves the whole branch '" + base.name() + "'")
                    .withHint("say the commit to go to; or take another method"));
        }
        GitTree target = history.tree(request.to().get());
        List<FileChange> files = history.tree().changesTo(target).stream()
                .map(change -> new FileChange(
                        change.path(),
                        FileState.text(history.tree(), change.path()),
                        FileState.text(target, change.path())))
                .toList();
        List<GitCommit> dropped =
                history.log(LogQuery.defaults().withSince(request.to().get()).withLimit(MOST_DROPPED));
        return new RollbackPlan(
                request.method(),
                base,
                labels(states),
                dropped,
                files,
                beyond(files, states),
                List.of(),
                Delivery.direct());
    }

    private static Map<String, CommitId> labels(Map<Place, CommitId> states) {
        Map<String, CommitId> labels = new LinkedHashMap<>();
        states.forEach((place, commit) -> labels.put(place.label(), commit));
        return labels;
    }

    private static List<String> beyond(List<FileChange> files, Map<Place, CommitId> states) {
        return files.stream()
                .map(FileChange::path)
                .filter(path -> states.keySet().stream().noneMatch(place -> place.covers(path)))
                .toList();
    }

    /**
     * Commits and pushes; or moves the branch.
     *
     * @throws ConflictException if somebody has changed the same since the plan was made, or for a reset anything; nothing
     *     is pushed then
     * @throws BedrockException as {@link GitWriter#commit} and {@link GitWriter#moveBranch} do
     */
    public DeliveryOutcome apply(RollbackPlan plan) {
        if (plan.method() == RollbackMethod.RESET) {
            return reset(plan);
        }
        if (plan.isEmpty() || plan.changes().isEmpty()) {
            return new DeliveryOutcome.Unchanged(plan.baseCommit());
        }
        return plan.delivery().deliver(definition, plan.base(), plan.changes());
    }

    private DeliveryOutcome reset(RollbackPlan plan) {
        CommitId to = plan.states().values().iterator().next();
        if (to.equals(plan.baseCommit())) {
            return new DeliveryOutcome.Unchanged(to);
        }
        GitWriter writer = definition.writer();
        String kept = "ROLLBACK/kept-" + plan.baseCommit().abbreviated();
        Optional<GitHistory> before = definition.findHistory(GitReference.branch(kept));
        if (before.isEmpty()) {
            writer.createBranch(kept, plan.baseCommit());
        }
        writer.moveBranch(plan.base(), plan.baseCommit(), to);
        return new DeliveryOutcome.Reset(plan.base(), to, kept);
    }
}
