package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pipeline of a definition that publishes its manifests, {@code manifest-generation.yaml}. */
public final class ManifestPipeline {
    /** The name of the file. */
    public static final String FILE = "manifest-generation.yaml";

    private static final String VARIABLES = "variables";

    private ManifestPipeline() {}

    /**
     * Adds a group of variables to the pipeline; comments and all else stay as they are. Nothing changes if it has the
     * group.
     *
     * @param definition the folder with the file
     * @throws InvalidInputException when there is no such file, the name cannot be one, or the variables are no list
     */
    public static FileChanges appendVariableGroup(Path definition, String group) {
        AzureNames.require("variable group", group);
        FileTree tree = FileTree.open(definition);
        List<Problem> problems = FileChanges.finish(tree.root());
        if (!tree.isFile(FILE)) {
            throw new InvalidInputException(AzureDevOpsCode.FILE_MISSING
                    .error("there is no " + FILE, SourceLocation.of(FILE))
                    .withHint("'bedrock hld init NAME --pipelines azure' makes one"));
        }
        String text = tree.readString(FILE);
        if (hasGroup(text, group)) {
            return new FileChanges(tree.root(), List.of(), problems);
        }
        String changed = YamlEditor.of(FILE, text)
                .verbatimKeys()
                .append(YamlPath.of(VARIABLES), Map.of("group", group))
                .text();
        return new FileChanges(tree.root(), List.of(FileChange.update(FILE, text, changed)), problems);
    }

    private static boolean hasGroup(String text, String group) {
        List<Node> variables = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(FILE, text)
                .filter(MapNode.class::isInstance)
                .flatMap(document -> ((MapNode) document).get(VARIABLES))
                .filter(ListNode.class::isInstance)
                .map(list -> ((ListNode) list).items())
                .orElse(List.of());
        Object wanted = Map.of("group", group);
        return variables.stream().anyMatch(item -> wanted.equals(item.toData()));
    }
}
