package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A definition for some environments: the tree of its components with their configuration, and what is wrong with it.
 * Immutable.
 */
public final class Composition {
    private final Environments environments;
    private final Optional<ComposedComponent> root;
    private final List<ComposedComponent> components;
    private final Map<String, Integer> waves;
    private final List<Problem> problems;

    Composition(
            Environments environments,
            Optional<ComposedComponent> root,
            Map<String, Integer> waves,
            Collection<Problem> problems) {
        this.environments = environments;
        this.root = root;
        this.components = root.map(top -> top.stream().toList()).orElse(List.of());
        this.waves = Map.copyOf(waves);
        this.problems = Problem.sorted(problems);
    }

    /** What it was composed for. */
    public Environments environments() {
        return environments;
    }

    /**
     * The component at the top.
     *
     * @throws InvalidInputException if it could not be read
     */
    public ComposedComponent root() {
        return root.orElseThrow(() -> new InvalidInputException(problems));
    }

    /** All components that are not disabled, each before its subcomponents, in the order of the files. */
    public List<ComposedComponent> components() {
        return components;
    }

    /** The component with this path of manifests, such as {@code infra/efk/kibana}. */
    public Optional<ComposedComponent> component(String outputPath) {
        return components.stream()
                .filter(component -> component.outputPath().equals(outputPath))
                .findFirst();
    }

    /**
     * When a component is to be applied: 0 if it depends on no other, else one more than the last that it depends on.
     * Components of one wave can be applied together.
     */
    public int wave(ComposedComponent component) {
        return waves.getOrDefault(component.outputPath(), 0);
    }

    /** Everything that was found, sorted by place; with an error among them the tree is not complete. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * This composition, if nothing is wrong with it.
     *
     * @throws InvalidInputException with all problems, if one of them is an error
     */
    public Composition requireValid() {
        if (Problem.anyError(problems)) {
            throw new InvalidInputException(problems);
        }
        return this;
    }
}
