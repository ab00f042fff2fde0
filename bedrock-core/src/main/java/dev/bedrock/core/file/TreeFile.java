package dev.bedrock.core.file;

import java.nio.file.Path;

/**
 * A regular file that was found in a {@link FileTree}.
 *
 * @param path its path below the root, as found: a symbolic link on the way keeps its own name
 * @param location where it really is, inside the root and free of symbolic links
 * @param size its size in bytes when it was found
 */
public record TreeFile(String path, Path location, long size) {
    /**
     * Its path as seen from a directory above it, such as {@code templates/web.yaml} in a chart.
     *
     * @throws IllegalArgumentException when the directory is not above it
     */
    public String pathFrom(String directory) {
        if (directory.isEmpty()) {
            return path;
        }
        if (!path.startsWith(directory + "/")) {
            throw new IllegalArgumentException(path + " is not below " + directory);
        }
        return path.substring(directory.length() + 1);
    }
}
