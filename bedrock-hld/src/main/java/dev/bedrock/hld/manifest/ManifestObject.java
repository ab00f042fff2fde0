package dev.bedrock.hld.manifest;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;

/**
 * A Kubernetes object as text, comments included.
 *
 * @param id what identifies it
 * @param text its YAML or JSON, without the {@code ---} before it, ending in one newline
 * @param source where it came from: a file of a static component, or the template of a chart
 */
public record ManifestObject(ObjectId id, String text, String source) {
    /** The object's content, parsed anew at each call. */
    public MapNode content() {
        return YamlReader.defaults()
                .lenient()
                .readFirst(source, text)
                .filter(MapNode.class::isInstance)
                .map(MapNode.class::cast)
                .orElseThrow(() -> new IllegalStateException("an object without content: " + id));
    }

    /** The same object with other text. */
    ManifestObject with(ObjectId newId, String newText) {
        return new ManifestObject(newId, newText, source);
    }
}
