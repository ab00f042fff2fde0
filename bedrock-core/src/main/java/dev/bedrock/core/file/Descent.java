package dev.bedrock.core.file;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * Opens what lies below a root by going down from it, one directory after the other, without ever following a symbolic
 * link. Whoever swaps a directory for a link between the check of a path and its use gets an error, not the other file.
 *
 * <p>Where the platform has no {@link SecureDirectoryStream} (Windows) the last segment alone is protected.
 */
final class Descent {
    private Descent() {}

    /** Opens a regular file to be read. */
    static SeekableByteChannel openFile(Path root, Path real) throws IOException {
        Path name = real.getFileName();
        Path parent = real.getParent();
        if (real.equals(root) || name == null || parent == null) {
            throw notRegular(real);
        }
        try (DirectoryStream<Path> directory = openDirectory(root, parent)) {
            if (!attributes(directory, real).isRegularFile()) {
                throw notRegular(real);
            }
            return directory instanceof SecureDirectoryStream<Path> secure
                    ? secure.newByteChannel(name, withoutLinks())
                    : Files.newByteChannel(real, withoutLinks());
        }
    }

    /** Opens a directory to be listed. */
    static DirectoryStream<Path> openDirectory(Path root, Path real) throws IOException {
        DirectoryStream<Path> at = open(root);
        if (!(at instanceof SecureDirectoryStream<Path> secure)) {
            at.close();
            return open(real);
        }
        if (real.equals(root)) {
            return at;
        }
        for (Path segment : root.relativize(real)) {
            try (SecureDirectoryStream<Path> parent = secure) {
                secure = parent.newDirectoryStream(segment, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return secure;
    }

    private static DirectoryStream<Path> open(Path directory) throws IOException {
        return directory.getFileSystem().provider().newDirectoryStream(directory, entry -> true);
    }

    /** The attributes of an entry of an open directory; those of a symbolic link itself. */
    static BasicFileAttributes attributes(DirectoryStream<Path> directory, Path entry) throws IOException {
        Path name = entry.getFileName();
        if (name != null && directory instanceof SecureDirectoryStream<Path> secure) {
            return secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        }
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Set<OpenOption> withoutLinks() {
        return Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static FileSystemException notRegular(Path real) {
        return new FileSystemException(real.toString(), null, "not a regular file");
    }
}
