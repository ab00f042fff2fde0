package dev.bedrock.hld.composition;

import java.nio.file.Files;
import java.nio.file.Path;

/** The directory that no file of a definition may be outside of, if nobody says otherwise. */
public final class DefinitionRoot {
    private DefinitionRoot() {}

    /** The git repository that a folder is in, or the folder itself if it is in none. */
    public static Path of(Path folder) {
        for (Path parent = folder; parent != null; parent = parent.getParent()) {
            if (Files.exists(parent.resolve(".git"))) {
                return parent;
            }
        }
        return folder;
    }
}
