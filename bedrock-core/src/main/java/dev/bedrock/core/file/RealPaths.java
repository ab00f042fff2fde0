package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Follows symbolic links and makes sure that they stay below a root. */
final class RealPaths {
    private RealPaths() {}

    /** The real path of a directory that the user has named, such as a root. */
    static Path ofDirectory(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (!Files.isDirectory(real)) {
                throw FileFailures.wrongKind(directory.toString(), "not a directory");
            }
            return real;
        } catch (IOException e) {
            throw FileFailures.of("open", directory.toString(), e);
        }
    }

    /**
     * Where a path below a root really is.
     *
     * @param root a real path
     * @param path a normalized relative path
     * @return empty when there is nothing
     */
    static Optional<Path> below(Path root, String path) {
        return below(root, resolve(root, path), path);
    }

    /** The path below a directory; file systems and locales differ in the names that they can express. */
    static Path resolve(Path directory, String path) {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    CoreCode.FILE_PATH_INVALID
                            .error("this system cannot express the path '" + path + "'")
                            .withHint("characters beyond ASCII need a UTF-8 locale, such as LANG=C.UTF-8"),
                    e);
        }
    }

    /** The same for a path that was found by a listing. */
    static Optional<Path> below(Path root, Path target, String shown) {
        try {
            return Optional.of(inside(root, target.toRealPath(), shown));
        } catch (NoSuchFileException e) {
            requireAncestorInside(root, target, shown);
            return Optional.empty();
        } catch (FileSystemException e) {
            Path obstacle = requireAncestorInside(root, target, shown);
            if (Files.isSymbolicLink(obstacle)) {
                throw FileFailures.outside(shown, "has symbolic links that lead in a circle");
            }
            if (Files.isRegularFile(obstacle)) {
                return Optional.empty();
            }
            throw FileFailures.of("find", shown, e);
        } catch (IOException e) {
            throw FileFailures.of("find", shown, e);
        }
    }

    private static Path inside(Path root, Path real, String shown) {
        if (!real.startsWith(root)) {
            throw FileFailures.outside(shown, "leaves the directory through a symbolic link");
        }
        return real;
    }

    /**
     * Nothing may be learned about what exists outside of the root: what is missing has to be missing inside.
     *
     * @return the first entry on the way that can not be followed, or is no directory
     */
    private static Path requireAncestorInside(Path root, Path target, String shown) {
        Path obstacle = target;
        for (Path at = target; at != null && at.startsWith(root); at = at.getParent()) {
            try {
                Path real = inside(root, at.toRealPath(), shown);
                return Files.isDirectory(real) ? obstacle : at;
            } catch (IOException notHere) {
                obstacle = at;
            }
        }
        return obstacle;
    }
}
