package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.WrittenFiles;
import dev.bedrock.infra.generate.FileChange.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of generated files: what is in it, what was generated into it, and what is to be generated, three ways to compare.
 */
final class TargetFolder {
    private final AtomicDirectory directory;
    private final SortedMap<String, byte[]> files;
    private final boolean keepChanges;
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final DeploymentPlan plan;

    /**
     * Compares.
     *
     * @param draft the plan without changes and conflicts
     * @param files what is to be generated
     */
    TargetFolder(DeploymentPlan draft, SortedMap<String, byte[]> files, boolean keepChanges) {
        this.directory = AtomicDirectory.at(draft.target()).keepingOthers();
        this.files = files;
        this.keepChanges = keepChanges;
        this.kinds.putAll(compare(problems));
        List<Problem> all = new ArrayList<>(draft.problems());
        all.addAll(problems);
        this.plan = new DeploymentPlan(
                draft.deployment(),
                draft.target(),
                draft.origin(),
                kinds.entrySet().stream()
                        .map(entry -> new FileChange(entry.getKey(), entry.getValue()))
                        .toList(),
                draft.withheld(),
                all);
    }

    /** For a deployment that cannot be generated. */
    static TargetFolder untouched(DeploymentPlan plan) {
        return new TargetFolder(plan);
    }

    private TargetFolder(DeploymentPlan plan) {
        this.directory = AtomicDirectory.at(plan.target()).keepingOthers();
        this.files = new TreeMap<>();
        this.keepChanges = false;
        this.plan = plan;
    }

    DeploymentPlan plan() {
        return plan;
    }

    /** Whether something else would become of the files now than when this was made. */
    boolean hasChanged() {
        return !compare(new ArrayList<>()).equals(kinds);
    }

    void write() {
        if (!plan.changesAnything() && kinds.values().stream().noneMatch(Kind.KEEP::equals)) {
            return;
        }
        try (DirectoryReplacement replacement = directory.replace()) {
            files.forEach((path, content) -> {
                if (kinds.get(path) == Kind.KEEP) {
                    replacement.files().leave(path, content);
                } else {
                    replacement.files().write(path, content);
                }
            });
            replacement.commit();
        }
    }

    private Map<String, Kind> compare(List<Problem> conflicts) {
        directory.recover();
        WrittenFiles written = directory.written();
        Path target = directory.path();
        Optional<FileTree> tree = Files.isDirectory(target) ? Optional.of(FileTree.open(target)) : Optional.empty();
        SortedMap<String, Kind> found = new TreeMap<>();
        files.forEach((path, content) -> found.put(path, kind(path, content, tree, written, conflicts)));
        for (String path : written.paths()) {
            if (!files.containsKey(path)
                    && tree.filter(existing -> existing.isFile(path)).isPresent()) {
                boolean ours = written.contains(path, tree.get().read(path));
                found.put(path, ours ? Kind.DELETE : Kind.KEEP);
            }
        }
        return found;
    }

    private Kind kind(
            String path, byte[] content, Optional<FileTree> tree, WrittenFiles written, List<Problem> conflicts) {
        if (tree.isEmpty() || !tree.get().exists(path)) {
            return Kind.CREATE;
        }
        if (tree.get().isFile(path)) {
            byte[] current = tree.get().read(path);
            if (Arrays.equals(current, content)) {
                return written.contains(path, content) ? Kind.UNCHANGED : Kind.KEEP;
            }
            if (written.contains(path, current)) {
                return Kind.UPDATE;
            }
            if (written.contains(path, content) || keepChanges) {
                return Kind.KEEP;
            }
        }
        SourceLocation place = SourceLocation.of(directory.path().resolve(path).toString());
        conflicts.add(
                written.contains(path)
                        ? GenerateCode.CHANGED_BY_BOTH
                                .error("somebody has changed the file, and it would be generated anew", place)
                                .withHint("move the change into the definition or the template, or have the file kept")
                        : GenerateCode.FILE_IN_THE_WAY
                                .error("the file was not generated, and one of this name would be", place)
                                .withHint("move it away, or have it kept"));
        return Kind.CONFLICT;
    }
}
