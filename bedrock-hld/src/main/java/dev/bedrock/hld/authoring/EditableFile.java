package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.problem.HldCode;
import java.util.List;

/**
 * A YAML file of a definition.
 *
 * @param path where it is, relative to the root
 * @param exists whether it is there
 * @param text what is in it; empty if it is not there
 */
record EditableFile(String path, boolean exists, String text) {
    static EditableFile open(FileTree tree, String path) {
        if (path.endsWith(".json") || path.endsWith(".hcl")) {
            String format = path.endsWith(".hcl") ? "HCL" : "JSON";
            throw new InvalidInputException(HldCode.NOT_EDITABLE
                    .error(format + " files cannot be edited", SourceLocation.of(path))
                    .withHint("'hld convert --to yaml' makes it YAML; or change it by hand"));
        }
        return new EditableFile(path, true, tree.readString(path));
    }

    static EditableFile missing(String path) {
        return new EditableFile(path, false, "");
    }

    YamlEditor editor() {
        return YamlEditor.of(path, text).verbatimKeys();
    }

    Node document() {
        return parse(text);
    }

    /** What another text of this file says; an empty one is an empty mapping. */
    Node parse(String otherText) {
        return YamlReader.defaults()
                .verbatimKeys()
                .readFirst(path, otherText)
                .orElseGet(() -> MapNode.of(SourceLocation.of(path, 1, 1), List.of()));
    }

    FileChange edit(String after) {
        return exists ? FileChange.update(path, text, after) : FileChange.create(path, after);
    }
}
