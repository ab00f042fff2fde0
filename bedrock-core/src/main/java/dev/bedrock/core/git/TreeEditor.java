package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Makes a tree out of another one and changes, without a work tree. */
final class TreeEditor {
    private final ObjectReader reader;
    private final ObjectInserter inserter;

    TreeEditor(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    /**
     * The changed tree.
     *
     * @param tree the tree to change, null for none
     * @throws InvalidInputException when the changes contradict each other or the tree, or a path is dangerous
     */
    ObjectId edit(@Nullable ObjectId tree, List<TreeChange> changes) throws IOException {
        DirCache index = DirCache.newInCore();
        if (tree != null) {
            DirCacheBuilder builder = index.builder();
            builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
            builder.finish();
        }
        delete(index, changes);
        put(index, changes);
        return index.writeTree(inserter);
    }

    private static void delete(DirCache index, List<TreeChange> changes) {
        DirCacheEditor editor = index.editor();
        for (TreeChange change : changes) {
            if (change instanceof TreeChange.Delete delete) {
                TreePaths.requireSafe(delete.path());
                editor.add(new DirCacheEditor.DeletePath(delete.path()));
                editor.add(new DirCacheEditor.DeleteTree(delete.path()));
            }
        }
        editor.finish();
    }

    private void put(DirCache index, List<TreeChange> changes) throws IOException {
        Set<String> paths = new HashSet<>();
        DirCacheEditor editor = index.editor();
        for (TreeChange change : changes) {
            if (change instanceof TreeChange.Put put) {
                TreePaths.requireSafe(put.path());
                requireFree(index, put.path());
                if (!paths.add(put.path())) {
                    throw invalid(put.path(), "is written twice");
                }
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, put.content());
                FileMode mode = put.isExecutable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
                editor.add(new DirCacheEditor.PathEdit(put.path()) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(mode);
                        entry.setObjectId(blob);
                    }
                });
            }
        }
        requireNoneBelowAnother(paths);
        editor.finish();
    }

    /** JGit would remove a file that is in the way of a folder, and a folder that is in the way of a file. */
    private static void requireFree(DirCache index, String path) {
        if (index.getEntriesWithin(path).length > 0) {
            throw invalid(path, "is a folder, which a file cannot replace");
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (index.getEntry(path.substring(0, slash)) != null) {
                throw invalid(path, "would be below the file '" + path.substring(0, slash) + "'");
            }
        }
    }

    private static void requireNoneBelowAnother(Set<String> paths) {
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (paths.contains(path.substring(0, slash))) {
                    throw invalid(path, "would be below the file '" + path.substring(0, slash) + "'");
                }
            }
        }
    }

    private static BedrockException invalid(String path, String why) {
        return new InvalidInputException(
                GitCode.COMMIT_INVALID.error("the path '" + path + "' of a change " + why, SourceLocation.of(path)));
    }
}
