package dev.bedrock.core.http;

/**
 * Bounds on what a server may answer. Immutable.
 *
 * @param memoryBytes the largest answer that is kept in memory, unpacked
 * @param fileBytes the largest answer that is written to a file
 * @param redirects how many redirects are followed
 */
public record HttpLimits(int memoryBytes, long fileBytes, int redirects) {
    private static final HttpLimits DEFAULTS = new HttpLimits(32 << 20, 1L << 30, 5);

    /** Checks the ranges. */
    public HttpLimits {
        if (memoryBytes < 0 || memoryBytes > Integer.MAX_VALUE - 16 || fileBytes < 0 || redirects < 0) {
            throw new IllegalArgumentException("a limit is out of range");
        }
    }

    /** 32 MiB in memory, 1 GiB in a file, 5 redirects. */
    public static HttpLimits defaults() {
        return DEFAULTS;
    }

    /** With another size of answers in memory. */
    public HttpLimits withMemoryBytes(int bytes) {
        return new HttpLimits(bytes, fileBytes, redirects);
    }

    /** With another size of files. */
    public HttpLimits withFileBytes(long bytes) {
        return new HttpLimits(memoryBytes, bytes, redirects);
    }

    /** With another number of redirects. */
    public HttpLimits withRedirects(int number) {
        return new HttpLimits(memoryBytes, fileBytes, number);
    }
}
