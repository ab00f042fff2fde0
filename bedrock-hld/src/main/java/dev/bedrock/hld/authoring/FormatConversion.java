package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.TextDiff;
import dev.bedrock.hld.composition.DefinitionFiles.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversion that is planned: what each file would become. As text, it is what {@code diff -u} would show.
 *
 * @param root the directory that the paths are relative to
 * @param files the files that change their format; none if all have it already
 * @param problems warnings: the comments that would be lost, and what would be written in another way
 */
public record FormatConversion(Path root, List<ConvertedFile> files, List<Problem> problems) {
    /** Keeps copies. */
    public FormatConversion {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /**
     * A file under its old and its new name.
     *
     * @param path where it is
     * @param newPath where it will be
     * @param before its text
     * @param after its text afterwards
     */
    public record ConvertedFile(String path, String newPath, String before, String after) {
        @Override
        public String toString() {
            return "--- " + path + "\n+++ " + newPath + "\n" + TextDiff.of(before, after);
        }
    }

    /**
     * Writes the new files and removes the old ones, all or nothing, as {@link FileChanges} does.
     *
     * @throws dev.bedrock.core.diagnostic.ConflictException if a file is not as it was when the conversion was planned;
     *     nothing is written then
     * @throws dev.bedrock.core.diagnostic.BedrockException as {@link FileChanges#apply} does
     */
    public void apply() {
        List<FileChange> changes = files.stream()
                .flatMap(file -> Stream.of(
                        FileChange.create(file.newPath(), file.after()), FileChange.delete(file.path(), file.before())))
                .toList();
        new FileChanges(root, changes, problems).apply();
    }

    @Override
    public String toString() {
        return files.stream().map(ConvertedFile::toString).collect(Collectors.joining());
    }

    /** Plain data; in component files numbers count as they are written, so they become strings where they need it. */
    static @Nullable Object data(Node node, Kind kind) {
        if (node instanceof MapNode map) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            map.entries().forEach(entry -> data.put(entry.key(), data(entry.value(), kind)));
            return data;
        }
        if (node instanceof ListNode list) {
            List<@Nullable Object> data = new ArrayList<>();
            list.items().forEach(item -> data.add(data(item, kind)));
            return data;
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean verbatim = kind == Kind.COMPONENT && scalar.value() instanceof Number;
        return verbatim && !scalar.text().equals(String.valueOf(scalar.value())) ? scalar.text() : scalar.value();
    }
}
