package dev.bedrock.core.file;

/** Is shown the files of a directory, in order. */
@FunctionalInterface
public interface TreeVisitor {
    /** A regular file, or a symbolic link to one. */
    void visitFile(TreeFile file);

    /**
     * Whether to go into a directory, or a symbolic link to one.
     *
     * @param path its path below the root of the tree
     */
    default boolean enterDirectory(String path) {
        return true;
    }
}
