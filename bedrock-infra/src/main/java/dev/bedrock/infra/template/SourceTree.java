package dev.bedrock.infra.template;

import java.util.List;
import java.util.function.Consumer;

/** The files of a source at one version. Paths are relative to its root, with {@code /} between segments. */
interface SourceTree {
    /** Whether there is a folder; the empty text is the root. */
    boolean isDirectory(String path);

    /**
     * The paths of all files below a folder, sorted.
     *
     * @param skipped is told the paths of what is no plain file
     */
    List<String> files(String directory, Consumer<String> skipped);

    /** The content of a file. */
    byte[] read(String path);
}
