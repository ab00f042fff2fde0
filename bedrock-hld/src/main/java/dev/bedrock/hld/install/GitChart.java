package dev.bedrock.hld.install;

import dev.bedrock.core.file.ExclusiveLock;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.hld.install.chart.BuiltDependencies;
import dev.bedrock.hld.install.chart.ChartDependencies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A chart in a git repository that needs others, which may be beside it in the repository. */
final class GitChart {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final GitTree repository;
    private final String folder;
    private final Path checkouts;

    /**
     * A chart.
     *
     * @param repository all of a commit
     * @param folder the chart in it, {@code .} for the whole
     * @param checkouts a folder of the cache where commits are written to be looked at
     */
    GitChart(GitTree repository, String folder, Path checkouts) {
        this.repository = repository;
        this.folder = folder.equals(".") ? "" : folder;
        this.checkouts = checkouts;
    }

    /** Writes the chart and what it needs. */
    void writeTo(FileTreeWriter files, ChartDependencies dependencies) {
        FileTree tree = checkout();
        BuiltDependencies needs = dependencies.of(tree, folder);
        for (TreeFile file : tree.files(folder)) {
            String path = file.pathFrom(folder);
            if (!needs.replaces(path)) {
                files.write(path, tree.read(file));
            }
        }
        needs.files().forEach(files::write);
    }

    /** All of the commit, once on this machine however many charts of it are wanted. */
    private FileTree checkout() {
        String name = repository.commit().hex();
        return ExclusiveLock.holding(checkouts, name + ".lock", PATIENCE, () -> {
            Path directory = checkouts.resolve(name);
            if (!Files.isDirectory(directory)) {
                repository.writeTo(directory);
            }
            return FileTree.open(directory);
        });
    }
}
