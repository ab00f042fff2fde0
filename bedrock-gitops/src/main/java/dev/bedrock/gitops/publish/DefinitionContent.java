package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.manifest.ManifestSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a definition has for each folder. For one thread. */
final class DefinitionContent {
    private final Hld hld;
    private final FileTree tree;
    private final String directory;
    private final String identity;
    private final ChartDigests charts;

    DefinitionContent(Hld hld, DefinitionVersion version) {
        this.hld = hld;
        this.tree = FileTree.open(hld.root());
        this.directory = hld.root().relativize(hld.directory()).toString().replace('\\', '/');
        this.identity = version.identity().isEmpty() || directory.isEmpty()
                ? version.identity()
                : version.identity() + "//" + directory;
        this.charts = new ChartDigests(tree);
    }

    /**
     * The manifests of a folder.
     *
     * @param content the files; none if there is an error among the problems
     * @param environments what they are for
     * @param charts what they come from
     * @param problems what was found
     */
    record Folder(FolderContent content, Environments environments, SortedSet<String> charts, List<Problem> problems) {}

    Folder generate(PublishTarget target) {
        try {
            Composition composition = hld.compose(target.environments()).requireValid();
            ManifestSet manifests = hld.generate(composition, target.options());
            return folder(target, manifests.files(target.layout()), charts.of(composition), manifests.problems());
        } catch (BedrockException e) {
            return folder(target, Map.of(), new TreeSet<>(), e.problems());
        }
    }

    private Folder folder(
            PublishTarget target, Map<String, String> files, SortedSet<String> used, List<Problem> problems) {
        FolderContent content = FolderContent.of(target.folder(), identity, files);
        return new Folder(content, target.environments(), used, problems);
    }

    /** The digest of {@code bedrock.lock}, if there is one. */
    Optional<String> lockDigest() {
        String file = directory.isEmpty() ? LockFile.NAME : directory + "/" + LockFile.NAME;
        return tree.isFile(file) ? Optional.of(TreeDigest.ofContent(tree.read(file))) : Optional.empty();
    }
}
