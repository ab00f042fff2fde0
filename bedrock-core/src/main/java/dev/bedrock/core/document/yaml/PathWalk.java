package dev.bedrock.core.document.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How far a path leads in a document. */
final class PathWalk {
    private final List<Spot> spots = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private final Set<String> aliases;
    private final EditErrors errors;

    PathWalk(Spot root, YamlPath path, Set<String> aliases, EditErrors errors) {
        this.aliases = aliases;
        this.errors = errors;
        spots.add(root);
        for (YamlPath.Step step : path.steps()) {
            checkOwn(last());
            int position = positionOf(step, last());
            if (position < 0) {
                break;
            }
            positions.add(position);
            spots.add(last().entries().get(position).value());
        }
    }

    private static int positionOf(YamlPath.Step step, Spot spot) {
        if (step instanceof YamlPath.Key key) {
            return spot.indexOf(key.key());
        }
        if (step instanceof YamlPath.Item item) {
            return spot.indexOf(item);
        }
        int index = ((YamlPath.Index) step).index();
        return spot.isList() && index < spot.entries().size() ? index : -1;
    }

    /** A change inside of what is used elsewhere, too, would show up there. */
    private void checkOwn(Spot spot) {
        if (spot.kind() == Spot.Kind.ALIAS) {
            throw errors.impossible("it is inside of what the alias *" + spot.text() + " stands for", spot.start());
        }
        if (spot.anchor().isPresent() && aliases.contains(spot.anchor().get())) {
            throw errors.impossible("*" + spot.anchor().get() + " uses the same value elsewhere", spot.start());
        }
    }

    /** Refuses to change a collection whose content shows up elsewhere. */
    void checkLastIsOwn() {
        checkOwn(last());
    }

    /** Refuses to drop a value that something else refers to. */
    void checkDroppable(Spot spot) {
        if (spot.kind() != Spot.Kind.ALIAS) {
            checkOwn(spot);
        }
        for (Spot.Entry entry : spot.entries()) {
            checkDroppable(entry.value());
        }
    }

    int length() {
        return positions.size();
    }

    Spot last() {
        return spots.get(spots.size() - 1);
    }

    Spot spot(int depth) {
        return spots.get(depth);
    }

    int position(int depth) {
        return positions.get(depth);
    }
}
