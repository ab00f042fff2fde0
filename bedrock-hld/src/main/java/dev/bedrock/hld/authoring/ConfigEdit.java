package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sets values in a configuration file. */
final class ConfigEdit {
    private final EditableFile file;
    private final YamlPath base;

    ConfigEdit(EditableFile file, List<String> subcomponent) {
        this.file = file;
        YamlPath path = YamlPath.of();
        for (String name : subcomponent) {
            path = path.key("subcomponents").key(name);
        }
        this.base = path.key("config");
    }

    /** The text with the values. */
    String set(List<Assignment> assignments, boolean newKeys) {
        Node document = file.document();
        if (!newKeys) {
            checkKnown(document, assignments);
        }
        DocumentEditor editor = file.editor();
        for (Assignment assignment : assignments) {
            document = file.parse(editor.text());
            for (Assignment change : changes(document, assignment)) {
                editor = editor.set(change.path(), change.value().toData());
            }
        }
        return editor.text();
    }

    /** What an assignment changes, as places of the file: nothing if it has the value already. */
    private List<Assignment> changes(Node document, Assignment assignment) {
        List<Assignment> changes = new ArrayList<>();
        YamlPath place = within(assignment.path());
        if (assignment.path().steps().isEmpty()) {
            merge(place, (MapNode) assignment.value(), find(document, place), changes);
        } else {
            change(place, assignment.value(), find(document, place), changes);
        }
        return changes;
    }

    /** A mapping that is not there yet is one change, whatever is in it. */
    private static void merge(YamlPath place, MapNode value, Optional<Node> present, List<Assignment> changes) {
        for (MapNode.Entry entry : value.entries()) {
            YamlPath inner = place.key(entry.key());
            Optional<Node> old = present.flatMap(node -> step(node, new YamlPath.Key(entry.key())));
            if (entry.value() instanceof MapNode map && old.orElse(null) instanceof MapNode) {
                merge(inner, map, old, changes);
            } else {
                change(inner, entry.value(), old, changes);
            }
        }
    }

    private static void change(YamlPath place, Node value, Optional<Node> present, List<Assignment> changes) {
        boolean same = present.isPresent() && Objects.equals(present.get().toData(), value.toData());
        if (!same) {
            changes.add(new Assignment(place, value));
        }
    }

    private void checkKnown(Node document, List<Assignment> assignments) {
        List<Problem> problems = new ArrayList<>();
        for (Assignment assignment : assignments) {
            for (Assignment change : changes(document, assignment)) {
                checkKnown(document, change.path(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private static void checkKnown(Node document, YamlPath place, List<Problem> problems) {
        Node node = document;
        for (YamlPath.Step step : place.steps()) {
            Optional<Node> next = step(node, step);
            if (next.isEmpty()) {
                Problem problem = HldCode.NEW_KEY.error("'" + place + "' is new: there is no " + step, node.location());
                problems.add(
                        node instanceof MapNode map
                                ? problem.withHint(DidYouMean.hint(step.toString(), keys(map)))
                                : problem);
                return;
            }
            node = next.get();
        }
    }

    private static List<String> keys(MapNode map) {
        return map.entries().stream().map(MapNode.Entry::key).toList();
    }

    private YamlPath within(YamlPath path) {
        List<YamlPath.Step> steps = new ArrayList<>(base.steps());
        steps.addAll(path.steps());
        return new YamlPath(steps);
    }

    private static Optional<Node> find(Node document, YamlPath place) {
        Optional<Node> node = Optional.of(document);
        for (YamlPath.Step step : place.steps()) {
            node = node.flatMap(parent -> step(parent, step));
        }
        return node;
    }

    private static Optional<Node> step(Node node, YamlPath.Step step) {
        if (step instanceof YamlPath.Key key) {
            return node instanceof MapNode map ? map.get(key.key()) : Optional.empty();
        }
        boolean there = step instanceof YamlPath.Index index
                && node instanceof ListNode list
                && index.index() < list.items().size();
        return there ? Optional.of(((ListNode) node).items().get(((YamlPath.Index) step).index())) : Optional.empty();
    }
}
