package dev.bedrock.core.diagnostic;

/**
 * A place in a source file.
 *
 * @param file the path as the user knows it, usually relative to the opened root, with {@code /} between segments; empty
 *     when the problem belongs to no file
 * @param line the line, from 1; 0 when only the file is known
 * @param column the column in characters, from 1; 0 when only the line is known
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {
    private static final SourceLocation UNKNOWN = new SourceLocation("", 0, 0);

    /** Checks the ranges. */
    public SourceLocation {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
        }
    }

    /** The place of a problem that belongs to no file, such as a wrong argument. */
    public static SourceLocation unknown() {
        return UNKNOWN;
    }

    /** A whole file. */
    public static SourceLocation of(String file) {
        return new SourceLocation(file, 0, 0);
    }

    /** A line and column of a file, both from 1. */
    public static SourceLocation of(String file, int line, int column) {
        return new SourceLocation(file, line, column);
    }

    /** Whether a file is known. */
    public boolean isKnown() {
        return !file.isEmpty();
    }

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, as far as they are known; editors and terminals make it a link. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
