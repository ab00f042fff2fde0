package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.Leftovers;
import dev.bedrock.core.file.ReplacementGuard;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.file.TreeIndex;
import dev.bedrock.hld.lock.InstalledTrees;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.MadeByHooks;
import dev.bedrock.hld.lock.TreeFolders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders of fetched trees. Each appears at once, when all of it is there. Thread-safe; one of them at a time works on a
 * definition, over all processes.
 */
final class TreeStore {
    /** Git leaves alone what belongs to this machine. */
    private static final String IGNORED = """
            # Fetched by 'bedrock hld install'; only vendor/ is for committing.
            /*
            !/vendor/
            !/.gitignore
            """;

    private static final String AS_IT_IS = """
            # Line ends are part of the digests.
            * -text
            """;

    private static final Pattern LEFTOVER = Pattern.compile("\\.(.+)\\.bedrock-(new-.*|old-.*|lock)");

    /** Files are recognised by their digests alone; that a link is there does no harm, whoever made it. */
    private static final ReplacementGuard AS_FETCHED = new ReplacementGuard() {
        @Override
        public boolean recognises(String path) {
            return false;
        }

        @Override
        public boolean recognisesLink(String path) {
            return true;
        }
    };

    private final FileTree tree;
    private final TreeFolders folders;
    private final boolean vendored;
    private final Map<String, Object> monitors = new ConcurrentHashMap<>();

    /**
     * The folders of a definition.
     *
     * @param vendor whether trees are committed with the definition; once they are, they always are
     */
    TreeStore(FileTree tree, TreeFolders folders, boolean vendor) {
        this.tree = tree;
        this.folders = folders;
        this.vendored = vendor || tree.isDirectory(folders.vendor());
    }

    /** Sees to it that git does not take the folders for files of the user. */
    void prepare() {
        writeIfMissing(folders.home() + "/.gitignore", IGNORED);
        if (vendored) {
            writeIfMissing(folders.vendor() + "/.gitattributes", AS_IT_IS);
        }
    }

    private void writeIfMissing(String file, String content) {
        if (!tree.isFile(file)) {
            AtomicFile.inside(tree.root(), file).write(content);
        }
    }

    /** Where a tree belongs. */
    String folder(String name) {
        return home() + "/" + name;
    }

    private String home() {
        return vendored ? folders.vendor() : folders.trees();
    }

    /** Work on one tree by one thread at a time. */
    Object monitor(String name) {
        return monitors.computeIfAbsent(name, key -> new Object());
    }

    /**
     * Whether what the lock says is there, possibly after it was taken from the other folder.
     *
     * @throws InvalidInputException if a tree is there but has been changed
     */
    boolean has(LockedSource locked) {
        String name = locked.folderName();
        String folder = folder(name);
        if (tree.isDirectory(folder)) {
            return isIntact(locked, folder);
        }
        String fetched = folders.trees() + "/" + name;
        if (!vendored || !tree.isDirectory(fetched) || !isIntact(locked, fetched)) {
            return false;
        }
        fill(locked.folderName(), files -> files.copy(tree, fetched));
        return true;
    }

    private boolean isIntact(LockedSource locked, String folder) {
        Optional<Problem> changed = InstalledTrees.changed(tree, folders, folder, locked);
        if (changed.isPresent()) {
            if (isIncomplete(locked, folder)) {
                return false;
            }
            throw new InvalidInputException(changed.get());
        }
        if (!tree.isFile(folders.index(locked.folderName()))) {
            writeIndex(locked.folderName(), folder);
        }
        return true;
    }

    /** Whether files are missing, but none is another one: it can be completed without losing anything. */
    private boolean isIncomplete(LockedSource locked, String folder) {
        TreeIndex index = TreeIndex.read(tree, folders.index(locked.folderName()));
        Map<String, String> before = index.remembered().files();
        Map<String, String> now = index.digest(tree, folder).files();
        return index.remembered().value().equals(locked.tree())
                && now.entrySet().stream().allMatch(file -> file.getValue().equals(before.get(file.getKey())));
    }

    /** The digest of a tree that is there although no lock has it, if nobody has changed it since it was fetched. */
    Optional<String> digestOfUnlocked(String name) {
        String folder = folder(name);
        if (!tree.isDirectory(folder) || !tree.isFile(folders.index(name))) {
            return Optional.empty();
        }
        TreeIndex index = TreeIndex.read(tree, folders.index(name));
        String remembered = index.remembered().value();
        return Optional.of(remembered).filter(index.digest(tree, folder).value()::equals);
    }

    /**
     * Fetches a tree.
     *
     * @return its digest
     * @throws BedrockException as the fetching does, or the disk; the tree is not there then
     */
    String fill(String name, Consumer<FileTreeWriter> fetching) {
        AtomicDirectory directory = directory(home(), name);
        try (DirectoryReplacement replacement = directory.replace()) {
            fetching.accept(replacement.files());
            replacement.commit();
        }
        return writeIndex(name, folder(name));
    }

    private String writeIndex(String name, String folder) {
        AtomicFile.inside(tree.root(), folders.index(name))
                .write(TreeIndex.none().text(tree, folder));
        return TreeIndex.read(tree, folders.index(name)).remembered().value();
    }

    /** Removes a tree that turned out not to be what it should be. */
    void drop(String name) {
        directory(home(), name).remove();
    }

    private AtomicDirectory directory(String parent, String name) {
        return AtomicDirectory.inside(tree.root(), parent + "/" + name).withGuard(AS_FETCHED);
    }

    /** What is in a fetched tree beside what was fetched, so that it counts as made by hooks from now on. */
    void rememberMadeByHooks(String folder) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        TreeIndex index = TreeIndex.read(tree, folders.index(name));
        Map<String, String> before = index.remembered().files();
        Map<String, String> made = new TreeMap<>();
        TreeDigest now = index.digest(tree, folder);
        now.files().forEach((path, sha256) -> {
            if (!before.containsKey(path)) {
                made.put(path, sha256);
            }
        });
        if (!made.equals(MadeByHooks.read(tree, folders.madeByHooks(name)))) {
            AtomicFile.inside(tree.root(), folders.madeByHooks(name)).write(MadeByHooks.text(made));
        }
    }

    /** Removes the trees that are not used, and what killed writers have left. */
    void cleanUp(Set<String> used, Consumer<Problem> problems) {
        for (String parent : List.of(folders.trees(), folders.vendor())) {
            Set<String> usedHere = parent.equals(home()) ? used : Set.of();
            for (String name : entries(parent)) {
                cleanUp(parent, name, usedHere, problems);
            }
        }
        String indexes = folders.home() + "/index";
        if (tree.isDirectory(indexes)) {
            Leftovers.delete(tree.locate(indexes), this::isOfNoTree);
        }
    }

    private boolean isOfNoTree(String index) {
        return !tree.isDirectory(folder(index.replaceFirst("\\.hooks$", "")));
    }

    private void cleanUp(String parent, String name, Set<String> used, Consumer<Problem> problems) {
        Matcher leftover = LEFTOVER.matcher(name);
        String folder = parent + "/" + name;
        try {
            if (leftover.matches()) {
                directory(parent, leftover.group(1)).recover();
            } else if (!used.contains(name) && tree.isDirectory(folder)) {
                directory(parent, name).remove();
            }
        } catch (BedrockException e) {
            problems.accept(InstallCode.LEFT_ALONE
                    .warning(
                            folder + " is no longer used but stays: "
                                    + e.problems().get(0).message(),
                            SourceLocation.of(folder))
                    .withHint("remove it if you do not need it"));
        }
    }

    private List<String> entries(String folder) {
        return tree.isDirectory(folder) ? tree.list(folder) : List.of();
    }

    /** Writes the lock, if it has changed. */
    boolean write(LockFile lock) {
        String file = folders.directory().isEmpty() ? LockFile.NAME : folders.directory() + "/" + LockFile.NAME;
        String text = lock.text();
        if (tree.isFile(file) && tree.readString(file).equals(text)) {
            return false;
        }
        AtomicFile.inside(tree.root(), file).write(text);
        return true;
    }
}
