package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A directory with its hidden neighbours, and the renames that make up a replacement. The names are the journal: as long
 * as a new and an old directory of one ID are both there, the replacement is not done; the old one without the new one
 * means that it is. Who changes anything
 * holds the {@link #lock}.
 */
final class ReplacedDirectory {
    private static final int LONGEST_NAME = 190;

    private final Path parent;
    private final String name;
    private final ReplacementGuard guard;
    private final Path target;

    ReplacedDirectory(Path parent, String name, ReplacementGuard guard) {
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInputException(
                    CoreCode.FILE_PATH_INVALID.error("the name '" + name + "' is too long for a directory to replace"));
        }
        this.parent = parent;
        this.name = name;
        this.guard = guard;
        this.target = RealPaths.resolve(parent, name);
    }

    Path target() {
        return target;
    }

    ReplacementGuard guard() {
        return guard;
    }

    Path lockFile() {
        return parent.resolve("." + name + ".bedrock-lock");
    }

    Path newDirectory(String id) {
        return parent.resolve(prefix("new") + id);
    }

    private Path oldDirectory(String id) {
        return parent.resolve(prefix("old") + id);
    }

    private String prefix(String kind) {
        return "." + name + ".bedrock-" + kind + "-";
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    boolean hasLeftovers() throws IOException {
        return Files.exists(lockFile(), LinkOption.NOFOLLOW_LINKS)
                || !ids("old").isEmpty()
                || !ids("new").isEmpty();
    }

    WriterLock lock() throws IOException {
        return WriterLock.tryAcquire(lockFile())
                .orElseThrow(() -> new ConflictException(CoreCode.DIRECTORY_BUSY
                        .error("another writer is replacing the directory " + target)
                        .withHint("try again when it has finished")));
    }

    /** What may be deleted of the directory, empty when it does not exist or is empty. */
    Optional<Deletion> checkReplaceable() throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw Deletion.notGenerated(target, "it is a symbolic link or a file");
        }
        return isEmpty(target) ? Optional.empty() : Optional.of(Deletion.ofGenerated(target, guard));
    }

    /** Puts the new directory of an ID in place of the old one. */
    void swap(String id) throws IOException {
        Optional<Deletion> deletion = checkReplaceable();
        Path fresh = newDirectory(id);
        if (deletion.isEmpty()) {
            rename(fresh, target);
            FileWrites.syncDirectory(parent);
            return;
        }
        Path old = oldDirectory(id);
        rename(target, old);
        try {
            rename(fresh, target);
        } catch (IOException e) {
            rename(old, target);
            throw e;
        }
        FileWrites.syncDirectory(parent);
        delete(deletion.get(), old);
    }

    /** Takes the directory away; the old one of an ID without a new one is what is left of it should that be cut short. */
    void remove(String id) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Deletion deletion = checkReplaceable().orElseGet(() -> Deletion.ofGenerated(target, guard));
        Path old = oldDirectory(id);
        rename(target, old);
        FileWrites.syncDirectory(parent);
        delete(deletion, old);
    }

    /** Puts right what killed writers have left. */
    void recover() throws IOException {
        Set<String> unfinished = ids("new");
        for (String id : ids("old")) {
            if (!unfinished.contains(id)) {
                delete(Deletion.ofGenerated(oldDirectory(id), guard), oldDirectory(id));
            }
        }
        for (String id : unfinished) {
            discard(id);
        }
    }

    /** Throws the new directory of an ID away, after the old one has got its name back should it have lost it. */
    void discard(String id) throws IOException {
        Path fresh = newDirectory(id);
        if (!Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(oldDirectory(id), LinkOption.NOFOLLOW_LINKS)) {
            rollBack(oldDirectory(id));
        }
        Deletion.ofEverything().delete(fresh);
    }

    private void rollBack(Path old) throws IOException {
        boolean free = !Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                || (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS) && isEmpty(target));
        if (!free) {
            throw unrecovered("its content before that is in " + old + ", and somebody has made it anew since");
        }
        rename(old, target);
        FileWrites.syncDirectory(parent);
    }

    private void delete(Deletion deletion, Path old) throws IOException {
        try {
            deletion.delete(old);
        } catch (DirectoryNotEmptyException e) {
            throw unrecovered("somebody has added files to its old content meanwhile, they are in " + old);
        }
    }

    private ConflictException unrecovered(String why) {
        return new ConflictException(CoreCode.DIRECTORY_UNRECOVERED
                .error("the directory " + target + " was being replaced; " + why)
                .withHint("compare the two and remove the one you do not need"));
    }

    private Set<String> ids(String kind) throws IOException {
        String prefix = prefix(kind);
        Set<String> ids = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                parent, entry -> String.valueOf(entry.getFileName()).startsWith(prefix))) {
            entries.forEach(entry -> ids.add(String.valueOf(entry.getFileName()).substring(prefix.length())));
        }
        return ids;
    }

    /** An empty directory at the new name gives way; a filled one, a file or a link is an error. */
    private static void rename(Path from, Path to) throws IOException {
        if (!FileWrites.isPosix(to) && Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(to);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (NoSuchFileException deletedMeanwhile) {
            return true;
        }
    }
}
