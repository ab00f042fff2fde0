package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Changes several files as one. The journal has the whole change; it is there from before the first file is touched until
 * after the last one, so that whoever finds it can make the rest.
 *
 * <p>A journal says which directory it was written for. One that came here otherwise, such as by way of a git repository,
 * is an error and nothing is done.
 */
final class ChangeJournal {
    /** Its name at the root. */
    static final String FILE = ".bedrock-changes";

    private static final String LOCK = ".bedrock-changes-lock";

    private final Path root;
    private final FileTree tree;

    /** For a real path. */
    ChangeJournal(Path root) {
        this.root = root;
        this.tree = FileTree.open(root);
    }

    void apply(List<FileChange> changes) throws IOException {
        WriterLock lock = WriterLock.tryAcquire(root.resolve(LOCK))
                .orElseThrow(() -> new ConflictException(CoreCode.DIRECTORY_BUSY
                        .error("another writer is changing files in " + root)
                        .withHint("try again when it has finished")));
        try {
            complete();
            changes.forEach(this::check);
            if (changes.size() == 1) {
                make(changes.get(0));
            } else {
                makeTogether(changes);
            }
        } finally {
            lock.close();
        }
    }

    private void makeTogether(List<FileChange> changes) throws IOException {
        AtomicFile.inside(root, FILE).write(JournalText.write(root, changes));
        makeAllOrNone(changes);
        Files.deleteIfExists(root.resolve(FILE));
        FileWrites.syncDirectory(root);
    }

    List<Problem> finish() throws IOException {
        if (!Files.exists(root.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Optional<WriterLock> lock = WriterLock.tryAcquire(root.resolve(LOCK));
        if (lock.isEmpty()) {
            return List.of();
        }
        try {
            return complete();
        } finally {
            lock.get().close();
        }
    }

    /** Makes what is left of an interrupted change. A file that is neither as before nor as after belongs to somebody else. */
    private List<Problem> complete() throws IOException {
        if (!Files.exists(root.resolve(FILE), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        for (JournalText.Entry entry : JournalText.read(root, tree.readString(FILE))) {
            Optional<String> now =
                    tree.isFile(entry.path()) ? Optional.of(tree.readString(entry.path())) : Optional.empty();
            if (now.equals(entry.after())) {
                continue;
            }
            if (entry.wasBefore(now) && (now.isPresent() || !tree.exists(entry.path()))) {
                make(new FileChange(entry.path(), now, entry.after()));
            } else {
                problems.add(CoreCode.FILE_CHANGED.warning(
                        "'" + entry.path() + "' was changed while a change of several files was incomplete, it stays"
                                + " as it is",
                        SourceLocation.of(entry.path())));
            }
        }
        Files.delete(root.resolve(FILE));
        FileWrites.syncDirectory(root);
        return problems;
    }

    /** What would keep a change from being made is found before anything is written. */
    private void check(FileChange change) {
        String path = RelativePaths.normalize(change.path());
        if (!path.equals(change.path()) || path.equals(FILE) || path.equals(LOCK)) {
            throw FileFailures.wrongKind(change.path(), "not a path that can be changed");
        }
        FileChanges.requireUnchanged(tree, change);
        if (change.kind() == FileChange.Kind.DELETE && !tree.locate(path).equals(RealPaths.resolve(root, path))) {
            throw FileFailures.wrongKind(path, "reached through a symbolic link, and is not deleted");
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            if (tree.exists(above) && !tree.isDirectory(above)) {
                throw FileFailures.wrongKind(above, "not a directory");
            }
        }
    }

    private void makeAllOrNone(List<FileChange> changes) throws IOException {
        Deque<FileChange> made = new ArrayDeque<>();
        try {
            for (FileChange change : changes) {
                make(change);
                made.push(change);
            }
        } catch (BedrockException | IOException e) {
            undo(made, e);
            throw e;
        }
    }

    /** If that fails, too, the journal stays, and the change is completed later. */
    private void undo(Deque<FileChange> made, Exception cause) {
        try {
            for (FileChange change : made) {
                make(new FileChange(change.path(), change.after(), change.before()));
            }
            Files.deleteIfExists(root.resolve(FILE));
        } catch (BedrockException | IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void make(FileChange change) throws IOException {
        if (change.after().isPresent()) {
            AtomicFile.inside(root, change.path()).write(change.after().get().getBytes(UTF_8));
        } else {
            Deletion.deleteFile(root, RealPaths.resolve(root, change.path()));
        }
    }
}
