package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.hld.composition.Environments;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happens in one folder of the manifest repository. Pure data.
 *
 * @param folder its path
 * @param environments what it is for
 * @param changes the files that change, with their texts, by their paths in the repository; none if the folder is as it
 *     should be, or cannot be published
 * @param charts the components whose manifests come from charts, each with the digest of the files of its chart
 * @param problems what there is to be told; with an error among them, nothing happens
 */
public record FolderPlan(
        String folder,
        Environments environments,
        List<FileChange> changes,
        SortedSet<String> charts,
        List<Problem> problems) {
    /** Keeps copies. */
    public FolderPlan {
        changes = List.copyOf(changes);
        charts = Collections.unmodifiableSortedSet(new TreeSet<>(charts));
        problems = Problem.sorted(problems);
    }

    /** Whether it cannot be published. */
    public boolean isFailed() {
        return Problem.anyError(problems);
    }

    /** The changed manifests, without the index of the folder. */
    public List<FileChange> manifests() {
        return changes.stream()
                .filter(change -> !change.path().equals(folder + "/" + PublishIndex.FILE))
                .toList();
    }
}
