package dev.bedrock.infra.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.infra.generate.FileChange.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of generated files, with what is to become of it. */
final class TargetFolder {
    private final AtomicDirectory directory;
    private final SortedMap<String, byte[]> files;
    private final boolean keepChanges;
    private final Optional<FileComparison> comparison;
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
        FileComparison compared = compare();
        this.comparison = Optional.of(compared);
        List<Problem> all = new ArrayList<>(draft.problems());
        all.addAll(compared.conflicts());
        this.plan = new DeploymentPlan(
                draft.deployment(),
                draft.target(),
                draft.origin(),
                compared.kinds().entrySet().stream()
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
        this.comparison = Optional.empty();
        this.plan = plan;
    }

    DeploymentPlan plan() {
        return plan;
    }

    private FileComparison compare() {
        directory.recover();
        return new FileComparison(directory, files, keepChanges);
    }

    /** Whether something else would become of the files now than when this was made. */
    boolean hasChanged() {
        if (comparison.isEmpty()) {
            return false;
        }
        FileComparison now = compare();
        return !now.kinds().equals(comparison.get().kinds())
                || !now.merges().equals(comparison.get().merges());
    }

    void write() {
        FileComparison compared = comparison.orElseThrow();
        byte[] generated = Generated.of(files).toBytes();
        boolean remembered = compared.current(Generated.FILE)
                .filter(content -> Arrays.equals(content, generated))
                .isPresent();
        if (remembered && !plan.changesAnything() && !compared.kinds().containsValue(Kind.KEEP)) {
            return;
        }
        try (DirectoryReplacement replacement = directory.replace()) {
            files.forEach((path, content) -> write(replacement.files(), path, content, compared));
            compared.damagedBase()
                    .ifPresentOrElse(
                            damaged -> replacement.files().merge(Generated.FILE, generated, generated, damaged),
                            () -> replacement.files().write(Generated.FILE, generated));
            replacement.commit();
        }
    }

    private static void write(FileTreeWriter writer, String path, byte[] content, FileComparison compared) {
        switch (compared.kinds().getOrDefault(path, Kind.CREATE)) {
            case KEEP -> writer.leave(path, content);
            case MERGE -> {
                FileComparison.Merge merge =
                        Objects.requireNonNull(compared.merges().get(path));
                writer.merge(
                        path,
                        merge.merged().getBytes(UTF_8),
                        content,
                        merge.replaced().getBytes(UTF_8));
            }
            default -> writer.write(path, content);
        }
    }
}
