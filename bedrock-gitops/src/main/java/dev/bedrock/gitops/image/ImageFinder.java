package dev.bedrock.gitops.image;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds in values of a chart what looks like an image. */
final class ImageFinder {
    /** Where charts for Bedrock have it. */
    static final List<String> USUAL = List.of("image");

    static final String REPOSITORY = "repository";
    static final String NAME = "name";
    static final String REGISTRY = "registry";
    static final String TAG = "tag";
    static final String DIGEST = "digest";
    static final String SHA = "sha";
    static final List<String> PARTS = List.of(REGISTRY, REPOSITORY, NAME, TAG, DIGEST, SHA);

    /** What is behind the name of an image in the name of the key that has its tag, if that is beside it. */
    private static final String BESIDE = "Tag";

    private static final int MOST_LEVELS = 12;

    private ImageFinder() {}

    /** The places of all images, in the order of the values. Those in lists are none: their place has no name. */
    static Set<List<String>> find(MapNode values) {
        Set<List<String>> found = new LinkedHashSet<>();
        find(values, List.of(), found);
        return found;
    }

    private static void find(MapNode map, List<String> above, Set<List<String>> found) {
        for (MapNode.Entry entry : map.entries()) {
            String key = entry.key();
            if (isName(key) && isImage(key, entry.value())) {
                found.add(with(above, key));
            } else if (key.endsWith(BESIDE) && isName(key.substring(0, key.length() - BESIDE.length()))) {
                found.add(with(above, key.substring(0, key.length() - BESIDE.length())));
            } else if (entry.value() instanceof MapNode inner && above.size() < MOST_LEVELS) {
                find(inner, with(above, key), found);
            }
        }
    }

    private static boolean isName(String key) {
        return key.equals("image") || key.endsWith("Image");
    }

    private static boolean isImage(String key, Node value) {
        if (value instanceof MapNode map) {
            return PARTS.stream().anyMatch(map::has);
        }
        if (!(value instanceof ScalarNode scalar) || !(scalar.isNull() || scalar.isString())) {
            return false;
        }
        // Another image, such as a picture, has such a name, too; only 'image' alone is one whatever it holds.
        return key.equals("image") || (scalar.text().matches(".*[/:].*") && ImageReference.isImage(scalar.text()));
    }

    /** The key that has the tag of an image whose repository is at another key. */
    static List<String> beside(List<String> key) {
        List<String> path = new ArrayList<>(key);
        path.set(key.size() - 1, key.get(key.size() - 1) + BESIDE);
        return path;
    }

    static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    /** What is at a place, unless that is null. */
    static Optional<Node> at(Optional<? extends Node> values, List<String> path) {
        Optional<Node> node = values.map(Node.class::cast);
        for (String key : path) {
            node = node.flatMap(parent -> parent instanceof MapNode map ? map.get(key) : Optional.empty());
        }
        return node.filter(found -> !(found instanceof ScalarNode scalar && scalar.isNull()));
    }

    /** The text of a scalar at a place; empty if there is none. */
    static String text(Optional<? extends Node> values, List<String> path) {
        return at(values, path)
                .map(node -> node instanceof ScalarNode scalar ? scalar.text() : "")
                .orElse("");
    }
}
