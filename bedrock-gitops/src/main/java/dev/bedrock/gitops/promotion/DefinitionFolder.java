package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.ComponentReader;
import dev.bedrock.hld.component.DocumentFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The component file in a folder of a definition, as far as it tells where charts are. */
final class DefinitionFolder {
    private final GitTree tree;
    private final String folder;

    DefinitionFolder(GitTree tree, String folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /**
     * The component that a target means; empty if the component file is in HCL or its subcomponent is in another folder.
     *
     * @throws InvalidInputException if there is no such folder or subcomponent
     */
    Optional<Component> component(ImageTarget target) {
        for (String name : List.of("component.yaml", "component.yml", "component.json")) {
            String path = path(name);
            if (tree.findFile(path).isPresent()) {
                Node document = name.endsWith(".json")
                        ? JsonReader.defaults().read(path, tree.readString(path))
                        : YamlReader.defaults()
                                .verbatimKeys()
                                .readFirst(path, tree.readString(path))
                                .orElseThrow(() -> missing(target));
                DocumentFormat format = name.endsWith(".json") ? DocumentFormat.JSON : DocumentFormat.YAML;
                // Whatever else is wrong with the file is no concern of its images.
                return below(new ComponentReader(Set.of(), problem -> {}).read(document, format), target);
            }
        }
        if (tree.findFile(path("component.hcl")).isPresent()) {
            return Optional.empty();
        }
        throw missing(target);
    }

    private static Optional<Component> below(Component top, ImageTarget target) {
        Component component = top;
        for (int i = 0; i < target.subcomponent().size(); i++) {
            boolean elsewhere = i > 0
                    && component.isContainer()
                    && !(component.source().isEmpty() && component.path().isEmpty());
            if (elsewhere) {
                return Optional.empty();
            }
            String name = target.subcomponent().get(i);
            Component parent = component;
            component = parent.subcomponents().stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(PromotionCode.PLACE_MISSING
                            .error(target + " has no subcomponent '" + name + "'", parent.location())
                            .withHint(DidYouMean.hint(name, parent.subcomponentNames()))));
        }
        return Optional.of(component);
    }

    private InvalidInputException missing(ImageTarget target) {
        int slash = folder.lastIndexOf('/');
        String parent = slash < 0 ? "" : folder.substring(0, slash);
        Set<String> names = new TreeSet<>();
        tree.findFolder(parent).map(GitTree::files).orElse(List.of()).forEach(file -> componentBelow(file)
                .ifPresent(names::add));
        return new InvalidInputException(PromotionCode.PLACE_MISSING
                .error("the definition has no component in '" + folder + "' for " + target)
                .withHint(DidYouMean.hint(folder.substring(slash + 1), names)));
    }

    private static Optional<String> componentBelow(GitFile file) {
        int slash = file.path().indexOf('/');
        boolean component = slash > 0 && file.path().substring(slash + 1).startsWith("component.");
        return component ? Optional.of(file.path().substring(0, slash)) : Optional.empty();
    }

    private String path(String file) {
        return folder.isEmpty() ? file : folder + "/" + file;
    }
}
