package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.PathSegments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Paths in the tree of a commit: finding what they name, and refusing those that are dangerous on some system. */
final class TreePaths {
    private TreePaths() {}

    /**
     * A path below a folder, without {@code .} and doubled slashes.
     *
     * @throws AccessDeniedException when it has {@code ..} or is absolute
     */
    static String join(String folder, String path) {
        List<String> segments = new ArrayList<>();
        if (!folder.isEmpty()) {
            segments.add(folder);
        }
        if (path.startsWith("/")) {
            throw unsafe(path, "is absolute");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                throw unsafe(path, "leaves the folder");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    /**
     * Refuses a path that could name git's own folder on some file system, or is not portable.
     *
     * @throws AccessDeniedException when it is such a path
     */
    static void requireSafe(String path) {
        ObjectChecker checker = new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true);
        try {
            checker.checkPath(path);
        } catch (CorruptObjectException e) {
            throw unsafe(path, "is dangerous: " + e.getMessage());
        }
        for (String segment : path.split("/", -1)) {
            PathSegments.objection(segment).ifPresent(objection -> {
                throw unsafe(path, "has the name '" + segment + "', which " + objection);
            });
        }
    }

    static Optional<ObjectId> findTree(ObjectReader reader, ObjectId commit, String path) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            ObjectId root = walk.parseCommit(commit).getTree().copy();
            return path.isEmpty() ? Optional.of(root) : find(reader, root, path, true);
        }
    }

    static Optional<ObjectId> findFile(ObjectReader reader, ObjectId commit, String path) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return path.isEmpty()
                    ? Optional.empty()
                    : find(reader, walk.parseCommit(commit).getTree().copy(), path, false);
        }
    }

    /**
     * What is at a path, be it a file or a folder.
     *
     * @param mode what it is
     * @param id the id of its content
     */
    record Entry(FileMode mode, ObjectId id) {}

    static Optional<Entry> find(RevWalk walk, RevCommit commit, String path) throws IOException {
        walk.parseHeaders(commit);
        try (TreeWalk entry = TreeWalk.forPath(walk.getObjectReader(), path, commit.getTree())) {
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new Entry(entry.getFileMode(0), entry.getObjectId(0)));
        }
    }

    /** What is at a path, unless it is a folder. */
    static Optional<GitFile> findEntry(ObjectReader reader, ObjectId commit, String path, String shown)
            throws IOException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(reader);
                TreeWalk entry =
                        TreeWalk.forPath(reader, path, walk.parseCommit(commit).getTree())) {
            return entry == null || entry.isSubtree()
                    ? Optional.empty()
                    : Optional.of(new GitFile(
                            shown,
                            TreeListing.kind(entry.getFileMode(0)),
                            entry.getObjectId(0).name()));
        }
    }

    private static Optional<ObjectId> find(ObjectReader reader, ObjectId root, String path, boolean folder)
            throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            if (walk == null || walk.getFileMode(0) == FileMode.GITLINK) {
                return Optional.empty();
            }
            return walk.isSubtree() == folder ? Optional.of(walk.getObjectId(0)) : Optional.empty();
        }
    }

    static BedrockException unsafe(String path, String why) {
        return new AccessDeniedException(
                GitCode.TREE_UNSAFE.error("the path '" + path + "' of a commit " + why, SourceLocation.of(path)));
    }
}
