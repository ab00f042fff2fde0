package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TreeChange;
import java.util.Optional;

/**
 * What a file is to become.
 *
 * @param path its path
 * @param file the file; empty if it is to go
 * @param tree the files that it is taken from
 */
record FileState(String path, Optional<GitFile> file, GitTree tree) {
    /**
     * The change that brings it about.
     *
     * @throws InvalidInputException if it is no regular file
     */
    TreeChange change() {
        if (file.isEmpty()) {
            return TreeChange.delete(path);
        }
        return switch (file.get().kind()) {
            case FILE -> TreeChange.put(path, tree.read(path));
            case EXECUTABLE -> TreeChange.putExecutable(path, tree.read(path));
            default ->
                throw new InvalidInputException(RollbackCode.NOT_RESTORABLE.error(
                        "'" + path + "' was no regular file", SourceLocation.of(path)));
        };
    }

    static Optional<String> text(GitTree tree, String path) {
        return tree.findFile(path).map(file -> tree.readString(path));
    }

    Optional<String> text() {
        return file.map(found -> tree.readString(path));
    }
}
