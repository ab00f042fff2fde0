package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Content that was fetched, on disk, by its SHA-256, for all processes and for later ones. Content is checked when it is
 * read: what is damaged counts as not there. Beside it are notes, which say what a name, such as an address, stood for.
 *
 * <p>Its directory is for the user alone. When there is too much in it, what was not used for the longest time is removed.
 * Thread-safe, and safe with several processes at once: everything in it appears complete, and nothing is changed.
 *
 * <pre>{@code
 * ContentCache cache = ContentCache.open(Path.of(System.getProperty("user.home"), ".cache", "bedrock", "content"));
 * String sha256 = cache.write(text.getBytes());
 * Optional<byte[]> content = cache.read(sha256);
 * }</pre>
 */
public final class ContentCache {
    private static final long MOST_BYTES = 2L << 30;

    private static final String CONTENT = "content";
    private static final String NOTES = "notes";
    private static final String PARTIAL = "partial";

    private final Path root;
    private final Clock clock;
    private final CacheRoom room;

    private ContentCache(Path root, long mostBytes, Clock clock) {
        this.root = root;
        this.clock = clock;
        this.room = new CacheRoom(root, mostBytes, clock);
    }

    /** A cache of up to 2 GiB in a directory, which is made as needed. Otherwise like {@link #open(Path, long, Clock)}. */
    public static ContentCache open(Path directory) {
        return open(directory, MOST_BYTES, Clock.systemUTC());
    }

    /**
     * A cache in a directory, which is made as needed.
     *
     * @param directory its own one, with nothing else in it
     * @param mostBytes about how much it may hold
     * @param clock the time by which it is seen what was not used for long
     * @throws UnavailableException when the directory cannot be made
     */
    public static ContentCache open(Path directory, long mostBytes, Clock clock) {
        Path root = directory.toAbsolutePath();
        try {
            if (!Files.isDirectory(root)) {
                createPrivate(root);
            }
            for (String child : List.of(CONTENT, NOTES, PARTIAL)) {
                createOnce(root.resolve(child));
            }
            return new ContentCache(RealPaths.ofDirectory(root), mostBytes, clock);
        } catch (IOException e) {
            throw FileFailures.of("create", root.toString(), e);
        }
    }

    private static void createPrivate(Path root) throws IOException {
        Path parent = root.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (FileWrites.isPosix(root)) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(root);
            }
        } catch (FileAlreadyExistsException madeBySomebodyElse) {
            if (!Files.isDirectory(root)) {
                throw madeBySomebodyElse;
            }
        }
    }

    private static void createOnce(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    /**
     * Content by its digest.
     *
     * @param sha256 64 hexadecimal digits in lower case
     * @return empty when it is not there, or damaged
     */
    public Optional<byte[]> read(String sha256) {
        Path file = contentFile(sha256);
        return attempt("read", () -> {
            Optional<byte[]> content = readFile(file);
            if (content.isPresent() && !sha256(content.get()).equals(sha256)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            if (content.isPresent()) {
                used(file);
            }
            return content;
        });
    }

    /**
     * Adds content.
     *
     * @return its digest
     * @throws UnavailableException when the file system fails, for instance because it is full
     */
    public String write(byte[] content) {
        String sha256 = sha256(content);
        Path file = contentFile(sha256);
        if (read(sha256).isEmpty()) {
            place(file, content);
        }
        return sha256;
    }

    /**
     * Takes a file, which is no longer where it was afterwards.
     *
     * @param file a file in {@link #partial}
     * @param sha256 its digest
     */
    public void adopt(Path file, String sha256) {
        Path target = contentFile(sha256);
        long size = attempt("write", () -> {
            long length = Files.size(file);
            createOnce(parent(target));
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            FileWrites.syncDirectory(parent(target));
            return length;
        });
        added(target, size);
    }

    /** Where a file may grow before it is {@linkplain #adopt adopted}, also over several processes, by a name. */
    public Path partial(String name) {
        return root.resolve(PARTIAL).resolve(sha256(name.getBytes(UTF_8)));
    }

    /** What was noted under a name. */
    public Optional<String> note(String name) {
        Path file = noteFile(name);
        return attempt("read", () -> {
            Optional<byte[]> note = readFile(file);
            if (note.isPresent()) {
                used(file);
            }
            return note.map(found -> new String(found, UTF_8));
        });
    }

    /** Notes something under a name, in place of what was noted before. */
    public void note(String name, String text) {
        place(noteFile(name), text.getBytes(UTF_8));
    }

    /** A file that is there may be removed by another process at any time, so it is never looked at. */
    private void place(Path file, byte[] content) {
        attempt("write", () -> {
            createOnce(parent(file));
            return true;
        });
        try (PartialFile partial = PartialFile.beside(file)) {
            partial.write(content, content.length);
            partial.commit();
        }
        added(file, content.length);
    }

    private Path contentFile(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return root.resolve(CONTENT).resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path noteFile(String name) {
        return root.resolve(NOTES).resolve(sha256(name.getBytes(UTF_8)));
    }

    private static Optional<byte[]> readFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void used(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (NoSuchFileException removedBySomebodyElse) {
            return;
        }
    }

    private void added(Path file, long size) {
        attempt("write", () -> {
            used(file);
            return true;
        });
        attempt("clean up", () -> {
            room.added(size);
            return true;
        });
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private <T> T attempt(String what, Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw FileFailures.of(what, root.toString(), e);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("a file of the cache is in its directory");
        }
        return parent;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
