package dev.bedrock.hld.manifest;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a namespace into the metadata of objects that have none. Objects of kinds that live in no namespace are left
 * alone, and so is every other byte of the text. The items of a {@code kind: List} are objects of their own.
 */
public final class NamespaceInjector {
    private final KindScope scope;

    /** An injector that also knows the kinds which custom resource definitions among these objects declare. */
    public NamespaceInjector(Iterable<ManifestObject> objects) {
        this.scope = new KindScope(objects);
    }

    /**
     * The object with the namespace, if it needs one.
     *
     * @param exceptKinds kinds to leave alone
     */
    public ManifestObject inject(ManifestObject object, String namespace, Set<String> exceptKinds) {
        MapNode content = object.content();
        List<Node> items = ManifestParser.items(content);
        YamlEditor editor = YamlEditor.of(object.source(), object.text()).lenient();
        if (items.isEmpty() && needsNamespace(content, object.id(), exceptKinds)) {
            editor = editor.set(YamlPath.of("metadata", "namespace"), namespace);
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof MapNode item) {
                Optional<ObjectId> id = ManifestParser.identify(item);
                if (id.isPresent() && needsNamespace(item, id.get(), exceptKinds)) {
                    editor = editor.set(
                            YamlPath.of("items").index(i).key("metadata").key("namespace"), namespace);
                }
            }
        }
        String text = editor.text();
        return text.equals(object.text()) ? object : object.with(withNamespace(object.id(), items, namespace), text);
    }

    /** An object without metadata gets none, and an empty namespace is one, as in Fabrikate. */
    private boolean needsNamespace(MapNode object, ObjectId id, Set<String> exceptKinds) {
        return !scope.isClusterScoped(id)
                && !exceptKinds.contains(id.kind())
                && object.get("metadata").orElse(null) instanceof MapNode metadata
                && metadata.get("namespace").map(NamespaceInjector::isNull).orElse(true);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isNull();
    }

    private static ObjectId withNamespace(ObjectId id, List<Node> items, String namespace) {
        return items.isEmpty() ? new ObjectId(id.apiVersion(), id.kind(), namespace, id.name()) : id;
    }
}
