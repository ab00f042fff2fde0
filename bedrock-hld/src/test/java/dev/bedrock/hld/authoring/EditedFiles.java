package dev.bedrock.hld.authoring;

import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.Map;

/** A folder with one file to change. */
final class EditedFiles {
    private EditedFiles() {}

    static HldEditor component(Path directory, String text) {
        Directories.write(directory, Map.of("component.yaml", text));
        return HldEditor.open(directory);
    }

    static HldEditor config(Path directory, String environment, String text) {
        Directories.write(directory, Map.of("component.yaml", "name: top\n", "config/" + environment + ".yaml", text));
        return HldEditor.open(directory);
    }

    /** The only file that a change writes. */
    static String after(FileChanges edits) {
        return edits.files().get(0).after().orElseThrow();
    }
}
