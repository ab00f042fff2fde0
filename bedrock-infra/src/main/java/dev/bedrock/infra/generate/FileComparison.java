package dev.bedrock.infra.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.WrittenFiles;
import dev.bedrock.core.git.TextMerge;
import dev.bedrock.infra.generate.FileChange.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is in a folder, what was generated into it, and what is to be generated, compared three ways. */
final class FileComparison {
    private final Path folder;
    private final Optional<FileTree> tree;
    private final WrittenFiles written;
    private final boolean keepChanges;
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private final SortedMap<String, Merge> merges = new TreeMap<>();
    private final List<Problem> conflicts = new ArrayList<>();

    /**
     * A file with the changes of a person and of the template.
     *
     * @param merged its new content
     * @param replaced what it has now
     */
    record Merge(String merged, String replaced) {}

    /**
     * Compares.
     *
     * @param files what is to be generated
     * @param keepChanges whether changes by hand stay as they are where they are in conflict
     */
    FileComparison(AtomicDirectory directory, SortedMap<String, byte[]> files, boolean keepChanges) {
        this.folder = directory.path();
        this.tree = Files.isDirectory(folder) ? Optional.of(FileTree.open(folder)) : Optional.empty();
        this.written = directory.written();
        this.keepChanges = keepChanges;
        files.forEach((path, content) -> kinds.put(path, kind(path, content)));
        written.paths().stream()
                .filter(path -> !files.containsKey(path) && !path.equals(Generated.FILE))
                .forEach(path -> current(path)
                        .ifPresent(
                                content -> kinds.put(path, written.contains(path, content) ? Kind.DELETE : Kind.KEEP)));
    }

    /** What becomes of each file. */
    SortedMap<String, Kind> kinds() {
        return kinds;
    }

    /** The files that get both changes. */
    SortedMap<String, Merge> merges() {
        return merges;
    }

    /** Why nothing can be written. */
    List<Problem> conflicts() {
        return conflicts;
    }

    /** What a file of the folder has now. */
    Optional<byte[]> current(String path) {
        return tree.filter(existing -> existing.isFile(path)).map(existing -> existing.read(path));
    }

    /** What somebody has made of the file with the texts of then. */
    Optional<byte[]> damagedBase() {
        return current(Generated.FILE).filter(content -> !written.contains(Generated.FILE, content));
    }

    private Kind kind(String path, byte[] content) {
        if (tree.isEmpty() || !tree.get().exists(path)) {
            return Kind.CREATE;
        }
        Optional<byte[]> current = current(path);
        if (current.isEmpty()) {
            return conflict(path, List.of());
        }
        if (Arrays.equals(current.get(), content)) {
            return written.contains(path, content) ? Kind.UNCHANGED : Kind.KEEP;
        }
        if (written.contains(path, current.get())) {
            return Kind.UPDATE;
        }
        return written.contains(path, content) ? Kind.KEEP : changedByBoth(path, current.get(), content);
    }

    private Kind changedByBoth(String path, byte[] current, byte[] content) {
        Optional<TextMerge> merge = merge(path, current, content);
        boolean clean = merge.filter(TextMerge::isClean).isPresent();
        if (clean && isSound(path, merge.get().text())) {
            merges.put(path, new Merge(merge.get().text(), new String(current, UTF_8)));
            return Kind.MERGE;
        }
        return keepChanges
                ? Kind.KEEP
                : conflict(path, merge.map(TextMerge::conflicts).orElse(List.of()));
    }

    private Optional<TextMerge> merge(String path, byte[] current, byte[] content) {
        return base().text(path).flatMap(then -> Generated.text(current)
                .flatMap(ours -> Generated.text(content).map(theirs -> TextMerge.of(then, ours, theirs))));
    }

    /** Read only where a person and the template have changed a file; what somebody has made of it is worth nothing. */
    private Generated base() {
        return current(Generated.FILE)
                .filter(content -> written.contains(Generated.FILE, content))
                .map(content -> Generated.parse(new String(content, UTF_8)))
                .orElseGet(() -> Generated.of(new TreeMap<>()));
    }

    /** Two changes at different lines can make something that is not HCL, such as a block that is opened twice. */
    private static boolean isSound(String path, String text) {
        if (!path.endsWith(".tf") && !path.endsWith(".tfvars")) {
            return true;
        }
        try {
            HclReader.defaults().read(path, text);
            return true;
        } catch (InvalidInputException notHcl) {
            return false;
        }
    }

    private Kind conflict(String path, List<Integer> lines) {
        String file = folder.resolve(path).toString();
        if (!written.contains(path)) {
            conflicts.add(GenerateCode.FILE_IN_THE_WAY
                    .error("the file was not generated, and one of this name would be", SourceLocation.of(file))
                    .withHint("move it away, or have it kept"));
        } else if (lines.isEmpty()) {
            conflicts.add(changed("somebody has changed the file, and it would be generated anew", file, 0));
        } else {
            lines.forEach(line ->
                    conflicts.add(changed("somebody has changed this, and it would be generated anew", file, line)));
        }
        return Kind.CONFLICT;
    }

    private static Problem changed(String message, String file, int line) {
        return GenerateCode.CHANGED_BY_BOTH
                .error(message, SourceLocation.of(file, line, 0))
                .withHint("move the change into the definition or the template, or have the file kept");
    }
}
