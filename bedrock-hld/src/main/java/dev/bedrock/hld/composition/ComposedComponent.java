package dev.bedrock.hld.composition;

import dev.bedrock.hld.component.Component;
import java.util.List;
import java.util.stream.Stream;

/**
 * A component in its place in the tree, with its merged configuration. Immutable.
 *
 * @param component what its file or stanza says
 * @param directory the directory that its paths are relative to, below the root of the definition; that of the parent for
 *     a component without a file of its own
 * @param source where its files are, if they come from elsewhere, and what they may not leave
 * @param logicalPath the folder of its manifests below the output folder: the stanza names that lead to it, empty at the
 *     top
 * @param config its configuration
 * @param subcomponents its subcomponents that are not disabled, in the order of the file
 */
public record ComposedComponent(
        Component component,
        String directory,
        SourceScope source,
        String logicalPath,
        ComponentConfig config,
        List<ComposedComponent> subcomponents) {
    /** Keeps a copy. */
    public ComposedComponent {
        subcomponents = List.copyOf(subcomponents);
    }

    /** Its name. */
    public String name() {
        return component.name();
    }

    /** Its name below the folders of the output: the path of its manifests without the suffix. */
    public String outputPath() {
        return logicalPath.isEmpty() ? name() : logicalPath + "/" + name();
    }

    /** This component and all below it, each before its subcomponents. */
    public Stream<ComposedComponent> stream() {
        return Stream.concat(Stream.of(this), subcomponents.stream().flatMap(ComposedComponent::stream));
    }

    @Override
    public String toString() {
        return outputPath();
    }
}
