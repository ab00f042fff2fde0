package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import java.util.List;
import java.util.stream.Collectors;

/** What a promotion would do. Immutable. */
public final class PromotionPlan {
    private final PromotionRequest request;
    private final String base;
    private final CommitId baseCommit;
    private final List<ImageChange> changes;
    private final List<FileChange> files;
    private final List<Problem> problems;
    private final ChartMemory charts;

    PromotionPlan(
            PromotionRequest request,
            String base,
            CommitId baseCommit,
            List<ImageChange> changes,
            List<FileChange> files,
            List<Problem> problems,
            ChartMemory charts) {
        this.request = request;
        this.base = base;
        this.baseCommit = baseCommit;
        this.changes = List.copyOf(changes);
        this.files = List.copyOf(files);
        this.problems = Problem.sorted(problems);
        this.charts = charts;
    }

    /** What is wanted. */
    public PromotionRequest request() {
        return request;
    }

    /** The branch that it is for. */
    public String base() {
        return base;
    }

    /** The last commit of that branch when this was planned. */
    public CommitId baseCommit() {
        return baseCommit;
    }

    /** The images, in the order of the request; those that are there already are among them. */
    public List<ImageChange> changes() {
        return changes;
    }

    /** The files that change. */
    public List<FileChange> files() {
        return files;
    }

    /** Warnings. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether all images are there already. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    ChartMemory charts() {
        return charts;
    }

    /** One line for each image that changes. */
    @Override
    public String toString() {
        return changes.stream()
                .filter(change -> !change.isEmpty())
                .map(change -> change + "\n")
                .collect(Collectors.joining());
    }
}
