package dev.bedrock.core.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds the files that differ between two trees; folders that are the same are not looked into. */
final class TreeComparison {
    private static final int OLD = 0;
    private static final int NEW = 1;

    private final ObjectReader reader;
    private final GitLimits limits;

    TreeComparison(ObjectReader reader, GitLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    List<GitFileChange> compare(ObjectId before, ObjectId after) throws IOException {
        List<GitFileChange> changes = new ArrayList<>();
        int entries = 0;
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(iterator(before));
            walk.addTree(iterator(after));
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.setRecursive(false);
            while (walk.next()) {
                if (++entries > limits.files()) {
                    throw Failures.limit("more than " + limits.files() + " files and folders differ");
                }
                if (walk.getDepth() > limits.depth()) {
                    throw Failures.limit("a folder of the commit is more than " + limits.depth() + " folders deep");
                }
                Optional<GitFile> old = file(walk, OLD);
                Optional<GitFile> now = file(walk, NEW);
                if (old.isPresent() || now.isPresent()) {
                    changes.add(new GitFileChange(walk.getPathString(), old, now));
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
        return changes;
    }

    /** The empty tree need not be among the objects of a repository. */
    private AbstractTreeIterator iterator(ObjectId tree) throws IOException {
        if (tree.equals(Constants.EMPTY_TREE_ID)) {
            return new EmptyTreeIterator();
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(reader, tree);
        return parser;
    }

    private static Optional<GitFile> file(TreeWalk walk, int tree) {
        FileMode mode = walk.getFileMode(tree);
        return mode == FileMode.MISSING || mode == FileMode.TREE
                ? Optional.empty()
                : Optional.of(new GitFile(
                        walk.getPathString(),
                        TreeListing.kind(mode),
                        walk.getObjectId(tree).name()));
    }
}
