package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes back what was changed from one tree to another, file by file. */
record Revert(GitTree before, GitTree after) implements TreeEdit {
    @Override
    public List<TreeChange> changes(GitTree head) {
        Map<String, GitFile> old = byPath(before);
        Map<String, GitFile> changed = byPath(after);
        Map<String, GitFile> now = byPath(head);
        SortedSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(changed.keySet());
        List<TreeChange> changes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : paths) {
            GitFile was = old.get(path);
            GitFile became = changed.get(path);
            GitFile is = now.get(path);
            if (Objects.equals(was, became) || Objects.equals(is, was)) {
                continue;
            }
            if (!Objects.equals(is, became)) {
                problems.add(GitCode.REVERT_CONFLICT.error(
                        "'" + path + "' was changed again after commit "
                                + after.commit().abbreviated(),
                        SourceLocation.of(path)));
            } else {
                changes.add(restore(path, was));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConflictException(problems);
        }
        return changes;
    }

    private TreeChange restore(String path, @Nullable GitFile was) {
        if (was == null) {
            return TreeChange.delete(path);
        }
        if (was.kind() != GitFile.Kind.FILE && was.kind() != GitFile.Kind.EXECUTABLE) {
            throw new ConflictException(GitCode.REVERT_CONFLICT.error(
                    "'" + path + "' was no regular file and cannot be brought back", SourceLocation.of(path)));
        }
        byte[] content = before.read(path);
        return was.kind() == GitFile.Kind.EXECUTABLE
                ? TreeChange.putExecutable(path, content)
                : TreeChange.put(path, content);
    }

    private static Map<String, GitFile> byPath(GitTree tree) {
        return tree.files().stream().collect(Collectors.toMap(GitFile::path, Function.identity()));
    }
}
