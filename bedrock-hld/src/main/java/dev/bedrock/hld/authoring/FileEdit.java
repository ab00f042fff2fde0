package dev.bedrock.hld.authoring;

/**
 * What becomes of a file.
 *
 * @param path where it is, relative to the root of the definition
 * @param created whether the file is a new one
 * @param before its text; empty for a new file
 * @param after its text afterwards
 */
public record FileEdit(String path, boolean created, String before, String after) {
    /** The changed lines as {@code diff -u} shows them. */
    @Override
    public String toString() {
        return "--- " + (created ? "/dev/null" : path) + "\n+++ " + path + "\n" + TextDiff.of(before, after);
    }
}
