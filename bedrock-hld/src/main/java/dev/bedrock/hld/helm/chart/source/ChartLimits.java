package dev.bedrock.hld.helm.chart.source;

/**
 * How much a chart may hold. Beyond, loading fails with a {@link dev.bedrock.core.diagnostic.LimitExceededException}.
 *
 * @param maxFileBytes the size of a file
 * @param maxTotalBytes the size of all files together, unpacked
 * @param maxFiles the number of files and directories, ignored ones included
 * @param maxNesting how deep charts may be nested in {@code charts/}
 */
public record ChartLimits(int maxFileBytes, int maxTotalBytes, int maxFiles, int maxNesting) {
    private static final ChartLimits DEFAULTS = new ChartLimits(5 << 20, 100 << 20, 20_000, 20);

    /** Checks the ranges. */
    public ChartLimits {
        if (maxFileBytes < 1 || maxTotalBytes < 1 || maxFiles < 1 || maxNesting < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 5 MiB a file and 100 MiB a chart as in Helm, 20,000 files, 20 levels of charts. */
    public static ChartLimits defaults() {
        return DEFAULTS;
    }

    /** With another size of files. */
    public ChartLimits withMaxFileBytes(int bytes) {
        return new ChartLimits(bytes, maxTotalBytes, maxFiles, maxNesting);
    }

    /** With another size of charts. */
    public ChartLimits withMaxTotalBytes(int bytes) {
        return new ChartLimits(maxFileBytes, bytes, maxFiles, maxNesting);
    }

    /** With another number of files. */
    public ChartLimits withMaxFiles(int files) {
        return new ChartLimits(maxFileBytes, maxTotalBytes, files, maxNesting);
    }
}
