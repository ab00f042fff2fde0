package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.CoreCode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds out whether the files of a directory may be deleted, and deletes those and no others. Symbolic links are not
 * followed; a file that turns up in between stays, with the directories above it.
 */
final class Deletion {
    /** As long as there are files to delete, the list that says that they may be has to be there, for after a crash. */
    private static final Comparator<Path> LIST_OF_FILES_LAST =
            Comparator.comparing(name -> name.toString().equals(WrittenFiles.FILE));

    private final Predicate<String> deletable;

    private Deletion(Predicate<String> deletable) {
        this.deletable = deletable;
    }

    /** Of whatever there is, for directories that we made under names of our own. */
    static Deletion ofEverything() {
        return new Deletion(path -> true);
    }

    /**
     * Of the files that a directory has now.
     *
     * @param directory a real path
     * @throws ConflictException when there is one that the guard does not recognise, and that is not as we wrote it
     */
    static Deletion ofGenerated(Path directory, ReplacementGuard guard) {
        FileTree tree = FileTree.open(directory);
        WrittenFiles written = tree.isFile(WrittenFiles.FILE)
                ? WrittenFiles.parse(tree.readString(WrittenFiles.FILE))
                : new WrittenFiles();
        Set<String> files = new HashSet<>();
        TreeWalk walk = new TreeWalk(tree.root(), FileTreeLimits.defaults(), (link, path) -> {
            if (guard.recognisesLink(path)) {
                files.add(path);
                return Optional.empty();
            }
            throw notGenerated(directory, "'" + path + "' in it is a symbolic link");
        });
        walk.walk(tree.root(), "", file -> {
            String path = file.path();
            boolean known = path.equals(WrittenFiles.FILE) || guard.recognises(path);
            if (!known && !written.contains(path)) {
                throw notGenerated(directory, "'" + path + "' in it was not generated");
            }
            if (!known && !written.contains(path, tree.read(file))) {
                throw notGenerated(directory, "'" + path + "' in it was changed after it was generated");
            }
            files.add(path);
        });
        return new Deletion(files::contains);
    }

    static ConflictException notGenerated(Path directory, String why) {
        return new ConflictException(CoreCode.DIRECTORY_NOT_GENERATED
                .error("the directory " + directory + " is not replaced, " + why)
                .withHint("choose another directory, or remove this one if you do not need it"));
    }

    /**
     * Deletes a directory.
     *
     * @throws DirectoryNotEmptyException when there are files that may not be deleted
     */
    void delete(Path directory) throws IOException {
        Path parent = directory.getParent();
        Path name = directory.getFileName();
        if (parent == null || name == null) {
            throw new IllegalArgumentException("a root directory is never deleted");
        }
        try (DirectoryStream<Path> stream = Descent.openDirectory(parent, parent)) {
            deleteDirectory(stream, directory, name, "");
        }
    }

    private void deleteDirectory(DirectoryStream<Path> parent, Path location, Path name, String path)
            throws IOException {
        if (parent instanceof SecureDirectoryStream<Path> secure) {
            try (SecureDirectoryStream<Path> opened = secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                clear(opened, location, path);
            }
            secure.deleteDirectory(name);
        } else {
            try (DirectoryStream<Path> opened = Descent.openDirectory(location, location)) {
                clear(opened, location, path);
            }
            Files.delete(location);
        }
    }

    private void clear(DirectoryStream<Path> directory, Path location, String path) throws IOException {
        List<Path> names = new ArrayList<>();
        directory.forEach(entry -> names.add(entry.getFileName()));
        names.sort(LIST_OF_FILES_LAST);
        for (Path name : names) {
            Path child = location.resolve(name);
            String childPath = RelativePaths.child(path, name.toString());
            if (Descent.attributes(directory, child).isDirectory()) {
                deleteDirectory(directory, child, name, childPath);
            } else if (deletable.test(childPath)) {
                deleteFile(directory, child, name);
            }
        }
    }

    private static void deleteFile(DirectoryStream<Path> directory, Path location, Path name) throws IOException {
        if (directory instanceof SecureDirectoryStream<Path> secure) {
            secure.deleteFile(name);
        } else {
            Files.delete(location);
        }
    }
}
