package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reconcile would do. Pure data.
 *
 * @param root the root of the definition, which the paths of the steps are relative to
 * @param steps the files that change; none if the definition is as {@code bedrock.yaml} wants it already
 * @param problems warnings and notes
 */
public record ReconcilePlan(Path root, List<ReconcileStep> steps, List<Problem> problems) {
    /** Copies the lists. */
    public ReconcilePlan {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** The changes without their reasons. */
    public FileChanges changes() {
        return new FileChanges(root, steps.stream().map(ReconcileStep::change).toList(), problems);
    }

    /**
     * Makes all of the changes, or none.
     *
     * @throws dev.bedrock.core.diagnostic.ConflictException if the definition is not as it was when this was planned
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the file system fails
     */
    public void apply() {
        changes().apply();
    }

    /** One line for each step. */
    @Override
    public String toString() {
        return steps.stream().map(step -> step + "\n").collect(Collectors.joining());
    }
}
