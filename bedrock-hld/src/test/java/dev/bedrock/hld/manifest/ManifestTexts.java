package dev.bedrock.hld.manifest;

import dev.bedrock.core.diagnostic.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Manifests written as text. */
final class ManifestTexts {
    private ManifestTexts() {}

    /** The objects of a stream that is in order. */
    static List<ManifestObject> objects(String stream) {
        List<Problem> problems = new ArrayList<>();
        List<ManifestObject> objects = new ManifestParser(problems::add).parse("test.yaml", stream);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return objects;
    }

    /** A component with the objects of a stream. */
    static ComponentManifests component(String path, String stream) {
        return new ComponentManifests(path, 0, objects(stream), Duration.ZERO);
    }

    /** A document with an object. */
    static String object(String apiVersion, String kind, String name) {
        return "---\napiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n";
    }
}
