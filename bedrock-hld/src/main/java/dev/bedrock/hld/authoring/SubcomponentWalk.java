package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.composition.SourceScope;
import dev.bedrock.hld.composition.Sources;
import dev.bedrock.hld.lock.InstalledTrees;
import dev.bedrock.hld.problem.HldCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows names from component to component, as far as their files are there and can be read. */
final class SubcomponentWalk {
    private final FileTree tree;
    private final DefinitionFiles files;
    private InstalledTrees installed;

    SubcomponentWalk(FileTree tree) {
        this.tree = tree;
        this.files = new DefinitionFiles(tree);
        this.installed = InstalledTrees.none(tree);
    }

    private record Place(String directory, Component component) {}

    /** A warning if one of the names is not there. That a component is not fetched yet is no reason for one. */
    Optional<Problem> objection(String directory, List<String> names) {
        try {
            installed = InstalledTrees.of(tree, directory);
        } catch (BedrockException unreadableLock) {
            return Optional.empty();
        }
        Optional<Place> place = read(directory);
        for (String name : names) {
            if (place.isEmpty()) {
                return Optional.empty();
            }
            Place parent = place.get();
            Optional<Component> stanza = parent.component().subcomponents().stream()
                    .filter(component -> component.name().equals(name))
                    .findFirst();
            if (stanza.isEmpty()) {
                return Optional.of(unknown(name, parent.component()));
            }
            place = enter(parent.directory(), stanza.get());
        }
        return Optional.empty();
    }

    private static Problem unknown(String name, Component parent) {
        return HldCode.UNKNOWN_SUBCOMPONENT
                .warning(
                        "there is no subcomponent '" + name + "', so its configuration has no effect",
                        SourceLocation.of(parent.location().file()))
                .withHint(DidYouMean.hint(name, parent.subcomponentNames()));
    }

    private Optional<Place> enter(String directory, Component stanza) {
        boolean complete = !stanza.isContainer()
                || (stanza.source().isEmpty() && stanza.path().isEmpty());
        if (complete) {
            return Optional.of(new Place(directory, stanza));
        }
        try {
            SourceScope scope = new SourceScope("", installed.folder(stanza));
            return read(Sources.componentDirectory(tree, directory, scope, stanza));
        } catch (BedrockException unreachable) {
            return Optional.empty();
        }
    }

    private Optional<Place> read(String directory) {
        try {
            List<String> found = files.find(directory).get("component");
            if (found == null) {
                return Optional.empty();
            }
            DefinitionFiles.Document document = files.read(found);
            Component component = new ComponentReader(Set.of(), problem -> {}).read(document.node(), document.format());
            return Optional.of(new Place(directory, component));
        } catch (BedrockException unreadable) {
            return Optional.empty();
        }
    }
}
