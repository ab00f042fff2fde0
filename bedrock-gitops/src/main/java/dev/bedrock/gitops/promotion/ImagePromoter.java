package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitHistory;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.gitops.audit.Trailers;
import dev.bedrock.gitops.delivery.DefaultBranch;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sets images in a definition, several in one commit, however many others do so at the same time: what they push in between
 * is kept, the images are set anew on top of it, and an image that they have changed is a conflict. Immutable and
 * thread-safe.
 */
public final class ImagePromoter {
    private static final int MOST_LINES = 200;

    private final GitRemote definition;
    private final ChartDefaults charts;

    private ImagePromoter(GitRemote definition, ChartDefaults charts) {
        this.definition = definition;
        this.charts = charts;
    }

    /** Promotes in the repository of a definition, whose component at the top is in its root. */
    public static ImagePromoter of(GitRemote definition) {
        return new ImagePromoter(definition, ChartDefaults.ofDefinition());
    }

    /** With more that is known about charts, {@link ChartDefaults#ofDefinition} comes first. */
    public ImagePromoter withCharts(ChartDefaults more) {
        return new ImagePromoter(definition, charts.orElse(more));
    }

    /**
     * What would change. Nothing is written.
     *
     * @throws InvalidInputException with all that is wrong at all places
     * @throws BedrockException as {@link GitRemote#history} does
     */
    public PromotionPlan plan(PromotionRequest request) {
        String base = request.base().orElseGet(() -> DefaultBranch.of(definition));
        GitHistory history = definition.history(GitReference.branch(base));
        return history.tree().together(() -> plan(request, base, history));
    }

    private PromotionPlan plan(PromotionRequest request, String base, GitHistory history) {
        ChartMemory memory = new ChartMemory(charts);
        Set<Problem> problems = new LinkedHashSet<>();
        DefinitionEdit edit = new DefinitionEdit(history.tree(), memory, problems::add);
        List<ImageChange> changes = new ArrayList<>();
        for (ImageUpdate update : request.updates()) {
            try {
                changes.add(edit.set(update));
            } catch (BedrockException e) {
                problems.addAll(e.problems());
            }
        }
        if (!request.isRolledBackAllowed()) {
            checkRolledBack(changes, history, problems);
        }
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new InvalidInputException(Problem.sorted(errors));
        }
        return new PromotionPlan(
                request, base, history.head(), changes, edit.files().changes(), List.copyOf(problems), memory);
    }

    private static void checkRolledBack(List<ImageChange> changes, GitHistory history, Set<Problem> problems) {
        if (changes.stream().allMatch(ImageChange::isEmpty)) {
            return;
        }
        RolledBackImages rolledBack = RolledBackImages.in(history);
        for (ImageChange change : changes) {
            rolledBack
                    .commit(change)
                    .filter(commit -> !change.isEmpty())
                    .ifPresent(commit -> problems.add(PromotionCode.ROLLED_BACK
                            .error(change.after() + " was rolled back at "
                                    + change.update().target() + " by commit "
                                    + commit.id().abbreviated() + ", '" + commit.title() + "'")
                            .withHint("promote another image, or say that it may come back")));
        }
    }

    /**
     * Commits and pushes.
     *
     * @throws ConflictException if somebody has changed one of the images since the plan was made, or the branch is moved
     *     again and again; nothing is pushed then
     * @throws BedrockException as {@link dev.bedrock.core.git.GitWriter#commit} does
     */
    public DeliveryOutcome apply(PromotionPlan plan) {
        if (plan.isEmpty()) {
            return new DeliveryOutcome.Unchanged(plan.baseCommit());
        }
        return plan.request().delivery().deliver(definition, plan.base(), List.of(change(plan)));
    }

    private static GitChange change(PromotionPlan plan) {
        PromotionRequest request = plan.request();
        GitChange change = GitChange.of(request.message().orElseGet(() -> message(plan)), head -> edit(plan, head));
        for (ImageChange each : plan.changes()) {
            change = each.isEmpty() ? change : change.withTrailer(Trailers.IMAGE, each.place() + " " + each.after());
        }
        if (request.build().isPresent()) {
            change = change.withTrailer(Trailers.BUILD, request.build().get())
                    .withKey("image " + request.branch() + " " + request.build().get());
        }
        return request.author().map(change::withAuthor).orElse(change);
    }

    private static List<TreeChange> edit(PromotionPlan plan, GitTree head) {
        List<Problem> conflicts = new ArrayList<>();
        DefinitionEdit edit = new DefinitionEdit(head, plan.charts(), problem -> {
            if (problem.isError()) {
                conflicts.add(problem);
            }
        });
        for (ImageChange planned : plan.changes()) {
            ImageChange now = edit.set(planned.update());
            if (!now.isEmpty() && !now.before().equals(planned.before())) {
                conflicts.add(PromotionCode.CHANGED_SINCE.error(
                        planned.update().target() + " has " + now.before().orElse("no image") + " now, and had "
                                + planned.before().orElse("none") + " when this was planned"));
            }
        }
        if (!conflicts.isEmpty()) {
            throw new ConflictException(conflicts);
        }
        return edit.files().treeChanges();
    }

    private static String message(PromotionPlan plan) {
        List<ImageChange> changes =
                plan.changes().stream().filter(change -> !change.isEmpty()).toList();
        if (changes.size() == 1) {
            ImageUpdate update = changes.get(0).update();
            Optional<String> tag = update.image().tag();
            return "Updating " + update.target() + " image "
                    + tag.map(text -> "tag to " + text)
                            .orElseGet(() -> "to " + update.image().digest().orElseThrow())
                    + ".";
        }
        StringBuilder text = new StringBuilder("Updating " + changes.size() + " images.\n");
        changes.stream().limit(MOST_LINES).forEach(change -> text.append("\n* ").append(change));
        if (changes.size() > MOST_LINES) {
            text.append("\n* and ").append(changes.size() - MOST_LINES).append(" more");
        }
        return text.toString();
    }
}
