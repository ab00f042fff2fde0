package dev.bedrock.core.git;

import java.time.Duration;

/**
 * Bounds on what a remote may send and a commit may hold.
 *
 * @param packBytes the most bytes that one fetch receives
 * @param packObjects the most objects that one fetch receives
 * @param objectBytes the largest object, which is also the largest file
 * @param treeBytes the most bytes that the files of one checkout may have together
 * @param files the most files of one checkout
 * @param depth how many folders deep a tree may be
 * @param idle how long a remote may say nothing
 * @param total how long one fetch, or one push, may take
 */
public record GitLimits(
        long packBytes,
        long packObjects,
        long objectBytes,
        long treeBytes,
        int files,
        int depth,
        Duration idle,
        Duration total) {
    private static final GitLimits DEFAULTS = new GitLimits(
            2L << 30, 5_000_000, 64L << 20, 1L << 30, 100_000, 64, Duration.ofSeconds(60), Duration.ofMinutes(15));

    /** Checks the ranges; a file has to fit into an array. */
    public GitLimits {
        if (packBytes < 0
                || packObjects < 0
                || objectBytes < 0
                || objectBytes > Integer.MAX_VALUE - 16
                || treeBytes < 0
                || files < 0
                || depth < 0
                || idle.toMillis() <= 0
                || total.toMillis() <= 0) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /**
     * 2 GiB and 5 million objects received, objects of 64 MiB, 1 GiB in 100,000 files checked out, 64 folders deep, 60
     * seconds without a word, 15 minutes in all.
     */
    public static GitLimits defaults() {
        return DEFAULTS;
    }

    /** With another limit on the bytes of a fetch. */
    public GitLimits withPackBytes(long bytes) {
        return new GitLimits(bytes, packObjects, objectBytes, treeBytes, files, depth, idle, total);
    }

    /** With another limit on the objects of a fetch. */
    public GitLimits withPackObjects(long objects) {
        return new GitLimits(packBytes, objects, objectBytes, treeBytes, files, depth, idle, total);
    }

    /** With another limit on the size of an object. */
    public GitLimits withObjectBytes(long bytes) {
        return new GitLimits(packBytes, packObjects, bytes, treeBytes, files, depth, idle, total);
    }

    /** With other limits on a checkout. */
    public GitLimits withTree(long bytes, int maxFiles, int maxDepth) {
        return new GitLimits(packBytes, packObjects, objectBytes, bytes, maxFiles, maxDepth, idle, total);
    }

    /** With other limits on the time. */
    public GitLimits withTime(Duration maxIdle, Duration maxTotal) {
        return new GitLimits(packBytes, packObjects, objectBytes, treeBytes, files, depth, maxIdle, maxTotal);
    }
}
