package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads files below a root directory, and nothing else.
 *
 * <p>Paths are text, relative to the root, with {@code /} between segments; the empty text and {@code .} name the root.
 * {@code ..} goes up before symbolic links are looked at. A path that leaves the root, by itself or through a symbolic
 * link, is refused with an {@link AccessDeniedException}; symbolic links that stay inside are followed. A path that is
 * not portable ({@link PathSegments#objection}) is refused with an {@link InvalidInputException}.
 *
 * <p>Listings are sorted by name, in the order of the code points, which is the order of the UTF-8 bytes. Immutable and
 * thread-safe; nothing is cached.
 */
public final class FileTree {
    private final Path root;
    private final FileTreeLimits limits;

    private FileTree(Path root, FileTreeLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    /**
     * The files below a directory, with the default limits.
     *
     * @throws InvalidInputException when there is no such directory
     */
    public static FileTree open(Path root) {
        return open(root, FileTreeLimits.defaults());
    }

    /**
     * The files below a directory.
     *
     * @throws InvalidInputException when there is no such directory
     */
    public static FileTree open(Path root, FileTreeLimits limits) {
        return new FileTree(RealPaths.ofDirectory(root), limits);
    }

    /** The root as an absolute path without symbolic links. */
    public Path root() {
        return root;
    }

    /**
     * The path that someone in a directory means by a relative path, without {@code .}, {@code ..} and doubled slashes.
     * Looks at the text only, the path need not exist. {@code resolve("a/b", "../c")} is {@code "a/c"}.
     *
     * @param directory the directory, relative to the root
     * @param relative the path, relative to the directory
     * @throws AccessDeniedException when it leaves the root
     * @throws InvalidInputException when it is not portable
     */
    public String resolve(String directory, String relative) {
        return RelativePaths.resolve(directory, relative);
    }

    /**
     * Where a file or directory really is: inside the root and free of symbolic links at the time of the call. For code
     * that needs a {@link Path}, such as the working directory of a program; to read a file, prefer {@link #read}.
     *
     * @throws InvalidInputException when there is nothing
     */
    public Path locate(String path) {
        String normalized = RelativePaths.normalize(path);
        return RealPaths.below(root, normalized).orElseThrow(() -> FileFailures.missing(normalized));
    }

    /** Whether there is a file or directory. A symbolic link to something that is not there does not count. */
    public boolean exists(String path) {
        return find(path).isPresent();
    }

    /** Whether there is a regular file. */
    public boolean isFile(String path) {
        return find(path).filter(Files::isRegularFile).isPresent();
    }

    /** Whether there is a directory. */
    public boolean isDirectory(String path) {
        return find(path).filter(Files::isDirectory).isPresent();
    }

    /**
     * The content of a file.
     *
     * @throws InvalidInputException when there is no such file, or it is no regular file
     * @throws LimitExceededException when it is larger than {@link FileTreeLimits#fileBytes}
     */
    public byte[] read(String path) {
        return read(path, limits.fileBytes());
    }

    /**
     * The content of a file, with a limit for this one.
     *
     * @param limit the most bytes it may have
     */
    public byte[] read(String path, long limit) {
        return readReal(
                locate(path),
                RelativePaths.normalize(path),
                limits.withFileBytes(limit).fileBytes());
    }

    /** The content of a file that was found here before. */
    public byte[] read(TreeFile file) {
        if (!file.location().startsWith(root)) {
            throw new IllegalArgumentException("the file is of another tree: " + file.path());
        }
        return readReal(file.location(), file.path(), limits.fileBytes());
    }

    /**
     * The content of a text file.
     *
     * @throws InvalidInputException when it is not UTF-8, or there is no such file
     */
    public String readString(String path) {
        return decode(read(path), RelativePaths.normalize(path));
    }

    /** The content of a text file that was found here before. */
    public String readString(TreeFile file) {
        return decode(read(file), file.path());
    }

    /**
     * The names in a directory, sorted; whatever they name.
     *
     * @throws InvalidInputException when there is no such directory
     */
    public List<String> list(String directory) {
        return new TreeWalk(root, limits).names(locate(directory), RelativePaths.normalize(directory));
    }

    /**
     * All files below a directory. A directory comes where its name belongs, with all that is in it: {@code a/z} comes
     * before {@code a.yaml}. None is left out; a symbolic link that leads nowhere, out of the root or in a circle, and
     * anything that is neither a file nor a directory, is an error.
     *
     * @throws InvalidInputException when there is no such directory
     * @throws LimitExceededException when there are too many of them, or too deep
     */
    public List<TreeFile> files(String directory) {
        List<TreeFile> files = new ArrayList<>();
        walk(directory, files::add);
        return files;
    }

    /** Shows the files below a directory to a visitor, which may pass over directories; otherwise like {@link #files}. */
    public void walk(String directory, TreeVisitor visitor) {
        new TreeWalk(root, limits).walk(locate(directory), RelativePaths.normalize(directory), visitor);
    }

    private Optional<Path> find(String path) {
        return RealPaths.below(root, RelativePaths.normalize(path));
    }

    private byte[] readReal(Path real, String shown, long limit) {
        if (!Files.isRegularFile(real)) {
            throw FileFailures.wrongKind(shown, Files.isDirectory(real) ? "a directory" : "not a regular file");
        }
        try (SeekableByteChannel channel = Descent.openFile(root, real)) {
            return readAll(channel, shown, limit);
        } catch (IOException e) {
            throw FileFailures.of("read", shown, e);
        }
    }

    /** Does not rely on the size, which can change, and is 0 for some special files. */
    private static byte[] readAll(SeekableByteChannel channel, String shown, long limit) throws IOException {
        int room = (int) Math.min(channel.size(), limit) + 1;
        ByteBuffer buffer = ByteBuffer.allocate(room);
        while (channel.read(buffer) >= 0) {
            if (buffer.position() > limit) {
                throw new LimitExceededException(CoreCode.FILE_TOO_LARGE.error(
                        "'" + shown + "' is larger than " + limit + " bytes", SourceLocation.of(shown)));
            }
            if (!buffer.hasRemaining()) {
                int larger = (int) Math.min(Math.max(2L * buffer.capacity(), 8192), limit + 1);
                buffer = ByteBuffer.allocate(larger).put(buffer.flip());
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static String decode(byte[] bytes, String shown) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    CoreCode.FILE_NOT_UTF8.error(
                            "'" + shown + "' is not UTF-8 text, at byte " + buffer.position(),
                            SourceLocation.of(shown)),
                    e);
        }
    }
}
