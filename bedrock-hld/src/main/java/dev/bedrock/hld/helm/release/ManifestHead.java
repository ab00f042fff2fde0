package dev.bedrock.hld.helm.release;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlSyntaxException;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.StructReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a document that decides what happens to it.
 *
 * @param kind the kind, empty if there is none
 * @param annotations the annotations of its metadata
 */
record ManifestHead(String kind, Map<String, String> annotations) {
    private static final YamlReader READER = YamlReader.defaults().lenient();

    /** What Go prints of the type of {@code metadata}. */
    private static final String METADATA_TYPE =
            "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string \"json:\\\"annotations\\\"\" }";

    ManifestHead {
        annotations = Map.copyOf(annotations);
    }

    /**
     * Reads a document, all of it: an error anywhere is an error.
     *
     * @throws GoDecodeException if it is no YAML, or no object
     */
    static ManifestHead of(String file, String document) throws GoDecodeException {
        StructReader head = StructReader.of("SimpleHead", "util.SimpleHead", read(file, document));
        head.text("apiVersion");
        String kind = head.text("kind");
        StructReader metadata = head.nested("metadata", "", METADATA_TYPE);
        metadata.text("name");
        Map<String, String> annotations = metadata.textMap("annotations");
        return new ManifestHead(kind, annotations == null ? Map.of() : annotations);
    }

    private static @Nullable Object read(String file, String document) throws GoDecodeException {
        Optional<Node> node;
        try {
            node = READER.readFirst(file, document, ManifestHead::isRelevant);
        } catch (YamlSyntaxException e) {
            throw new GoDecodeException("error converting YAML to JSON: " + e.goMessage());
        }
        if (node.isEmpty()) {
            return null;
        }
        if (!(node.get() instanceof MapNode map)) {
            return node.get() instanceof ScalarNode ? node.get().toData() : java.util.List.of();
        }
        Map<String, @Nullable Object> relevant = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            if (isRelevant(entry.key())) {
                relevant.put(entry.key(), entry.value().toData());
            }
        }
        return relevant;
    }

    private static boolean isRelevant(String key) {
        return switch (key.length()) {
            case 4 -> key.equalsIgnoreCase("kind");
            case 8 -> key.equalsIgnoreCase("metadata");
            case 10 -> key.equalsIgnoreCase("apiVersion");
            default -> false;
        };
    }
}
