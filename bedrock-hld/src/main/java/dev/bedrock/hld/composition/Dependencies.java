package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.component.NameReference;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which components must be applied before which. A component depends on all that is in what it names; what is in a
 * component depends on all that the component depends on.
 */
final class Dependencies {
    private final Map<String, Place> byPath = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Set<String> left;
    private final Consumer<Problem> problems;

    private Dependencies(Set<String> left, Consumer<Problem> problems) {
        this.left = left;
        this.problems = problems;
    }

    /** A component and what it depends on. */
    private static final class Place {
        final ComposedComponent component;
        final @Nullable Place parent;
        final List<Place> children = new ArrayList<>();
        final List<Place> targets = new ArrayList<>();
        int wave = -1;
        boolean open;

        Place(ComposedComponent component, @Nullable Place parent) {
            this.component = component;
            this.parent = parent;
        }

        boolean contains(Place other) {
            for (Place above = other.parent; above != null; above = above.parent) {
                if (above == this) {
                    return true;
                }
            }
            return false;
        }

        void collectRendered(List<Place> rendered) {
            if (!component.component().isContainer()) {
                rendered.add(this);
            }
            children.forEach(child -> child.collectRendered(rendered));
        }
    }

    /**
     * The wave of each component that renders something, by its path: 0 for those that depend on nothing, for others one
     * more than the last that they depend on.
     *
     * @param left the paths of what is left out: disabled, or not for these environments
     */
    static Map<String, Integer> waves(ComposedComponent root, Set<String> left, Consumer<Problem> problems) {
        boolean needed = root.stream()
                .anyMatch(component -> !component.component().dependsOn().isEmpty());
        if (!needed) {
            return Map.of();
        }
        Dependencies dependencies = new Dependencies(left, problems);
        dependencies.index(root, null);
        dependencies.places.forEach(dependencies::resolve);
        Map<String, Integer> waves = new HashMap<>();
        for (Place place : dependencies.places) {
            if (!place.component.component().isContainer()) {
                waves.put(place.component.outputPath(), dependencies.wave(place));
            }
        }
        return waves;
    }

    private void index(ComposedComponent component, @Nullable Place parent) {
        Place place = new Place(component, parent);
        places.add(place);
        if (parent != null) {
            parent.children.add(place);
        }
        byPath.putIfAbsent(
                component.component().isContainer() ? component.logicalPath() : component.outputPath(), place);
        boolean ownFolder = parent != null && !parent.component.logicalPath().equals(component.logicalPath());
        if (ownFolder) {
            byPath.putIfAbsent(component.logicalPath(), place);
        }
        component.subcomponents().forEach(child -> index(child, place));
    }

    private void resolve(Place place) {
        for (NameReference reference : place.component.component().dependsOn()) {
            target(place, reference).ifPresent(target -> {
                if (target == place || target.contains(place) || place.contains(target)) {
                    problems.accept(HldCode.DEPENDENCY_CYCLE.error(
                            "'" + place.component.name() + "' depends on '" + reference + "', which "
                                    + (target == place
                                            ? "is itself"
                                            : target.contains(place) ? "contains it" : "is in it"),
                            reference.location()));
                } else {
                    place.targets.add(target);
                }
            });
        }
    }

    /** The nearest of that name: beside the component, then beside what contains it, and so on to the top. */
    private Optional<Place> target(Place place, NameReference reference) {
        Set<String> candidates = new TreeSet<>();
        for (Place scope = place.parent; scope != null; scope = scope.parent) {
            String prefix = scope.component.logicalPath().isEmpty() ? "" : scope.component.logicalPath() + "/";
            String path = prefix + reference.name();
            Place target = byPath.get(path);
            if (target != null) {
                return Optional.of(target);
            }
            if (left.stream().anyMatch(gone -> path.equals(gone) || path.startsWith(gone + "/"))) {
                return Optional.empty();
            }
            byPath.keySet().stream()
                    .filter(known -> known.startsWith(prefix) && known.length() > prefix.length())
                    .forEach(known -> candidates.add(known.substring(prefix.length())));
        }
        problems.accept(HldCode.UNKNOWN_DEPENDENCY
                .error("there is no component '" + reference + "' to depend on", reference.location())
                .withHint(DidYouMean.hint(reference.name(), candidates)));
        return Optional.empty();
    }

    private int wave(Place place) {
        if (place.wave >= 0) {
            return place.wave;
        }
        place.open = true;
        int wave = 0;
        for (Place above = place; above != null; above = above.parent) {
            for (Place target : above.targets) {
                List<Place> before = new ArrayList<>();
                target.collectRendered(before);
                for (Place other : before) {
                    if (other.open) {
                        reportCycle(above, other);
                    } else {
                        wave = Math.max(wave, wave(other) + 1);
                    }
                }
            }
        }
        place.open = false;
        place.wave = wave;
        return wave;
    }

    private void reportCycle(Place place, Place other) {
        problems.accept(HldCode.DEPENDENCY_CYCLE.error(
                "'" + place.component.name() + "' and '" + other.component.name() + "' depend on each other",
                place.component.component().dependsOn().get(0).location()));
    }
}
