package dev.bedrock.gitops.flux;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that tell an operator what to follow, in {@code clusters/CLUSTER} of the repository of the manifests. The same
 * input gives the same bytes. Image automation is left out on purpose: what runs is what the definition says, and images
 * change there by pull requests.
 */
public final class SyncFiles {
    /** The first line of each file, by which they are told from those of others. */
    private static final String HEADER = "# Made by Bedrock. Changes are lost when it is made again.\n";

    private static final YamlWriter WRITER =
            YamlWriter.defaults().withInsertionOrder().withoutFolding();

    private SyncFiles() {}

    /**
     * The files, by their paths in the repository.
     *
     * @throws InvalidInputException when there is nothing to follow
     */
    public static Map<String, String> of(SyncedCluster sync, SyncOperator operator) {
        if (sync.environments().isEmpty()) {
            throw new InvalidInputException(
                    FluxCode.NO_ENVIRONMENT.error("the cluster '" + sync.cluster() + "' follows no environment"));
        }
        Map<String, List<Map<String, Object>>> files =
                switch (operator) {
                    case FLUX -> new FluxObjects(sync).files();
                    case ARGO_CD -> ArgoObjects.files(sync);
                    case FLUX_1 -> Map.of("flux-values.yaml", List.of(FluxValues.of(sync)));
                };
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, documents) -> texts.put(
                folder(sync) + path,
                HEADER + documents.stream().map(WRITER::write).collect(Collectors.joining("---\n"))));
        return texts;
    }

    private static String folder(SyncedCluster sync) {
        return "clusters/" + sync.cluster() + "/";
    }

    /**
     * What to change in a working copy of the repository. Files that Bedrock has made for the cluster before, and that are
     * needed no more, go.
     *
     * @throws ConflictException when a file is there that Bedrock has not made
     */
    public static FileChanges plan(Path repository, SyncedCluster sync, SyncOperator operator) {
        FileTree tree = FileTree.open(repository);
        List<Problem> problems = FileChanges.finish(tree.root());
        Map<String, String> wanted = of(sync, operator);
        List<FileChange> changes = new ArrayList<>();
        wanted.forEach((path, text) -> {
            Optional<String> before = tree.isFile(path) ? Optional.of(tree.readString(path)) : Optional.empty();
            if (before.filter(existing -> !existing.startsWith(HEADER)).isPresent()) {
                throw new ConflictException(FluxCode.FILE_FOREIGN.error(
                        "the file was not made by Bedrock, and would be lost", SourceLocation.of(path)));
            }
            changes.add(new FileChange(path, before, Optional.of(text)));
        });
        String folder = "clusters/" + sync.cluster();
        if (tree.isDirectory(folder)) {
            for (TreeFile file : tree.files(folder)) {
                String text = wanted.containsKey(file.path()) ? "" : tree.readString(file);
                if (text.startsWith(HEADER)) {
                    changes.add(FileChange.delete(file.path(), text));
                }
            }
        }
        return new FileChanges(tree.root(), changes, problems);
    }
}
