package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.hcl.HclDocumentEditor;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import org.jspecify.annotations.Nullable;

/** Changes places of a file in the format that it has, and keeps all else. Immutable. */
sealed interface DocumentEditor {
    DocumentEditor set(YamlPath path, @Nullable Object value);

    DocumentEditor append(YamlPath path, @Nullable Object item);

    DocumentEditor remove(YamlPath path);

    String text();

    /** Of YAML and JSON. */
    record Yaml(YamlEditor editor) implements DocumentEditor {
        @Override
        public DocumentEditor set(YamlPath path, @Nullable Object value) {
            return new Yaml(editor.set(path, value));
        }

        @Override
        public DocumentEditor append(YamlPath path, @Nullable Object item) {
            return new Yaml(editor.append(path, item));
        }

        @Override
        public DocumentEditor remove(YamlPath path) {
            return new Yaml(editor.remove(path));
        }

        @Override
        public String text() {
            return editor.text();
        }
    }

    /** Of HCL. */
    record Hcl(HclDocumentEditor editor) implements DocumentEditor {
        @Override
        public DocumentEditor set(YamlPath path, @Nullable Object value) {
            return new Hcl(editor.set(path, value));
        }

        @Override
        public DocumentEditor append(YamlPath path, @Nullable Object item) {
            return new Hcl(editor.append(path, item));
        }

        @Override
        public DocumentEditor remove(YamlPath path) {
            return new Hcl(editor.remove(path));
        }

        @Override
        public String text() {
            return editor.text();
        }
    }
}
