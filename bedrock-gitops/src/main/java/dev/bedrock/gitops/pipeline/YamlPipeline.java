package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.gitops.project.PipelineFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline in YAML. What depends on the project is kept up to date, all else belongs to the users.
 *
 * @param path where it is
 * @param content all of a new one
 * @param kept places that have these values in every version
 * @param groups where the variable groups are; those that are missing there are added
 */
record YamlPipeline(String path, Map<String, ?> content, Map<YamlPath, Object> kept, Optional<Groups> groups)
        implements PipelineFile {
    private static final String HEADER =
            "# Made by bedrock, which keeps the branches and variable groups up to date. All else is yours to change.\n";

    /**
     * Variable groups.
     *
     * @param place the list that they are in
     * @param names their names
     */
    record Groups(YamlPath place, List<String> names) {}

    static YamlPipeline of(String path, Map<String, ?> content) {
        return new YamlPipeline(path, content, Map.of(), Optional.empty());
    }

    YamlPipeline keeping(YamlPath place, Object value) {
        Map<YamlPath, Object> more = new LinkedHashMap<>(kept);
        more.put(place, value);
        return new YamlPipeline(path, content, more, groups);
    }

    YamlPipeline withGroups(YamlPath place, List<String> names) {
        return new YamlPipeline(path, content, kept, Optional.of(new Groups(place, names)));
    }

    @Override
    public String text() {
        return HEADER
                + YamlWriter.defaults()
                        .withInsertionOrder()
                        .withIndentedLists()
                        .withoutFolding()
                        .write(content);
    }

    @Override
    public String refresh(String existing) {
        YamlEditor editor = YamlEditor.of(path, existing).verbatimKeys();
        for (Map.Entry<YamlPath, Object> entry : kept.entrySet()) {
            boolean same = find(editor.text(), entry.getKey())
                    .filter(node -> entry.getValue().equals(node.toData()))
                    .isPresent();
            editor = same ? editor : editor.set(entry.getKey(), entry.getValue());
        }
        return groups.isEmpty() ? editor.text() : withGroups(editor, groups.get());
    }

    private String withGroups(YamlEditor editor, Groups wanted) {
        YamlEditor changed = editor;
        for (String name : wanted.names()) {
            Map<String, String> group = Map.of("group", name);
            boolean there = find(changed.text(), wanted.place())
                    .filter(node -> node instanceof ListNode list
                            && list.items().stream().anyMatch(item -> group.equals(item.toData())))
                    .isPresent();
            changed = there ? changed : changed.append(wanted.place(), group);
        }
        return changed.text();
    }

    private Optional<Node> find(String text, YamlPath place) {
        Optional<Node> node = YamlReader.defaults().verbatimKeys().readFirst(path, text);
        for (YamlPath.Step step : place.steps()) {
            node = node.flatMap(parent -> step(parent, step));
        }
        return node;
    }

    private static Optional<Node> step(Node parent, YamlPath.Step step) {
        if (step instanceof YamlPath.Key key) {
            return parent instanceof MapNode map ? map.get(key.key()) : Optional.empty();
        }
        return step instanceof YamlPath.Index index
                        && parent instanceof ListNode list
                        && index.index() < list.items().size()
                ? Optional.of(list.items().get(index.index()))
                : Optional.empty();
    }
}
