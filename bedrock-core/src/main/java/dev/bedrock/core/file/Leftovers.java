package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Removes what killed writers have left in a directory that belongs to Bedrock alone. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Deletes the files below a directory that somebody recognises as leftovers, and nothing else. Symbolic links are not
     * followed.
     *
     * @param isLeftover is given the paths of files, relative to the directory and with {@code /} between segments
     * @throws UnavailableException when the file system fails
     */
    public static void delete(Path directory, Predicate<String> isLeftover) {
        try {
            delete(RealPaths.ofDirectory(directory), "", isLeftover);
        } catch (IOException e) {
            throw FileFailures.of("clean up", directory.toString(), e);
        }
    }

    private static void delete(Path directory, String path, Predicate<String> isLeftover) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException deletedMeanwhile) {
            return;
        }
        for (Path entry : entries) {
            String child = RelativePaths.child(path, String.valueOf(entry.getFileName()));
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                delete(entry, child, isLeftover);
            } else if (isLeftover.test(child)) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
