package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.template.TemplateOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What generating would do for one deployment.
 *
 * @param deployment the folder of its definition, below the top one
 * @param target the folder that is replaced
 * @param origin what its template is pinned to; empty if there is none
 * @param changes what becomes of the files in the folder, by path
 * @param withheld the secrets that are in no file
 * @param problems what is wrong, or odd
 */
public record DeploymentPlan(
        String deployment,
        Path target,
        Optional<TemplateOrigin> origin,
        List<FileChange> changes,
        List<Withheld> withheld,
        List<Problem> problems) {
    private static final Set<FileChange.Kind> WRITTEN =
            Set.of(FileChange.Kind.CREATE, FileChange.Kind.UPDATE, FileChange.Kind.MERGE, FileChange.Kind.DELETE);

    /** Keeps copies. */
    public DeploymentPlan {
        changes = List.copyOf(changes);
        withheld = List.copyOf(withheld);
        problems = Problem.sorted(problems);
    }

    /** How many files something of a kind happens to. */
    public long count(FileChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** Whether a file of it is created, gets another content or is deleted. */
    public boolean changesAnything() {
        return changes.stream().anyMatch(change -> WRITTEN.contains(change.kind()));
    }
}
