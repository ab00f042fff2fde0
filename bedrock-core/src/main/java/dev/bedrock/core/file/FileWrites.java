package dev.bedrock.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The steps of writing that the file system keeps. */
final class FileWrites {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private FileWrites() {}

    /** Creates a file that does not exist, readable by all as far as the umask allows, and gets it to the disk. */
    static void createFile(Path file, byte[] content) throws IOException {
        createFile(file, content, FILE);
    }

    /** The same for a file that may be a program, and that only {@link Flush} gets to the disk. */
    static void createUnflushed(Path file, byte[] content, boolean executable) throws IOException {
        create(file, content, executable ? EXECUTABLE : FILE, false);
    }

    static void createLink(Path link, String target) throws IOException {
        try {
            Files.createSymbolicLink(link, Path.of(target));
        } catch (UnsupportedOperationException e) {
            throw new IOException("this platform has no symbolic links", e);
        }
    }

    /** Where a link leads to, with {@code /} between segments. */
    static String linkTarget(Path link, String shown) {
        try {
            return Files.readSymbolicLink(link).toString().replace('\\', '/');
        } catch (IOException e) {
            throw FileFailures.of("read", shown, e);
        }
    }

    /** Creates a file like an existing one, which may be a private one. */
    static void createFileLike(Path existing, Path file, byte[] content) throws IOException {
        if (!isPosix(existing)) {
            createFile(file, content, FILE);
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(existing, LinkOption.NOFOLLOW_LINKS);
        createFile(file, content, permissions);
        Files.setPosixFilePermissions(file, permissions);
    }

    private static void createFile(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        create(file, content, permissions, true);
    }

    private static void create(Path file, byte[] content, Set<PosixFilePermission> permissions, boolean flushed)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, NEW, attributes(file, permissions))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (flushed) {
                channel.force(true);
            }
        }
    }

    static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, attributes(directory, EXECUTABLE));
    }

    /**
     * Makes the missing directories on a path below a root.
     *
     * @param root a real path
     * @param path a normalized relative path, empty for the root
     * @return the real path of the last one
     */
    static Path createDirectories(Path root, String path) throws IOException {
        Path real = root;
        for (int end = path.indexOf('/'); !path.isEmpty(); end = path.indexOf('/', end + 1)) {
            String prefix = end < 0 ? path : path.substring(0, end);
            Path next = RealPaths.resolve(real, prefix.substring(prefix.lastIndexOf('/') + 1));
            Optional<Path> existing = RealPaths.below(root, next, prefix);
            real = existing.isPresent() ? existing.get() : createOrFind(root, next, prefix);
            if (!Files.isDirectory(real)) {
                throw FileFailures.wrongKind(prefix, "not a directory");
            }
            if (end < 0) {
                break;
            }
        }
        return real;
    }

    /** Two who write to one directory for the first time both make it, and one of them is first. */
    private static Path createOrFind(Path root, Path directory, String shown) throws IOException {
        try {
            createDirectory(directory);
            return directory;
        } catch (FileAlreadyExistsException e) {
            return RealPaths.below(root, directory, shown).orElseThrow(() -> e);
        }
    }

    /** Waits until the entries of a directory are on the disk, where the platform can. */
    static void syncDirectory(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What a new file is created with. */
    static FileAttribute<?>[] attributesOfFile(Path file) {
        return attributes(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
