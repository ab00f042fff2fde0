package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.composition.DefinitionFiles;

/**
 * A file of a definition.
 *
 * @param path where it is, relative to the root
 * @param exists whether it is there
 * @param text what is in it; if it is not there, what an empty one has
 */
record EditableFile(String path, boolean exists, String text) {
    static EditableFile open(FileTree tree, String path) {
        return new EditableFile(path, true, tree.readString(path));
    }

    static EditableFile missing(String path) {
        return new EditableFile(path, false, DefinitionFiles.isIn(path, DocumentFormat.JSON) ? "{}\n" : "");
    }

    DocumentEditor editor() {
        if (DefinitionFiles.isIn(path, DocumentFormat.HCL)) {
            return new DocumentEditor.Hcl(DefinitionFiles.hcl(path).editor(path, text));
        }
        return new DocumentEditor.Yaml(
                DefinitionFiles.isIn(path, DocumentFormat.JSON)
                        ? YamlEditor.ofJson(path, text)
                        : YamlEditor.of(path, text).verbatimKeys());
    }

    Node document() {
        return parse(text);
    }

    /** What another text of this file says; an empty one is an empty mapping. */
    Node parse(String otherText) {
        return DefinitionFiles.parse(path, otherText).node();
    }

    FileChange edit(String after) {
        return exists ? FileChange.update(path, text, after) : FileChange.create(path, after);
    }
}
