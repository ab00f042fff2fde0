package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.lock.InstalledTrees;
import dev.bedrock.hld.problem.HldCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Composes a definition: walks from the component file at the top to all others, and merges the configuration on the way.
 * Reads each file once. Problems are collected; a component that cannot be read leaves its siblings alone.
 *
 * <p>Of one use; not thread-safe.
 */
public final class Composer {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_COMPONENTS = 100_000;

    private static final Problem TOO_MANY = HldCode.TOO_MANY
            .error("there are more than " + MAX_COMPONENTS + " components")
            .withHint("do several stanzas lead to components that lead on to several others?");

    private final FileTree tree;
    private final Environments environments;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final ComponentFolders folders;
    private final InstalledTrees installed;
    private final ConfigMerge merge = new ConfigMerge(problems::add);
    private final ComponentChecks checks = new ComponentChecks(problems::add);
    private final Set<String> left = new HashSet<>();
    private int visited;

    private Composer(FileTree tree, InstalledTrees installed, Environments environments, Set<String> generatorTypes) {
        this.tree = tree;
        this.environments = environments;
        this.installed = installed;
        this.folders = new ComponentFolders(tree, environments, generatorTypes, problems::add);
    }

    /**
     * Composes a definition.
     *
     * @param tree the files that the definition may consist of
     * @param directory the folder of the component at the top
     * @param environments what to compose for
     * @param generatorTypes the types of components that can be rendered
     */
    public static Composition compose(
            FileTree tree, String directory, Environments environments, Set<String> generatorTypes) {
        InstalledTrees installed;
        try {
            installed = InstalledTrees.of(tree, directory);
        } catch (BedrockException e) {
            return new Composition(environments, Optional.empty(), Map.of(), e.problems());
        }
        Composer composer = new Composer(tree, installed, environments, generatorTypes);
        Optional<ComposedComponent> root = composer.root(directory);
        composer.folders.reportUnknownEnvironments();
        Map<String, Integer> waves = root.map(top -> Dependencies.waves(top, composer.left, composer.problems::add))
                .orElse(Map.of());
        return new Composition(environments, root, waves, composer.problems);
    }

    private Optional<ComposedComponent> root(String directory) {
        Place top = new Place(directory, "", "", null);
        Optional<Component> found =
                folders.component(directory, SourceLocation.of(directory.isEmpty() ? "." : directory));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Component component = named(found.get(), folderName(directory));
        ComponentConfig config = folders.config(directory, ComponentConfig.empty(), merge);
        if (component.isContainer() && component.method() == SourceMethod.GIT) {
            return relocated(component, top, config);
        }
        return Optional.of(top(component, top, config));
    }

    private String folderName(String directory) {
        Path name = tree.root().resolve(directory).getFileName();
        return name == null ? "" : name.toString();
    }

    /** A git source at the top means that the definition is the component in that repository. */
    private Optional<ComposedComponent> relocated(Component component, Place top, ComponentConfig passed) {
        return file(component, top)
                .map(inner -> top(
                        inner.component(),
                        new Place(inner.directory(), inner.home(), "", top),
                        folders.config(inner.directory(), passed, merge)));
    }

    private ComposedComponent top(Component component, Place place, ComponentConfig config) {
        config.disabled()
                .filter(DisabledSetting::disabled)
                .ifPresent(disabled -> problems.add(HldCode.NO_EFFECT.warning(
                        "the component at the top cannot be disabled",
                        disabled.origin().location())));
        return compose(component, place, config, 0);
    }

    /**
     * Where a component is.
     *
     * @param directory its folder, or that of the file that it is written in
     * @param home the folder that its paths may not leave, see {@link SourceScope}
     * @param logicalPath the stanza names that lead to it
     * @param parent the folder that leads to this one
     */
    private record Place(
            String directory,
            String home,
            String logicalPath,
            @Nullable Place parent) {
        boolean isWithin(String folder) {
            for (Place place = this; place != null; place = place.parent) {
                if (place.directory.equals(folder)) {
                    return true;
                }
            }
            return false;
        }

        Place inside(String name) {
            return new Place(directory, home, below(name), parent);
        }

        Place to(ComponentFile file, String name) {
            return new Place(file.directory(), file.home(), below(name), this);
        }

        private String below(String name) {
            return logicalPath.isEmpty() ? name : logicalPath + "/" + name;
        }
    }

    private ComposedComponent compose(Component component, Place place, ComponentConfig merged, int depth) {
        checks.name(component);
        checks.subcomponents(component, merged);
        ComponentConfig config = ParameterValues.apply(component, merged, problems::add);
        checks.use(component, config);
        List<ComposedComponent> subcomponents =
                new ArrayList<>(component.subcomponents().size());
        checks.output(component, place.below(component.name()));
        for (Component stanza : component.subcomponents()) {
            subcomponent(stanza, place, config.subcomponent(stanza.name()), depth + 1)
                    .ifPresent(subcomponents::add);
        }
        return new ComposedComponent(
                component, place.directory(), source(component, place), place.logicalPath(), config, subcomponents);
    }

    private SourceScope source(Component component, Place place) {
        try {
            return new SourceScope(
                    place.home(), component.isContainer() ? Optional.empty() : installed.folder(component));
        } catch (BedrockException e) {
            problems.addAll(e.problems());
            return new SourceScope(place.home(), Optional.empty());
        }
    }

    private Optional<ComposedComponent> subcomponent(Component stanza, Place place, ComponentConfig config, int depth) {
        if (config.isDisabled() || !isWanted(stanza)) {
            return without(stanza, place);
        }
        if (++visited > MAX_COMPONENTS) {
            problems.add(TOO_MANY);
            return Optional.empty();
        }
        if (depth > MAX_DEPTH) {
            problems.add(HldCode.TOO_DEEP.error(
                    "components are nested more than " + MAX_DEPTH + " levels deep", stanza.location()));
            return Optional.empty();
        }
        if (!stanza.isContainer()) {
            return Optional.of(compose(stanza, place, config, depth));
        }
        boolean hasSource = !stanza.source().isEmpty() || !stanza.path().isEmpty();
        if (hasSource || stanza.method() != SourceMethod.LOCAL) {
            return fromFile(stanza, place, config, depth);
        }
        if (stanza.subcomponents().isEmpty()) {
            problems.add(HldCode.NO_SOURCE
                    .error("'" + stanza.name() + "' has neither a source nor subcomponents", stanza.location())
                    .withHint("add 'source: ./FOLDER', or a 'type'"));
            return Optional.empty();
        }
        return Optional.of(compose(stanza, place.inside(stanza.name()), config, depth));
    }

    /** Whether a stanza is for one of the environments. */
    private boolean isWanted(Component stanza) {
        folders.limited(stanza.environments());
        return stanza.environments().isEmpty()
                || stanza.environments().stream()
                        .anyMatch(limit -> environments.layers().contains(limit.name()));
    }

    /** Nothing; who depends on it does so in vain, but is not wrong. */
    private Optional<ComposedComponent> without(Component stanza, Place place) {
        left.add(place.below(stanza.name()));
        return Optional.empty();
    }

    private Optional<ComposedComponent> fromFile(Component stanza, Place place, ComponentConfig passed, int depth) {
        Optional<ComponentFile> file = file(stanza, place);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String directory = file.get().directory();
        ComponentConfig config = folders.config(directory, passed, merge);
        return config.isDisabled()
                ? without(stanza, place)
                : Optional.of(compose(
                        file.get().component().reachedBy(stanza), place.to(file.get(), stanza.name()), config, depth));
    }

    /** A component with a file of its own, the folder of that file, and the one that its paths may not leave. */
    private record ComponentFile(Component component, String directory, String home) {}

    /** What a stanza leads to. */
    private Optional<ComponentFile> file(Component stanza, Place place) {
        checks.name(stanza);
        if (!stanza.hooks().isEmpty() || !stanza.subcomponents().isEmpty()) {
            problems.add(HldCode.NO_EFFECT.warning(
                    "hooks and subcomponents of '" + stanza.name() + "' have no effect: its own file replaces them",
                    stanza.location()));
        }
        try {
            SourceScope scope = new SourceScope(place.home(), installed.folder(stanza));
            String directory = Sources.componentDirectory(tree, place.directory(), scope, stanza);
            String home = Sources.home(tree, place.directory(), scope, stanza);
            if (place.isWithin(directory)) {
                problems.add(HldCode.CYCLE.error(
                        "'" + stanza.name() + "' leads back to " + shown(directory) + ", which contains it",
                        stanza.location()));
                return Optional.empty();
            }
            Optional<Component> component = stanza.method() == SourceMethod.GIT && !tree.isDirectory(directory)
                    ? notInstalled(stanza)
                    : folders.component(directory, stanza.location());
            return component.map(found -> new ComponentFile(named(found, stanza.name()), directory, home));
        } catch (BedrockException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Optional<Component> notInstalled(Component stanza) {
        problems.add(HldCode.NOT_INSTALLED
                .error("'" + stanza.name() + "' from " + stanza.source() + " is not installed", stanza.location())
                .withHint("run 'bedrock hld install'"));
        return Optional.empty();
    }

    private static Component named(Component component, String fallback) {
        return component.name().isEmpty() ? component.withName(fallback) : component;
    }

    private static String shown(String directory) {
        return directory.isEmpty() ? "the component at the top" : directory;
    }
}
