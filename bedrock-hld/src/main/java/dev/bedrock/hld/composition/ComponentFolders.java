package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.component.NameReference;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The folders of components: each file is read once, however many stanzas lead to it. */
final class ComponentFolders {
    private final DefinitionFiles files;
    private final ComponentReader reader;
    private final Environments environments;
    private final Consumer<Problem> problems;
    private final Map<String, Optional<Component>> components = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<String, List<ComponentConfig>> configs = new HashMap<>();
    private final Set<String> seenEnvironments = new TreeSet<>();
    private final List<NameReference> limits = new ArrayList<>();

    ComponentFolders(FileTree tree, Environments environments, Set<String> generatorTypes, Consumer<Problem> problems) {
        this.files = new DefinitionFiles(tree);
        this.reader = new ComponentReader(generatorTypes, problems);
        this.environments = environments;
        this.problems = problems;
    }

    /** The component file of a folder; that there is none is a problem of each stanza that leads there. */
    Optional<Component> component(String directory, SourceLocation wantedBy) {
        Optional<Component> component = components.computeIfAbsent(directory, this::readComponent);
        if (missing.contains(directory)) {
            problems.accept(HldCode.COMPONENT_MISSING
                    .error("there is no component.yaml in " + (directory.isEmpty() ? "." : directory), wantedBy)
                    .withHint("component.yml, component.json and component.hcl would do, too"));
        }
        return component;
    }

    private Optional<Component> readComponent(String directory) {
        try {
            List<String> found = files.find(directory).get("component");
            if (found == null) {
                missing.add(directory);
                return Optional.empty();
            }
            DefinitionFiles.Document document = files.read(found);
            return Optional.of(reader.read(document.node(), document.format()));
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
        String folder = directory.isEmpty() ? "config" : directory + "/config";
        List<ComponentConfig> layers = new ArrayList<>();
        Map<String, List<String>> found = findConfigs(folder);
        seenEnvironments.addAll(found.keySet());
        for (String environment : environments.layers()) {
            List<String> formats = found.get(environment);
            if (formats != null) {
                readConfig(formats, environment).ifPresent(layers::add);
            }
        }
        return List.copyOf(layers);
    }

    private Map<String, List<String>> findConfigs(String folder) {
        try {
            return files.find(folder);
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return Map.of();
        }
    }

    private Optional<ComponentConfig> readConfig(List<String> formats, String environment) {
        try {
            DefinitionFiles.Document document = files.read(formats);
            return Optional.of(new ConfigReader(environment, document.format(), problems).read(document.node()));
        } catch (BedrockException e) {
            e.problems().forEach(problems);
            return Optional.empty();
        }
    }

    /** Notes the environments that a stanza is limited to. */
    void limited(List<NameReference> names) {
        limits.addAll(names);
    }

    /**
     * Warns about environments that no component has a file for, be they asked for or what a stanza is limited to. One
     * of both is enough for an environment to be known.
     */
    void reportUnknownEnvironments() {
        Set<String> asked = new TreeSet<>(seenEnvironments);
        asked.addAll(environments.layers());
        for (NameReference limit : limits) {
            if (!asked.contains(limit.name())) {
                problems.accept(HldCode.UNKNOWN_ENVIRONMENT
                        .warning("no component has configuration for the environment '" + limit + "'", limit.location())
                        .withHint(DidYouMean.hint(limit.name(), asked)));
            }
        }
        limits.forEach(limit -> seenEnvironments.add(limit.name()));
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
