package dev.bedrock.core.git;

import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.core.file.FileTree;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What references stood for when the remote was asked last, for when it cannot be asked: a file in the cached repository
 * with a line {@code kind name commit full-name} for each.
 */
final class RememberedReferences {
    private static final String FILE = "resolved";

    private final CachedRemote cached;

    RememberedReferences(CachedRemote cached) {
        this.cached = cached;
    }

    Optional<ResolvedReference> find(GitReference reference) {
        String line = read().get(key(reference));
        if (line == null) {
            return Optional.empty();
        }
        String[] fields = line.split(" ", 2);
        Optional<String> name = Optional.of(fields[1]).filter(full -> !full.isEmpty());
        return Optional.of(new ResolvedReference(reference, new CommitId(fields[0]), name));
    }

    void remember(Collection<ResolvedReference> resolved) {
        if (!cached.exists()) {
            return;
        }
        SortedMap<String, String> known = read();
        boolean changed = false;
        for (ResolvedReference each : resolved) {
            if (!each.reference().isCommitId()) {
                String line = each.commit() + " " + each.name().orElse("");
                changed |= !line.equals(known.put(key(each.reference()), line));
            }
        }
        if (changed) {
            AtomicFile.inside(cached.directory(), FILE).write(text(known));
        }
    }

    private static String key(GitReference reference) {
        return reference.kind() + " " + reference.name();
    }

    private SortedMap<String, String> read() {
        SortedMap<String, String> known = new TreeMap<>();
        if (cached.exists()) {
            FileTree tree = FileTree.open(cached.directory());
            if (tree.isFile(FILE)) {
                tree.readString(FILE).lines().map(line -> line.split(" ", 3)).forEach(fields -> {
                    if (fields.length == 3 && fields[2].indexOf(' ') == CommitId.DIGITS) {
                        known.put(fields[0] + " " + fields[1], fields[2]);
                    }
                });
            }
        }
        return known;
    }

    private static String text(Map<String, String> known) {
        return known.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
