package dev.bedrock.hld.composition;

import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.component.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Composes small definitions that are written as text. */
public final class Definitions {
    private Definitions() {}

    /** Writes the files and composes them. */
    public static Composition compose(Path directory, String files, String... environments) {
        return composeFolder(Directories.write(directory, files), environments);
    }

    /** Composes the definition in a folder. */
    public static Composition composeFolder(Path directory, String... environments) {
        return Composer.compose(
                FileTree.open(directory), "", Environments.of(environments), Set.of(Component.HELM, Component.STATIC));
    }

    /** The values of a component. */
    public static Map<String, @Nullable Object> values(Composition composition, String outputPath) {
        return composition
                .component(outputPath)
                .orElseThrow()
                .config()
                .values()
                .map(ConfigMap::toData)
                .orElseGet(TreeMap::new);
    }

    /** The problems as they are printed. */
    public static List<String> problems(Composition composition) {
        return composition.problems().stream().map(Object::toString).toList();
    }

    /** The paths of all components. */
    public static List<String> paths(Composition composition) {
        return composition.components().stream()
                .map(ComposedComponent::outputPath)
                .toList();
    }
}
