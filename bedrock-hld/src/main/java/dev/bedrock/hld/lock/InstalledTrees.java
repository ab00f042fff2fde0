package dev.bedrock.hld.lock;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeDigest;
import dev.bedrock.core.file.TreeIndex;
import dev.bedrock.hld.component.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is fetched of a definition: folders in {@code .bedrock/vendor} or {@code .bedrock/trees} beside the component file at
 * the top, one for each pin, however many components share it. A folder is compared with its digest before it is used,
 * which reads only files that have changed since they were fetched.
 *
 * <p>Reads, never writes. Looks at each folder once; not thread-safe.
 */
public final class InstalledTrees {
    private static final String INSTALL = "run 'bedrock hld install'";

    private final FileTree tree;
    private final Optional<LockFile> lock;
    private final TreeFolders folders;
    private final Map<SourceRequest, Checked> checked = new HashMap<>();

    /** A folder, or what is wrong with it. */
    private record Checked(String folder, Optional<Problem> problem) {}

    private InstalledTrees(FileTree tree, Optional<LockFile> lock, TreeFolders folders) {
        this.tree = tree;
        this.lock = lock;
        this.folders = folders;
    }

    /**
     * Those of a definition.
     *
     * @param directory the folder of the component at the top
     * @throws InvalidInputException if its lock cannot be understood
     */
    public static InstalledTrees of(FileTree tree, String directory) {
        return new InstalledTrees(tree, LockFile.read(tree, directory), new TreeFolders(directory));
    }

    /** None, so that Fabrikate's folders count. */
    public static InstalledTrees none(FileTree tree) {
        return new InstalledTrees(tree, Optional.empty(), new TreeFolders(""));
    }

    /**
     * The folder with what was fetched for a component.
     *
     * @return empty if it needs nothing from elsewhere, or there is no lock
     * @throws InvalidInputException if it is not installed, or not what the lock says
     */
    public Optional<String> folder(Component component) {
        Optional<SourceRequest> request = SourceRequest.of(component);
        if (request.isEmpty() || lock.isEmpty()) {
            return Optional.empty();
        }
        Optional<LockedSource> locked = lock.get().source(request.get());
        if (locked.isEmpty()) {
            throw new InvalidInputException(LockCode.NOT_LOCKED
                    .error(
                            "'" + component.name() + "' is not installed: " + LockFile.NAME + " has no entry for "
                                    + request.get(),
                            component.location())
                    .withHint(INSTALL));
        }
        Checked result = checked.computeIfAbsent(request.get(), key -> check(locked.get()));
        if (result.problem.isPresent()) {
            throw new InvalidInputException(result.problem.get().at(component.location()));
        }
        return Optional.of(result.folder);
    }

    private Checked check(LockedSource locked) {
        String folder = folders.existing(tree, locked.folderName());
        if (!tree.isDirectory(folder)) {
            return new Checked(
                    folder,
                    Optional.of(LockCode.NOT_FETCHED
                            .error(locked.request() + " is not installed")
                            .withHint(INSTALL)));
        }
        return new Checked(folder, changed(tree, folders, folder, locked));
    }

    /** What makes the files of a folder differ from what the lock says. */
    public static Optional<Problem> changed(FileTree tree, TreeFolders folders, String folder, LockedSource locked) {
        try {
            TreeIndex index = TreeIndex.read(tree, folders.index(locked.folderName()));
            TreeDigest digest = index.digest(tree, folder)
                    .without(MadeByHooks.read(tree, folders.madeByHooks(locked.folderName())));
            return digest.value().equals(locked.tree())
                    ? Optional.empty()
                    : Optional.of(differs(index, digest, folder, locked));
        } catch (BedrockException e) {
            return Optional.of(e.problems().get(0));
        }
    }

    private static Problem differs(TreeIndex index, TreeDigest now, String folder, LockedSource locked) {
        Map<String, String> before = index.remembered().files();
        Optional<String> file = before.isEmpty() ? Optional.empty() : firstDifference(before, now.files());
        return file.map(path -> LockCode.TREE_CHANGED
                        .error("the fetched file " + folder + "/" + path + " was changed, added or removed")
                        .withHint("remove the folder " + folder + " and install again"))
                .orElseGet(() -> LockCode.TREE_CHANGED
                        .error(folder + " has the digest " + now.value() + ", but " + LockFile.NAME + " says "
                                + locked.tree())
                        .withHint("if the lock is right, remove the folder and install again"));
    }

    private static Optional<String> firstDifference(Map<String, String> before, Map<String, String> now) {
        for (Map.Entry<String, String> file : before.entrySet()) {
            if (!file.getValue().equals(now.get(file.getKey()))) {
                return Optional.of(file.getKey());
            }
        }
        return now.keySet().stream().filter(path -> !before.containsKey(path)).findFirst();
    }
}
