package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One listing of a tree, with its count of entries. Not thread-safe. */
final class TreeWalk {
    private final Path root;
    private final FileTreeLimits limits;
    private final Deque<Path> entered = new ArrayDeque<>();
    private final LinkPolicy links;
    private int entries;

    /** A listing that follows the symbolic links that stay inside the root. */
    TreeWalk(Path root, FileTreeLimits limits) {
        this(
                root,
                limits,
                (link, path) ->
                        Optional.of(RealPaths.below(root, link, path).orElseThrow(() -> FileFailures.missing(path))));
    }

    TreeWalk(Path root, FileTreeLimits limits, LinkPolicy links) {
        this.root = root;
        this.limits = limits;
        this.links = links;
    }

    /** Says what a symbolic link leads to, or refuses it with an exception. */
    @FunctionalInterface
    interface LinkPolicy {
        /**
         * Follows a link.
         *
         * @param link where it is
         * @param path its path below the root
         * @return a real path, or empty to pass the link over
         */
        Optional<Path> follow(Path link, String path);
    }

    private record Entry(Path location, String name, BasicFileAttributes attributes) {
        static final Comparator<Entry> BY_NAME = (a, b) -> compareNames(a.name, b.name);
    }

    List<String> names(Path directory, String shown) {
        return entries(directory, shown).stream().map(Entry::name).toList();
    }

    void walk(Path directory, String shown, TreeVisitor visitor) {
        if (entered.contains(directory)) {
            throw FileFailures.outside(shown, "has symbolic links that lead in a circle");
        }
        if (entered.size() > limits.depth()) {
            throw tooLarge("'" + shown + "' is more than " + limits.depth() + " directories deep", shown);
        }
        entered.push(directory);
        for (Entry entry : entries(directory, shown)) {
            visit(entry, RelativePaths.child(shown, entry.name()), visitor);
        }
        entered.pop();
    }

    private void visit(Entry entry, String path, TreeVisitor visitor) {
        Path location = entry.location();
        BasicFileAttributes attributes = entry.attributes();
        if (attributes.isSymbolicLink()) {
            Optional<Path> target = links.follow(location, path);
            if (target.isEmpty()) {
                return;
            }
            location = target.get();
            attributes = attributesOf(location, path);
        }
        if (attributes.isRegularFile()) {
            visitor.visitFile(new TreeFile(path, location, attributes.size()));
        } else if (!attributes.isDirectory()) {
            throw FileFailures.wrongKind(path, "neither a file nor a directory");
        } else if (visitor.enterDirectory(path)) {
            walk(location, path, visitor);
        }
    }

    private List<Entry> entries(Path directory, String shown) {
        if (!Files.isDirectory(directory)) {
            throw FileFailures.wrongKind(shown, "not a directory");
        }
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Descent.openDirectory(root, directory)) {
            for (Path each : stream) {
                if (++entries > limits.entries()) {
                    throw tooLarge("'" + shown + "' has more than " + limits.entries() + " entries", shown);
                }
                String name = String.valueOf(each.getFileName());
                found.add(new Entry(directory.resolve(name), name, Descent.attributes(stream, each)));
            }
        } catch (DirectoryIteratorException e) {
            throw FileFailures.of("list", shown, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw FileFailures.of("list", shown, e);
        }
        found.sort(Entry.BY_NAME);
        return found;
    }

    private static BasicFileAttributes attributesOf(Path real, String shown) {
        try {
            return Files.readAttributes(real, BasicFileAttributes.class);
        } catch (IOException e) {
            throw FileFailures.of("find", shown, e);
        }
    }

    private static LimitExceededException tooLarge(String message, String shown) {
        return new LimitExceededException(CoreCode.FILE_TREE_TOO_LARGE.error(message, SourceLocation.of(shown)));
    }

    /** By code points: like the UTF-8 bytes, unlike {@link String#compareTo} for characters beyond U+FFFF. */
    static int compareNames(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean bothOrNeither = Character.isSurrogate(x) == Character.isSurrogate(y);
                return bothOrNeither ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
