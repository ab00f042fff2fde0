package dev.bedrock.core.file;

/**
 * Bounds on what is read from a {@link FileTree}.
 *
 * @param fileBytes the largest file, in bytes
 * @param entries how many files and directories one listing may have
 * @param depth how many directories deep a listing may go
 */
public record FileTreeLimits(long fileBytes, int entries, int depth) {
    private static final FileTreeLimits DEFAULTS = new FileTreeLimits(64L << 20, 100_000, 64);

    /** Checks the ranges; a file has to fit into an array. */
    public FileTreeLimits {
        if (fileBytes < 0 || fileBytes > Integer.MAX_VALUE - 16 || entries < 0 || depth < 0) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /** Files of 64 MiB, 100,000 entries, 64 directories deep. */
    public static FileTreeLimits defaults() {
        return DEFAULTS;
    }

    /** With another limit on the size of a file. */
    public FileTreeLimits withFileBytes(long bytes) {
        return new FileTreeLimits(bytes, entries, depth);
    }

    /** With another limit on the number of entries of a listing. */
    public FileTreeLimits withEntries(int number) {
        return new FileTreeLimits(fileBytes, number, depth);
    }

    /** With another limit on the depth of a listing. */
    public FileTreeLimits withDepth(int directories) {
        return new FileTreeLimits(fileBytes, entries, directories);
    }
}
