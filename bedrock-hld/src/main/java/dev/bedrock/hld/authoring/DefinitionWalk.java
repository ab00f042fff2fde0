package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.composition.SourceScope;
import dev.bedrock.hld.composition.Sources;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The component and configuration files of a definition, without those of sources that are fetched. */
final class DefinitionWalk {
    private final FileTree tree;
    private final DefinitionFiles files;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Deque<String> folders = new ArrayDeque<>();

    DefinitionWalk(FileTree tree) {
        this.tree = tree;
        this.files = new DefinitionFiles(tree);
    }

    Set<String> files(String directory) {
        folders.add(directory);
        while (!folders.isEmpty()) {
            String folder = folders.remove();
            if (seen.add(folder)) {
                visit(folder);
            }
        }
        return found;
    }

    private void visit(String folder) {
        List<String> component = files.find(folder).getOrDefault("component", List.of());
        if (component.isEmpty()) {
            return;
        }
        found.add(DefinitionFiles.single(component));
        Map<String, List<String>> configs = files.find(folder.isEmpty() ? "config" : folder + "/config");
        new TreeMap<>(configs).values().forEach(config -> found.add(DefinitionFiles.single(config)));
        DefinitionFiles.Document document = files.read(component);
        stanzas(folder, new ComponentReader(Set.of(), problem -> {}).read(document.node(), document.format()));
    }

    private void stanzas(String folder, Component component) {
        for (Component stanza : component.subcomponents()) {
            if (!stanza.isContainer() || stanza.method() != SourceMethod.LOCAL) {
                continue;
            }
            if (stanza.source().isEmpty() && stanza.path().isEmpty()) {
                stanzas(folder, stanza);
                continue;
            }
            folder(folder, stanza).ifPresent(folders::add);
        }
    }

    /** What cannot be reached is not of the definition; composing it tells why. */
    private Optional<String> folder(String folder, Component stanza) {
        try {
            return Optional.of(Sources.componentDirectory(tree, folder, SourceScope.own(), stanza));
        } catch (BedrockException unreachable) {
            return Optional.empty();
        }
    }
}
