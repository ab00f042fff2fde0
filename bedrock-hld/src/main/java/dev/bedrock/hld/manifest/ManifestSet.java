package dev.bedrock.hld.manifest;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The manifests of a definition for one choice of environments. Immutable.
 *
 * @param components the components that render something, in the order of the definition
 * @param problems warnings and notes; errors end a generation before there is a set
 */
public record ManifestSet(List<ComponentManifests> components, List<Problem> problems) {
    /** Keeps copies. */
    public ManifestSet {
        components = List.copyOf(components);
        problems = Problem.sorted(problems);
    }

    /** All objects, in the order of the components. */
    public Stream<ManifestObject> objects() {
        return components.stream().flatMap(component -> component.objects().stream());
    }

    /** The files that {@link #writeTo} writes: content by path, sorted. */
    public Map<String, String> files(OutputLayout layout) {
        Map<String, String> files = new TreeMap<>();
        new ManifestFiles(layout).forEach(components, files::put);
        return files;
    }

    /** Replaces a folder by one with these manifests, a file for each component. */
    public void writeTo(Path directory) {
        writeTo(directory, OutputLayout.defaults());
    }

    /**
     * Replaces a folder by one with these manifests. Whoever reads it, and whatever happens in between, finds the old
     * files or the new ones, never both.
     *
     * @throws dev.bedrock.core.diagnostic.ConflictException if the folder holds files that are no manifests, another
     *     process replaces it at the same time, or two files have the same name
     */
    public void writeTo(Path directory, OutputLayout layout) {
        try (DirectoryReplacement replacement = AtomicDirectory.at(directory).replace()) {
            new ManifestFiles(layout).forEach(components, replacement.files()::write);
            replacement.commit();
        }
    }
}
