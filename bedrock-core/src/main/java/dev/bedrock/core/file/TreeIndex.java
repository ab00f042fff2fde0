package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The digests of the files of a directory, remembered in a file, so that the digest of the directory is known again
 * without reading what has not changed since. A file counts as unchanged if its size, the time of its last change, and
 * where the platform has it, of the last change of its metadata, are the same, and all are earlier than the index: one that
 * was changed while the index was written is read again. Immutable and thread-safe.
 */
public final class TreeIndex {
    private static final String LINK = "-> ";
    private static final TreeIndex NONE = new TreeIndex(Map.of(), Long.MIN_VALUE);

    private final Map<String, Entry> entries;
    private final long written;

    private TreeIndex(Map<String, Entry> entries, long written) {
        this.entries = entries;
        this.written = written;
    }

    /** A file: its digest, and what shows that it has changed. */
    private record Entry(String sha256, Stamp stamp) {}

    private record Stamp(long size, long modified, long changed) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long modified = nanos(attributes.lastModifiedTime());
            boolean hasChangeTime =
                    file.getFileSystem().supportedFileAttributeViews().contains("unix");
            long changed = hasChangeTime
                    ? nanos((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
                    : modified;
            return new Stamp(attributes.size(), modified, changed);
        }

        boolean isBefore(long time) {
            return modified < time && changed < time;
        }
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** Remembers nothing, so that everything is read. */
    public static TreeIndex none() {
        return NONE;
    }

    /**
     * An index that was {@linkplain #text written} to a file; nothing is remembered if there is no such file, or it is
     * damaged.
     */
    public static TreeIndex read(FileTree tree, String file) {
        if (!tree.isFile(file)) {
            return NONE;
        }
        try {
            Path location = tree.locate(file);
            long written = nanos(Files.getLastModifiedTime(location));
            Map<String, Entry> entries = new HashMap<>();
            tree.readString(file).lines().forEach(line -> {
                String[] fields = line.split(" ", 5);
                entries.put(
                        fields[4],
                        new Entry(
                                fields[0],
                                new Stamp(
                                        Long.parseLong(fields[1]),
                                        Long.parseLong(fields[2]),
                                        Long.parseLong(fields[3]))));
            });
            return new TreeIndex(entries, written);
        } catch (IOException | ArrayIndexOutOfBoundsException | NumberFormatException damaged) {
            return NONE;
        }
    }

    /**
     * The digest of a directory as it is now.
     *
     * @throws InvalidInputException when there is no such directory, or something in it that is no file
     */
    public TreeDigest digest(FileTree tree, String directory) {
        TreeDigest digest = new TreeDigest();
        scan(tree, directory).forEach((path, entry) -> digest.addHashed(path, entry.sha256));
        return digest;
    }

    /** The digest that is remembered, whatever has changed since. */
    public TreeDigest remembered() {
        TreeDigest digest = new TreeDigest();
        entries.forEach((path, entry) -> digest.addHashed(path, entry.sha256));
        return digest;
    }

    /** The text to write to the index file of a directory; otherwise like {@link #digest}. */
    public String text(FileTree tree, String directory) {
        StringBuilder text = new StringBuilder();
        scan(tree, directory).forEach((path, entry) -> text.append(entry.sha256)
                .append(' ')
                .append(entry.stamp.size)
                .append(' ')
                .append(entry.stamp.modified)
                .append(' ')
                .append(entry.stamp.changed)
                .append(' ')
                .append(path)
                .append('\n'));
        return text.toString();
    }

    private Map<String, Entry> scan(FileTree tree, String directory) {
        String base = RelativePaths.normalize(directory);
        Map<String, Entry> found = new LinkedHashMap<>();
        TreeWalk walk = new TreeWalk(tree.root(), FileTreeLimits.defaults(), (link, path) -> {
            found.put(path.substring(base.isEmpty() ? 0 : base.length() + 1), link(link, path));
            return Optional.empty();
        });
        walk.walk(tree.locate(base), base, file -> {
            String path = file.pathFrom(base);
            if (!path.equals(WrittenFiles.FILE)) {
                found.put(path, entry(tree, file, path));
            }
        });
        return found;
    }

    private static Entry link(Path link, String path) {
        try {
            String content = LINK + FileWrites.linkTarget(link, path);
            return new Entry(WrittenFiles.digest(content.getBytes(UTF_8)), Stamp.of(link));
        } catch (IOException e) {
            throw FileFailures.of("read", path, e);
        }
    }

    private Entry entry(FileTree tree, TreeFile file, String path) {
        try {
            Stamp stamp = Stamp.of(file.location());
            Optional<Entry> known = Optional.ofNullable(entries.get(path))
                    .filter(entry -> entry.stamp.equals(stamp) && stamp.isBefore(written));
            return known.isPresent() ? known.get() : new Entry(WrittenFiles.digest(tree.read(file)), stamp);
        } catch (IOException e) {
            throw FileFailures.of("read", file.path(), e);
        }
    }
}
