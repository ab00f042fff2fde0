package dev.bedrock.hld.manifest;

import java.time.Duration;
import java.util.List;

/**
 * The objects of one component.
 *
 * @param path the path of its manifests below the output folder, without suffix, such as {@code infra/efk/kibana}
 * @param wave when it is to be applied: after the components of all lower waves
 * @param objects its objects in the order in which its generator gave them
 * @param elapsed how long it took to make them
 */
public record ComponentManifests(String path, int wave, List<ManifestObject> objects, Duration elapsed) {
    /** Keeps a copy. */
    public ComponentManifests {
        objects = List.copyOf(objects);
    }

    /** The same component with other objects. */
    public ComponentManifests withObjects(List<ManifestObject> newObjects) {
        return new ComponentManifests(path, wave, newObjects, elapsed);
    }
}
