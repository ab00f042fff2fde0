package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.problem.HldCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The folders of components: each file is read once, however many stanzas lead to it. */
final class ComponentFolders {
    private final FileTree tree;
    private final DefinitionFiles files;
    private final ComponentReader reader;
    private final Environments environments;
    private final Consumer<Problem> problems;
    private final Map<String, Optional<Component>> components = new HashMap<>();
    private final Map<String, List<ComponentConfig>> configs = new HashMap<>();
    private final Set<String> seenEnvironments = new TreeSet<>();

    ComponentFolders(FileTree tree, Environments environments, Set<String> generatorTypes, Consumer<Problem> problems) {
        this.tree = tree;
        this.files = new DefinitionFiles(tree);
        this.reader = new ComponentReader(generatorTypes, problems);
        this.environments = environments;
        this.problems = problems;
    }

    /** The component file of a folder. */
    Optional<Component> component(String directory, SourceLocation wantedBy) {
        Optional<Component> known = components.get(directory);
        if (known == null) {
            known = readComponent(directory, wantedBy);
            components.put(directory, known);
        }
        return known;
    }

    private Optional<Component> readComponent(String directory, SourceLocation wantedBy) {
        try {
            Optional<Component> component =
                    files.read(directory, "component").map(document -> reader.read(document.node(), document.format()));
            if (component.isEmpty()) {
                problems.accept(HldCode.COMPONENT_MISSING
                        .error("there is no component.yaml in " + (directory.isEmpty() ? "." : directory), wantedBy)
                        .withHint("component.yml and component.json would do, too"));
            }
            return component;
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return Optional.empty();
        }
    }

    /** The configuration of a folder under the one that its parent passes down. */
    ComponentConfig config(String directory, ComponentConfig passed, ConfigMerge merge) {
        ComponentConfig config = passed;
        for (ComponentConfig layer : configs.computeIfAbsent(directory, this::readConfigs)) {
            config = merge.merge(config, layer);
        }
        return config;
    }

    private List<ComponentConfig> readConfigs(String directory) {
        String folder = tree.resolve(directory, "config");
        if (!tree.isDirectory(folder)) {
            return List.of();
        }
        for (String file : tree.list(folder)) {
            int dot = file.lastIndexOf('.');
            seenEnvironments.add(dot > 0 ? file.substring(0, dot) : file);
        }
        Map<String, ComponentConfig> layers = new LinkedHashMap<>();
        for (String environment : environments.layers()) {
            if (seenEnvironments.contains(environment)) {
                readConfig(folder, environment).ifPresent(config -> layers.put(environment, config));
            }
        }
        return List.copyOf(layers.values());
    }

    private Optional<ComponentConfig> readConfig(String folder, String environment) {
        try {
            return files.read(folder, environment)
                    .map(document -> new ConfigReader(environment, document.format(), problems).read(document.node()));
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return Optional.empty();
        }
    }

    /** Warns about environments that no component has a file for. */
    void reportUnknownEnvironments() {
        for (String environment : environments.layers()) {
            if (!environment.equals(Environments.COMMON) && !seenEnvironments.contains(environment)) {
                problems.accept(HldCode.UNKNOWN_ENVIRONMENT
                        .warning(
                                "no component has configuration for the environment '" + environment + "'",
                                SourceLocation.unknown())
                        .withHint(DidYouMean.hint(environment, seenEnvironments)));
            }
        }
    }
}
