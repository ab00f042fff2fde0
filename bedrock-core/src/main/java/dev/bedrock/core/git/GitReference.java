package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/**
 * What of a remote is meant: its default branch, a branch, a tag, or a text that may be any of them or a commit.
 *
 * @param kind what it may be
 * @param name the short name of a branch or tag, or the text; empty for the default branch
 */
public record GitReference(Kind kind, String name) {
    /** The shortest text that is tried as an abbreviated commit id. */
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-fA-F]{7,39}");

    private static final int LONGEST = 1024;

    /** What a reference may be. */
    public enum Kind {
        /** The branch that the remote shows first. */
        DEFAULT_BRANCH,
        /** A branch. */
        BRANCH,
        /** A tag, annotated or not. */
        TAG,
        /** A full commit id, a name that begins with {@code refs/}, a tag, a branch, or an abbreviated commit id. */
        ANY
    }

    /**
     * Checks the name.
     *
     * @throws InvalidInputException when git does not allow such a name
     */
    public GitReference {
        if (kind == Kind.DEFAULT_BRANCH ? !name.isEmpty() : !isValid(name)) {
            throw new InvalidInputException(
                    GitCode.REFERENCE_INVALID.error("'" + name + "' cannot be the name of a branch, tag or commit"));
        }
    }

    /** The default branch of the remote. */
    public static GitReference defaultBranch() {
        return new GitReference(Kind.DEFAULT_BRANCH, "");
    }

    /** A branch by its short name. */
    public static GitReference branch(String name) {
        return new GitReference(Kind.BRANCH, name);
    }

    /** A tag by its short name. */
    public static GitReference tag(String name) {
        return new GitReference(Kind.TAG, name);
    }

    /**
     * Whatever a text names, tried in this order: a full commit id, a name that begins with {@code refs/}, a tag, a branch,
     * a commit id of at least 7 digits.
     */
    public static GitReference of(String text) {
        return new GitReference(Kind.ANY, text);
    }

    /** A commit. */
    public static GitReference commit(CommitId commit) {
        return of(commit.hex());
    }

    boolean isCommitId() {
        return kind == Kind.ANY && CommitId.isFull(name);
    }

    boolean mayBeAbbreviated() {
        return kind == Kind.ANY && ABBREVIATED.matcher(name).matches();
    }

    /** The full names to look for in this order. */
    List<String> candidates() {
        return switch (kind) {
            case DEFAULT_BRANCH -> List.of("HEAD");
            case BRANCH -> List.of("refs/heads/" + name);
            case TAG -> List.of("refs/tags/" + name);
            case ANY ->
                name.startsWith("refs/")
                        ? List.of(name)
                        : Stream.of("refs/tags/", "refs/heads/")
                                .map(prefix -> prefix + name)
                                .toList();
        };
    }

    private static boolean isValid(String name) {
        return name.length() <= LONGEST
                && !name.startsWith("-")
                && !name.startsWith("refs/-")
                && !name.contains(".lock/")
                && Repository.isValidRefName(name.startsWith("refs/") ? name : "refs/heads/" + name);
    }

    /** For people: {@code branch main}, {@code tag v1}, {@code the default branch}. */
    @Override
    public String toString() {
        return switch (kind) {
            case DEFAULT_BRANCH -> "the default branch";
            case BRANCH -> "branch " + name;
            case TAG -> "tag " + name;
            case ANY -> name;
        };
    }
}
