package dev.bedrock.core.file;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of a text file.
 *
 * @param path where it is, relative to a root, with {@code /} between segments
 * @param before its text; empty for a new file
 * @param after its text afterwards; empty when it is deleted
 */
public record FileChange(String path, Optional<String> before, Optional<String> after) {
    /** A file that was never there has no change. */
    public FileChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("neither before nor after: " + path);
        }
    }

    /** What happens to a file. */
    public enum Kind {
        /** It is a new one. */
        CREATE,
        /** It gets another text. */
        UPDATE,
        /** It is removed. */
        DELETE;

        /** The lower case name, as printed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A new file. */
    public static FileChange create(String path, String after) {
        return new FileChange(path, Optional.empty(), Optional.of(after));
    }

    /** Another text of a file. */
    public static FileChange update(String path, String before, String after) {
        return new FileChange(path, Optional.of(before), Optional.of(after));
    }

    /** The end of a file. */
    public static FileChange delete(String path, String before) {
        return new FileChange(path, Optional.of(before), Optional.empty());
    }

    /** What happens to the file. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.CREATE;
        }
        return after.isEmpty() ? Kind.DELETE : Kind.UPDATE;
    }

    /** Whether the file is as it was. */
    public boolean isEmpty() {
        return before.equals(after);
    }

    /** The changed lines as {@code diff -u} shows them. */
    @Override
    public String toString() {
        return "--- " + (before.isEmpty() ? "/dev/null" : path)
                + "\n+++ " + (after.isEmpty() ? "/dev/null" : path)
                + "\n" + TextDiff.of(before.orElse(""), after.orElse(""));
    }
}
