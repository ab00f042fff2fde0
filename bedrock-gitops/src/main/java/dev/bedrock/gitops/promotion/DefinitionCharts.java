package dev.bedrock.gitops.promotion;

import dev.bedrock.core.file.PathSegments;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.SourceRequest;
import dev.bedrock.hld.lock.TreeFolders;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Charts whose files are in the repository of the definition. */
final class DefinitionCharts implements ChartDefaults {
    private static final String VALUES = "values.yaml";

    @Override
    public Optional<String> values(GitTree definition, String folder, Component chart) {
        if (chart.method() == SourceMethod.LOCAL) {
            return resolve(folder, chart.path()).flatMap(path -> text(definition, path + "/" + VALUES));
        }
        return locked(definition, chart)
                .map(source -> new TreeFolders("").vendor() + "/" + source.folderName())
                .flatMap(vendored -> text(definition, vendored + "/" + VALUES));
    }

    /** What the lock of the definition has for a chart. */
    static Optional<LockedSource> locked(GitTree definition, Component chart) {
        return SourceRequest.of(chart).flatMap(request -> text(definition, LockFile.NAME)
                .flatMap(text -> LockFile.parse(LockFile.NAME, text).source(request)));
    }

    /** A file may be a link: that is not followed, it could lead anywhere. */
    static Optional<String> text(GitTree tree, String path) {
        return tree.findFile(path)
                .filter(file -> file.kind() == GitFile.Kind.FILE || file.kind() == GitFile.Kind.EXECUTABLE)
                .map(file -> tree.readString(path));
    }

    /** The path in the definition; empty if it leaves it. */
    private static Optional<String> resolve(String folder, String relative) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : (folder + "/" + relative).split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                if (PathSegments.objection(segment).isPresent()) {
                    return Optional.empty();
                }
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }
}
