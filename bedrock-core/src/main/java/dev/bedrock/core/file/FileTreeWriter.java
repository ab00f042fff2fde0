package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the files of a new directory. Parent directories are made as needed; files get the permissions 0644, executable
 * ones and directories 0755, less what the umask takes away. Thread-safe.
 */
public final class FileTreeWriter {
    private static final int DEEPEST = FileTreeLimits.defaults().depth();

    private final Path root;
    private final ReplacementGuard guard;
    private final Map<String, String> namesByFolded = new HashMap<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> directories = new LinkedHashSet<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final List<Path> unflushed = new ArrayList<>();
    private final WrittenFiles unrecognised = new WrittenFiles();
    private final WrittenFiles superseded = new WrittenFiles();
    private boolean closed;
    private boolean failed;

    FileTreeWriter(Path root, ReplacementGuard guard) {
        this.root = root;
        this.guard = guard;
    }

    /** Writes a text file in UTF-8. Otherwise like {@link #write(String, byte[])}. */
    public void write(String path, String content) {
        write(path, content.getBytes(UTF_8));
    }

    /**
     * Writes a file.
     *
     * @param path where, relative to the new directory, with {@code /} between segments
     * @throws AccessDeniedException when the path leaves the directory
     * @throws InvalidInputException when the path is not portable
     * @throws ConflictException when there is a file or directory of this name already, or of one that differs only in
     *     case or in the composition of its characters
     * @throws UnavailableException when the file system fails, for instance because it is full
     * @throws IllegalStateException when the directory has been committed or abandoned
     */
    public synchronized void write(String path, byte[] content) {
        write(path, content, false);
    }

    /**
     * Leaves a place to a file that is there already and stays, because somebody has changed it: see {@link
     * AtomicDirectory#keepingOthers}.
     *
     * @param path where, like the path of a file that is written
     * @param content what would have been written, to be remembered as what we wrote
     */
    public synchronized void leave(String path, byte[] content) {
        String normalized = writable(path);
        claimFile(normalized);
        unrecognised.add(normalized, content);
    }

    /**
     * Writes a file in the place of one that somebody has changed, whose changes are in the new content: see {@link
     * AtomicDirectory#keepingOthers}. Should it be changed once more before the directory is committed, it is not deleted.
     *
     * @param path where, like the path of a file that is written
     * @param content the new content
     * @param generated what would have been written without the changes, to be remembered as what we wrote
     * @param replaced the content that the file has now
     */
    public synchronized void merge(String path, byte[] content, byte[] generated, byte[] replaced) {
        write(path, content, false);
        String normalized = RelativePaths.normalize(path);
        unrecognised.add(normalized, generated);
        superseded.add(normalized, replaced);
    }

    /** Writes a file that may be run as a program. Otherwise like {@link #write(String, byte[])}. */
    public synchronized void writeExecutable(String path, byte[] content) {
        write(path, content, true);
    }

    /**
     * Makes a directory, for one that stays empty.
     *
     * @throws AccessDeniedException when the path leaves the directory
     * @throws InvalidInputException when the path is not portable
     * @throws ConflictException when there is a file of this name, or of one that differs only in case
     */
    public synchronized void createDirectory(String path) {
        String normalized = writable(path);
        place(normalized, () -> createDirectory(normalized, normalized));
    }

    /**
     * Makes a symbolic link. Where it leads to need not exist, but must be inside of the new directory when all links of
     * it are followed, which is looked at before the directory is committed.
     *
     * @param path where, like the path of a file
     * @param target what it leads to, relative to the directory that the link is in
     * @throws AccessDeniedException when the target is absolute, now, or leaves the directory, at the end
     */
    public synchronized void link(String path, String target) {
        String normalized = writable(path);
        if (target.isEmpty() || target.startsWith("/") || target.indexOf('\\') >= 0 || target.indexOf(':') >= 0) {
            throw FileFailures.outside(path, "is a symbolic link to '" + target + "', which is not relative");
        }
        place(normalized, () -> {
            claimFile(normalized);
            FileWrites.createLink(RealPaths.resolve(root, normalized), target);
        });
        links.put(normalized, target);
    }

    /**
     * Writes what a directory has: files, which of them may be run, and symbolic links as they are.
     *
     * @throws InvalidInputException when there is no such directory, or something in it that is neither
     * @throws AccessDeniedException as {@link #link} does
     */
    public synchronized void copy(FileTree tree, String directory) {
        String base = RelativePaths.normalize(directory);
        TreeWalk walk = new TreeWalk(tree.root(), FileTreeLimits.defaults(), (link, path) -> {
            link(path.substring(base.isEmpty() ? 0 : base.length() + 1), FileWrites.linkTarget(link, path));
            return Optional.empty();
        });
        walk.walk(tree.locate(base), base, file -> {
            String path = file.pathFrom(base);
            if (!path.equals(WrittenFiles.FILE)) {
                write(path, tree.read(file), Files.isExecutable(file.location()));
            }
        });
    }

    private void write(String path, byte[] content, boolean executable) {
        String normalized = writable(path);
        place(normalized, () -> {
            claimFile(normalized);
            Path file = RealPaths.resolve(root, normalized);
            FileWrites.createUnflushed(file, content, executable);
            unflushed.add(file);
        });
        if (!guard.recognises(normalized)) {
            unrecognised.add(normalized, content);
        }
    }

    private String writable(String path) {
        if (closed) {
            throw new IllegalStateException("the directory is already committed or abandoned");
        }
        String normalized = RelativePaths.normalize(path);
        if (normalized.isEmpty() || WrittenFiles.isList(normalized)) {
            throw new InvalidInputException(
                    CoreCode.FILE_PATH_INVALID.error("the path '" + path + "' cannot name a file to write"));
        }
        return normalized;
    }

    /** No more files; what there is gets to the disk. */
    synchronized void finish() throws IOException {
        if (closed || failed) {
            throw new IllegalStateException("the directory is already finished, or a file of it could not be written");
        }
        closed = true;
        links.keySet().forEach(link -> LinkTargets.requireInside(link, links));
        if (!unrecognised.isEmpty()) {
            FileWrites.createFile(root.resolve(WrittenFiles.FILE), unrecognised.toBytes());
        }
        if (!superseded.isEmpty()) {
            FileWrites.createFile(root.resolve(WrittenFiles.SUPERSEDED), superseded.toBytes());
        }
        List<Path> written = new ArrayList<>();
        directories.forEach(directory -> written.add(RealPaths.resolve(root, directory)));
        written.add(root);
        Flush.files(unflushed);
        Flush.directories(written);
    }

    synchronized void abandon() {
        closed = true;
    }

    private interface Creation {
        void run() throws IOException;
    }

    /** Makes the directories above a path, then what belongs there. */
    private void place(String path, Creation creation) {
        try {
            int depth = 0;
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (++depth > DEEPEST) {
                    throw new LimitExceededException(CoreCode.FILE_TREE_TOO_LARGE.error(
                            "'" + path + "' is more than " + DEEPEST + " directories deep"));
                }
                createDirectory(path.substring(0, slash), path);
            }
            creation.run();
        } catch (IOException e) {
            failed = true;
            throw FileFailures.of("write", path, e);
        }
    }

    private void claimFile(String path) {
        claim(path, path);
        if (directories.contains(path) || !files.add(path)) {
            throw collision(path, path);
        }
    }

    private void createDirectory(String directory, String forFile) throws IOException {
        claim(directory, forFile);
        if (files.contains(directory)) {
            throw collision(directory, forFile);
        }
        if (directories.add(directory)) {
            FileWrites.createDirectory(RealPaths.resolve(root, directory));
        }
    }

    /** Sees to it that no two names become one where case, or the composition of characters, does not count. */
    private void claim(String path, String forFile) {
        String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        String folded = upper.toLowerCase(Locale.ROOT);
        String earlier = namesByFolded.putIfAbsent(folded, path);
        if (earlier != null && !earlier.equals(path)) {
            throw collision(earlier, forFile);
        }
    }

    private static ConflictException collision(String earlier, String path) {
        String message = earlier.equals(path)
                ? "'" + path + "' would be written twice"
                : "'" + path + "' cannot be written beside '" + earlier + "', the names collide";
        return new ConflictException(CoreCode.FILE_NAMES_COLLIDE.error(message, SourceLocation.of(path)));
    }
}
