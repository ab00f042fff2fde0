package dev.bedrock.core.process;

/**
 * Is told what a program prints, line by line, while it runs.
 *
 * <p>Lines of the two streams come one at a time, from the threads that read them. A line longer than 64 KiB comes in
 * pieces. An exception that a listener throws ends the program and is thrown to the caller of
 * {@link ProcessRunner#run}.
 */
@FunctionalInterface
public interface OutputListener {
    /** The stream that a line was printed to. */
    enum Stream {
        /** The standard output. */
        STDOUT,
        /** The standard error. */
        STDERR
    }

    /** A line without its line end. */
    void line(Stream stream, String line);

    /** Listens to nothing. */
    static OutputListener none() {
        return (stream, line) -> {};
    }
}
