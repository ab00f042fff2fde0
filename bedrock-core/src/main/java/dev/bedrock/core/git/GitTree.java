package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.ReplacementGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The files of a commit, or of a folder in it, in the cache. Nothing is fetched. Immutable and thread-safe.
 *
 * <p>Paths are relative to the folder, with {@code /} between segments. Listings are sorted by the bytes of the paths.
 */
public final class GitTree {
    private static final int LARGEST_POINTER = 1024;
    private static final String POINTER = "version https://git-lfs.github.com/spec/";

    private final CachedRemote cached;
    private final GitLimits limits;
    /** Empty for the tree of an empty repository. */
    private final Optional<CommitId> commit;

    private final String folder;

    GitTree(CachedRemote cached, GitLimits limits, Optional<CommitId> commit, String folder) {
        this.cached = cached;
        this.limits = limits;
        this.commit = commit;
        this.folder = folder;
    }

    /**
     * The commit.
     *
     * @throws IllegalStateException when there is none because the repository is empty
     */
    public CommitId commit() {
        return commit.orElseThrow(() -> new IllegalStateException("an empty repository has no commit"));
    }

    /** The path of the folder in the commit, empty for the whole of it. */
    public String folder() {
        return folder;
    }

    /**
     * A folder below this one.
     *
     * @param path its path, without {@code ..}; empty or {@code .} for this one
     * @throws InvalidInputException when the commit has no such folder, or the path is none
     */
    public GitTree folder(String path) {
        GitTree below = new GitTree(cached, limits, commit, TreePaths.join(folder, path));
        below.id();
        return below;
    }

    /** The folder at a path; empty if there is nothing, or no folder. Otherwise like {@link #folder(String)}. */
    public Optional<GitTree> findFolder(String path) {
        GitTree below = new GitTree(cached, limits, commit, TreePaths.join(folder, path));
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return below.findTree(reader).map(id -> below);
            }
        });
    }

    /**
     * What is at a path; empty if there is nothing, or a folder.
     *
     * @param path its path, without {@code ..}
     */
    public Optional<GitFile> findFile(String path) {
        String full = TreePaths.join(folder, path);
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return commit.isEmpty()
                        ? Optional.empty()
                        : TreePaths.findEntry(
                                reader, ObjectId.fromString(commit.get().hex()), full, path);
            }
        });
    }

    /** The id of the folder in git, 40 hexadecimal digits: equal ids mean equal content. */
    public String id() {
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return tree(reader).name();
            }
        });
    }

    /**
     * All files below the folder; submodules are among them.
     *
     * @throws LimitExceededException when there are too many of them, or too deep
     */
    public List<GitFile> files() {
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return list(reader);
            }
        });
    }

    /**
     * The content of a file; that of a symbolic link is where it leads to.
     *
     * @throws InvalidInputException when the commit has no such file
     * @throws LimitExceededException when it is larger than {@link GitLimits#objectBytes}
     */
    public byte[] read(String path) {
        String full = TreePaths.join(folder, path);
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                Optional<ObjectId> blob = commit.isEmpty()
                        ? Optional.empty()
                        : TreePaths.findFile(
                                reader, ObjectId.fromString(commit.get().hex()), full);
                return content(reader, blob.orElseThrow(() -> missing("file", full)), path);
            }
        });
    }

    /** The content of a text file in UTF-8; what is no UTF-8 becomes U+FFFD. Otherwise like {@link #read}. */
    public String readString(String path) {
        return new String(read(path), UTF_8);
    }

    /**
     * Does some work with the repository kept open, which makes many small reads of this and other trees of it fast. Only
     * for this thread.
     */
    public <T> T together(Supplier<T> work) {
        return cached.read(repository -> work.get());
    }

    /**
     * The files that differ in a later tree of the same repository. Folders that are the same in both are not looked into.
     *
     * @throws LimitExceededException when there are too many of them, or too deep
     */
    public List<GitFileChange> changesTo(GitTree later) {
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                return new TreeComparison(reader, limits).compare(tree(reader), later.tree(reader));
            }
        });
    }

    /**
     * Replaces a directory by the files, at once: it holds the old files or the new ones, never some of both.
     *
     * @param directory a directory for nothing else: whatever it holds is deleted
     * @return warnings about what was left out or is a pointer to a file elsewhere
     * @throws AccessDeniedException when a name or link in the tree is dangerous; the directory is as it was
     * @throws LimitExceededException when the files are too many, too large or too deep
     */
    public List<Problem> writeTo(Path directory) {
        AtomicDirectory target = AtomicDirectory.at(directory).withGuard(ReplacementGuard.everything());
        try (DirectoryReplacement replacement = target.replace()) {
            List<Problem> warnings = writeTo(replacement.files());
            replacement.commit();
            return warnings;
        }
    }

    /** Writes the files into a directory that is being made. Otherwise like {@link #writeTo(Path)}. */
    public List<Problem> writeTo(FileTreeWriter writer) {
        return cached.read(repository -> {
            try (ObjectReader reader = repository.newObjectReader()) {
                List<GitFile> files = list(reader);
                files.forEach(file -> TreePaths.requireSafe(file.path()));
                List<Problem> warnings = new ArrayList<>();
                long total = 0;
                for (GitFile file : files) {
                    if (file.kind() == GitFile.Kind.SUBMODULE) {
                        warnings.add(GitCode.SUBMODULE_SKIPPED.warning(
                                "the submodule '" + file.path() + "' is not fetched", SourceLocation.of(file.path())));
                        continue;
                    }
                    byte[] content = content(reader, ObjectId.fromString(file.id()), file.path());
                    total += content.length;
                    if (total > limits.treeBytes()) {
                        throw Failures.limit(
                                "the files of the commit are larger than " + limits.treeBytes() + " bytes");
                    }
                    write(writer, file, content, warnings);
                }
                return warnings;
            }
        });
    }

    private static void write(FileTreeWriter writer, GitFile file, byte[] content, List<Problem> warnings) {
        switch (file.kind()) {
            case EXECUTABLE -> writer.writeExecutable(file.path(), content);
            case LINK -> writer.link(file.path(), new String(content, UTF_8));
            default -> writer.write(file.path(), content);
        }
        if (content.length <= LARGEST_POINTER && new String(content, UTF_8).startsWith(POINTER)) {
            warnings.add(GitCode.LFS_POINTER.warning(
                    "'" + file.path() + "' is a pointer to a file in Git LFS, which is not fetched",
                    SourceLocation.of(file.path())));
        }
    }

    private byte[] content(ObjectReader reader, ObjectId blob, String path) throws IOException {
        ObjectLoader loader = reader.open(blob);
        if (loader.getSize() > limits.objectBytes()) {
            throw Failures.limit("'" + path + "' is larger than " + limits.objectBytes() + " bytes");
        }
        return loader.getBytes();
    }

    private List<GitFile> list(ObjectReader reader) throws IOException {
        return commit.isEmpty() && folder.isEmpty() ? List.of() : new TreeListing(reader, limits).list(tree(reader));
    }

    private ObjectId tree(ObjectReader reader) throws IOException {
        return findTree(reader).orElseThrow(() -> missing("folder", folder));
    }

    private Optional<ObjectId> findTree(ObjectReader reader) throws IOException {
        if (commit.isEmpty()) {
            return folder.isEmpty() ? Optional.of(Constants.EMPTY_TREE_ID) : Optional.empty();
        }
        return TreePaths.findTree(reader, ObjectId.fromString(commit.get().hex()), folder);
    }

    private BedrockException missing(String kind, String path) {
        return new InvalidInputException(GitCode.PATH_MISSING.error(
                shownCommit() + " of " + cached.remote() + " has no " + kind + " '" + path + "'"));
    }

    private String shownCommit() {
        return commit.map(id -> "commit " + id.abbreviated()).orElse("the empty history");
    }

    @Override
    public String toString() {
        return cached.remote() + "@" + shownCommit() + (folder.isEmpty() ? "" : ":" + folder);
    }
}
