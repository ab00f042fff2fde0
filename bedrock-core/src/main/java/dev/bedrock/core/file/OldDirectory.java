package dev.bedrock.core.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory that has been replaced and in which there are files of others. The list of what we wrote goes last, so that a
 * killed writer's work can be taken up again.
 */
final class OldDirectory {
    private final Path old;

    OldDirectory(Path old) {
        this.old = old;
    }

    /**
     * Deletes the files that we wrote and that are unchanged, or whose changes are in the new directory; moves everything
     * else there, and deletes the old one.
     *
     * @return the path of a file that cannot be moved because there is a new one; then it stays, with the directory
     */
    Optional<String> settleInto(Path target) throws IOException {
        Path real = old.toRealPath();
        WrittenFiles written = WrittenFiles.in(FileTree.open(real));
        for (String path : written.paths()) {
            deleteIfOurs(real, path, written);
        }
        WrittenFiles superseded = WrittenFiles.in(FileTree.open(target), WrittenFiles.SUPERSEDED);
        for (String path : superseded.paths()) {
            deleteIfOurs(real, path, superseded);
        }
        Optional<String> inTheWay = moveAll(real, target, "");
        if (inTheWay.isEmpty()) {
            Files.deleteIfExists(real.resolve(WrittenFiles.SUPERSEDED));
            Files.deleteIfExists(real.resolve(WrittenFiles.FILE));
            Files.delete(real);
            Files.deleteIfExists(target.resolve(WrittenFiles.SUPERSEDED));
        }
        return inTheWay;
    }

    /** No link on the way is followed: what it leads to is not ours. */
    private static void deleteIfOurs(Path real, String path, WrittenFiles written) throws IOException {
        Path file = RealPaths.resolve(real, path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !file.toRealPath().equals(file)
                || !written.contains(path, Files.readAllBytes(file))) {
            return;
        }
        Files.delete(file);
        Path above = file.getParent();
        while (above != null && !above.equals(real) && isEmpty(above)) {
            Files.delete(above);
            above = above.getParent();
        }
    }

    private static Optional<String> moveAll(Path from, Path to, String path) throws IOException {
        Optional<String> inTheWay = Optional.empty();
        for (Path name : names(from)) {
            String child = RelativePaths.child(path, name.toString());
            if (!WrittenFiles.isList(child)) {
                Optional<String> failed = move(from.resolve(name), to.resolve(name), child);
                inTheWay = inTheWay.isPresent() ? inTheWay : failed;
            }
        }
        return inTheWay;
    }

    private static Optional<String> move(Path from, Path to, String path) throws IOException {
        if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(path);
        }
        Optional<String> inTheWay = moveAll(from, to, path);
        if (inTheWay.isEmpty()) {
            Files.delete(from);
        }
        return inTheWay;
    }

    private static List<Path> names(Path directory) throws IOException {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName()));
        }
        return names;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        return names(directory).isEmpty();
    }
}
