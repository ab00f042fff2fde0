package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.core.file.TreeVisitor;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.composition.DefinitionFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches components by a keyword in all definitions below a folder: a repository of shared definitions that is checked
 * out, or what was fetched for a definition. Thread-safe.
 *
 * <pre>{@code
 * List<FoundComponent> found = ComponentSearch.in(Path.of("shared-definitions")).find("redis");
 * }</pre>
 */
public final class ComponentSearch {
    private static final Set<String> FILES = Set.of("component.yaml", "component.yml", "component.json");

    private final FileTree tree;

    private ComponentSearch(FileTree tree) {
        this.tree = tree;
    }

    /**
     * A search in a folder and everything below it.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if there is no such folder
     */
    public static ComponentSearch in(Path folder) {
        return new ComponentSearch(FileTree.open(folder));
    }

    /**
     * The components that have a keyword in their name, the path of their folder, or the name, source or path of a stanza;
     * those with the keyword as their name first, then by path. Component files that cannot be read are passed over.
     */
    public List<FoundComponent> find(String keyword) {
        String wanted = keyword.toLowerCase(Locale.ROOT);
        List<FoundComponent> found = new ArrayList<>();
        for (String folder : folders()) {
            read(folder).flatMap(component -> match(folder, component, wanted)).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt((FoundComponent component) -> rank(component, wanted))
                .thenComparing(FoundComponent::path));
        return found;
    }

    private static int rank(FoundComponent component, String wanted) {
        if (component.name().toLowerCase(Locale.ROOT).equals(wanted)) {
            return 0;
        }
        return component.match().startsWith("stanza") ? 2 : 1;
    }

    private Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        tree.walk("", new FolderVisitor(folders));
        return folders;
    }

    /** Collects the folders with a component file, and passes over what git keeps. */
    private record FolderVisitor(Set<String> folders) implements TreeVisitor {
        @Override
        public boolean enterDirectory(String directory) {
            return !directory.equals(".git") && !directory.endsWith("/.git");
        }

        @Override
        public void visitFile(TreeFile file) {
            int slash = file.path().lastIndexOf('/');
            if (FILES.contains(file.path().substring(slash + 1))) {
                folders.add(slash < 0 ? "" : file.path().substring(0, slash));
            }
        }
    }

    private Optional<Component> read(String folder) {
        try {
            DefinitionFiles files = new DefinitionFiles(tree);
            List<String> found = files.find(folder).getOrDefault("component", List.of());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            DefinitionFiles.Document document = files.read(found);
            return Optional.of(new ComponentReader(Set.of(), problem -> {}).read(document.node(), document.format()));
        } catch (BedrockException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<FoundComponent> match(String folder, Component component, String wanted) {
        String name = component.name().isEmpty() ? folder.substring(folder.lastIndexOf('/') + 1) : component.name();
        if (contains(name, wanted)) {
            return Optional.of(new FoundComponent(folder, name, component.type(), "name"));
        }
        if (contains(folder, wanted)) {
            return Optional.of(new FoundComponent(folder, name, component.type(), "folder"));
        }
        return component.subcomponents().stream()
                .filter(stanza -> contains(stanza.name(), wanted)
                        || contains(stanza.source(), wanted)
                        || contains(stanza.path(), wanted))
                .findFirst()
                .map(stanza -> new FoundComponent(folder, name, component.type(), "stanza " + stanza.name()));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
