package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.problem.HldCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change that is planned: the files that it would write. As text, it is what {@code diff -u} would show.
 *
 * @param root the directory that the paths are relative to
 * @param files the files that change; none if everything is as wanted already
 * @param problems warnings about the change
 */
public record FileEdits(Path root, List<FileEdit> files, List<Problem> problems) {
    /** Keeps those that change something. */
    public FileEdits {
        files = files.stream()
                .filter(edit -> edit.created() || !edit.before().equals(edit.after()))
                .toList();
        problems = List.copyOf(problems);
    }

    /**
     * Writes the files, each of them at once.
     *
     * @throws ConflictException if one is not as it was when the change was planned; nothing is written then
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link AtomicFile#write(String)} does
     */
    public void apply() {
        FileTree tree = FileTree.open(root);
        files.forEach(edit -> checkUnchanged(tree, edit));
        files.forEach(edit -> AtomicFile.inside(root, edit.path()).write(edit.after()));
    }

    private static void checkUnchanged(FileTree tree, FileEdit edit) {
        boolean exists = tree.exists(edit.path());
        if (exists == edit.created() || (exists && !tree.readString(edit.path()).equals(edit.before()))) {
            throw new ConflictException(HldCode.FILE_CHANGED.error(
                    "'" + edit.path() + "' was changed by somebody else at the same time",
                    SourceLocation.of(edit.path())));
        }
    }

    @Override
    public String toString() {
        return files.stream().map(FileEdit::toString).collect(Collectors.joining());
    }
}
