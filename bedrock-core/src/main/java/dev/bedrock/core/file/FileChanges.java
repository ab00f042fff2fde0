package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change of text files that is planned: what it would write and delete. As text, it is what {@code diff -u} would show.
 * Immutable.
 *
 * <pre>{@code
 * FileChanges changes = new FileChanges(Path.of("shop"), List.of(FileChange.create("a.yaml", text)), List.of());
 * changes.toString(); // what would change
 * changes.apply();
 * }</pre>
 *
 * <p><b>All or nothing.</b> Each file is replaced at once. For several files, all of the change is first written to a
 * hidden file {@code .bedrock-changes} at the root, which is deleted when everything is done. A writer that is killed in
 * between leaves that file and some files of before; the next {@link #apply} below that root, or {@link #finish}, makes
 * the rest of the change. A failure that is no kill, such as a full disk, puts back what was changed.
 *
 * @param root the directory that the paths are relative to
 * @param files the files that change; none if everything is as wanted already
 * @param problems warnings about the change
 */
public record FileChanges(Path root, List<FileChange> files, List<Problem> problems) {
    /** Keeps those that change something. */
    public FileChanges {
        files = files.stream().filter(change -> !change.isEmpty()).toList();
        problems = List.copyOf(problems);
    }

    /**
     * Completes a change below a root whose writer was killed. Whoever plans a change there does this first. Does nothing
     * while a writer is at work.
     *
     * @return a warning for each file that somebody has changed since, and that was therefore left as it is
     */
    public static List<Problem> finish(Path root) {
        try {
            return new ChangeJournal(RealPaths.ofDirectory(root)).finish();
        } catch (IOException e) {
            throw FileFailures.of("complete the interrupted change of", root.toString(), e);
        }
    }

    /**
     * Makes the change.
     *
     * @throws ConflictException if a file is not as it was when the change was planned, or another writer is at work;
     *     nothing is written then
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if a path leaves the root
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the file system fails
     */
    public void apply() {
        if (files.isEmpty()) {
            return;
        }
        try {
            new ChangeJournal(RealPaths.ofDirectory(root)).apply(files);
        } catch (IOException e) {
            throw FileFailures.of("change", root.toString(), e);
        }
    }

    /** The state in which a change was planned, and no other, is what it may be made in. */
    static void requireUnchanged(FileTree tree, FileChange change) {
        boolean exists = tree.exists(change.path());
        boolean asPlanned = change.before()
                .map(text -> exists && tree.readString(change.path()).equals(text))
                .orElse(!exists);
        if (!asPlanned) {
            throw new ConflictException(CoreCode.FILE_CHANGED.error(
                    "'" + change.path() + "' was changed by somebody else at the same time",
                    SourceLocation.of(change.path())));
        }
    }

    @Override
    public String toString() {
        return files.stream().map(FileChange::toString).collect(Collectors.joining());
    }
}
