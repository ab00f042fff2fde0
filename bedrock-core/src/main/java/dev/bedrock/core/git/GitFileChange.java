package dev.bedrock.core.git;

import java.util.Optional;

/**
 * A file that differs between two trees.
 *
 * @param path its path
 * @param before what it was; empty if it is new
 * @param after what it has become; empty if it is gone
 */
public record GitFileChange(String path, Optional<GitFile> before, Optional<GitFile> after) {
    /** Such as {@code + path} for a new file, {@code -} for one that is gone, {@code ~} for a changed one. */
    @Override
    public String toString() {
        return (before.isEmpty() ? "+ " : after.isEmpty() ? "- " : "~ ") + path;
    }
}
