package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitCommit;
import dev.bedrock.gitops.delivery.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rollback would do. Immutable. */
public final class RollbackPlan {
    private final RollbackMethod method;
    private final Branch base;
    private final Map<String, CommitId> states;
    private final List<GitCommit> commits;
    private final List<FileChange> files;
    private final List<String> beyond;
    private final List<GitChange> changes;
    private final Delivery delivery;

    /**
     * A branch when the plan was made.
     *
     * @param name the branch
     * @param commit its last commit
     */
    record Branch(String name, CommitId commit) {}

    RollbackPlan(
            RollbackMethod method,
            Branch base,
            Map<String, CommitId> states,
            List<GitCommit> commits,
            List<FileChange> files,
            List<String> beyond,
            List<GitChange> changes,
            Delivery delivery) {
        this.method = method;
        this.base = base;
        this.states = new LinkedHashMap<>(states);
        this.commits = List.copyOf(commits);
        this.files = List.copyOf(files);
        this.beyond = List.copyOf(beyond);
        this.changes = List.copyOf(changes);
        this.delivery = delivery;
    }

    /** The method. */
    public RollbackMethod method() {
        return method;
    }

    /** The branch that goes back. */
    public String base() {
        return base.name();
    }

    /** The last commit of that branch when this was planned. */
    public CommitId baseCommit() {
        return base.commit();
    }

    /** What goes back, and the commit whose state it gets. */
    public Map<String, CommitId> states() {
        return new LinkedHashMap<>(states);
    }

    /** The commits that are taken back, or that a reset takes out of the branch; none for a forward commit. */
    public List<GitCommit> commits() {
        return commits;
    }

    /** The files that change, by path. */
    public List<FileChange> files() {
        return files;
    }

    /** The files among them that do not belong to what was to be rolled back, but to the same commits. */
    public List<String> beyond() {
        return beyond;
    }

    /** Whether everything is already as it was. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    List<GitChange> changes() {
        return changes;
    }

    Delivery delivery() {
        return delivery;
    }

    /** A line for each thing that goes back, each commit that is taken back, and each file. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        states.forEach((label, commit) ->
                text.append(label).append(" to ").append(commit.abbreviated()).append('\n'));
        commits.forEach(commit -> text.append(method == RollbackMethod.RESET ? "drop " : "revert ")
                .append(commit.id().abbreviated())
                .append(' ')
                .append(Printable.of(commit.title()))
                .append('\n'));
        files.forEach(file -> text.append(file.kind())
                .append(' ')
                .append(file.path())
                .append(beyond.contains(file.path()) ? " (beyond what was asked for)" : "")
                .append('\n'));
        return text.toString();
    }
}
