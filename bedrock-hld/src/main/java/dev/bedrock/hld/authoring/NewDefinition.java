package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that a definition begins with. */
final class NewDefinition {
    /** What is fetched and generated does not belong into the repository of a definition. */
    private static final List<String> IGNORED = List.of("components", "helm_repos", "generated");

    private static final String COMMON = """
            # Configuration for all environments. Each environment has a file of its own beside this one, such as prod.yaml.
            subcomponents: {}
            """;

    private final FileTree tree;

    NewDefinition(FileTree tree) {
        this.tree = tree;
    }

    static FileChange component(String path, String name) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("name", name);
        component.put("subcomponents", List.of());
        String text = YamlWriter.defaults().withInsertionOrder().write(component);
        return EditableFile.missing(path).edit(text);
    }

    static FileChange config(String path) {
        return EditableFile.missing(path).edit(COMMON);
    }

    FileChange ignored(String path) {
        EditableFile file =
                tree.isFile(path) ? new EditableFile(path, true, tree.readString(path)) : EditableFile.missing(path);
        List<String> present = file.text().lines().map(NewDefinition::pattern).toList();
        List<String> missing = new ArrayList<>(IGNORED);
        missing.removeAll(present);
        String lineBreak = file.text().contains("\r\n") ? "\r\n" : "\n";
        String gap = Optional.of(file.text())
                .filter(text -> !text.isEmpty() && !text.endsWith("\n") && !missing.isEmpty())
                .map(text -> lineBreak)
                .orElse("");
        return file.edit(file.text()
                + gap
                + missing.stream().map(line -> line + lineBreak).collect(Collectors.joining()));
    }

    /** {@code /generated/} and {@code generated} ignore the same here. */
    private static String pattern(String line) {
        String pattern = line.strip();
        int start = pattern.startsWith("/") ? 1 : 0;
        int end = pattern.endsWith("/") ? pattern.length() - 1 : pattern.length();
        return start < end ? pattern.substring(start, end) : "";
    }
}
