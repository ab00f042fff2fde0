package dev.bedrock.gitops.flux;

import dev.bedrock.hld.manifest.ComponentManifests;
import dev.bedrock.hld.manifest.ManifestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Manifests that a cluster follows. Immutable.
 *
 * @param name its name, in lower case letters, digits and '-'
 * @param path its folder, relative to the root of the repository
 * @param waves what is applied after what: the files of each wave, relative to the folder; none to apply the whole folder
 *     at once
 */
public record SyncedEnvironment(String name, String path, List<List<String>> waves) {
    /**
     * Keeps copies. A single wave is the whole folder.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException when the name or a path cannot be one
     */
    public SyncedEnvironment {
        SyncChecks.part("environment", name);
        SyncChecks.path(path);
        waves.forEach(files -> files.forEach(SyncChecks::path));
        waves = waves.size() < 2 ? List.of() : waves.stream().map(List::copyOf).toList();
    }

    /** The whole folder of the same name, at once. */
    public static SyncedEnvironment of(String name) {
        return new SyncedEnvironment(name, name, List.of());
    }

    /**
     * A folder in the order that the components of its definition say by {@code dependsOn}. It fits manifests with a file
     * for each component, and is to be made again whenever they are.
     */
    public static SyncedEnvironment of(String name, String path, ManifestSet manifests) {
        Map<Integer, List<String>> waves = new TreeMap<>();
        for (ComponentManifests component : manifests.components()) {
            if (!component.objects().isEmpty()) {
                waves.computeIfAbsent(component.wave(), wave -> new ArrayList<>())
                        .add(component.path() + ".yaml");
            }
        }
        return new SyncedEnvironment(
                name,
                path,
                waves.values().stream()
                        .map(files -> files.stream().sorted().toList())
                        .toList());
    }
}
