package dev.bedrock.hld.install;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.hld.install.chart.BuiltDependencies;
import dev.bedrock.hld.install.chart.ChartDependencies;

/** A chart in a git repository that needs others, which may be beside it in the repository. */
final class GitChart {
    private final FileTree repository;
    private final String folder;

    /**
     * A chart.
     *
     * @param repository all of a commit
     * @param folder the chart in it, {@code .} for the whole
     */
    GitChart(FileTree repository, String folder) {
        this.repository = repository;
        this.folder = folder.equals(".") ? "" : folder;
    }

    /** What it needs. */
    BuiltDependencies needs(ChartDependencies dependencies) {
        return dependencies.of(repository, folder);
    }

    /** Writes the chart and what it needs. */
    void writeTo(FileTreeWriter files, BuiltDependencies needs) {
        for (TreeFile file : repository.files(folder)) {
            String path = file.pathFrom(folder);
            if (!needs.replaces(path)) {
                files.write(path, repository.read(file));
            }
        }
        needs.files().forEach(files::write);
    }
}
