package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what was changed from one tree to another, file by file. */
record Revert(GitTree before, GitTree after) implements TreeEdit {
    @Override
    public List<TreeChange> changes(GitTree head) {
        List<TreeChange> changes = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (GitFileChange change : before.changesTo(after)) {
            String path = change.path();
            Optional<GitFile> is = head.findFile(path);
            if (is.equals(change.before())) {
                continue;
            }
            if (!is.equals(change.after())) {
                problems.add(GitCode.REVERT_CONFLICT.error(
                        "'" + path + "' was changed again after commit "
                                + after.commit().abbreviated(),
                        SourceLocation.of(path)));
            } else {
                changes.add(restore(path, change.before()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConflictException(problems);
        }
        return changes;
    }

    private TreeChange restore(String path, Optional<GitFile> old) {
        if (old.isEmpty()) {
            return TreeChange.delete(path);
        }
        GitFile was = old.get();
        if (was.kind() != GitFile.Kind.FILE && was.kind() != GitFile.Kind.EXECUTABLE) {
            throw new ConflictException(GitCode.REVERT_CONFLICT.error(
                    "'" + path + "' was no regular file and cannot be brought back", SourceLocation.of(path)));
        }
        byte[] content = before.read(path);
        return was.kind() == GitFile.Kind.EXECUTABLE
                ? TreeChange.putExecutable(path, content)
                : TreeChange.put(path, content);
    }
}
