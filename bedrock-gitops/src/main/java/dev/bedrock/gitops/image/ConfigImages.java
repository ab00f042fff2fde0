package dev.bedrock.gitops.image;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All images that a file of configuration sets. */
public final class ConfigImages {
    private static final YamlReader YAML = YamlReader.defaults().verbatimKeys();
    private static final int MOST_LEVELS = 100;

    private final SortedMap<String, String> images = new TreeMap<>();

    private ConfigImages() {}

    /**
     * The images by their places, such as {@code shop/web/qa/chart}; an image that is not at the key {@code image} has the
     * key behind it, such as {@code shop/web/qa/chart(worker.image)}.
     *
     * @param folder the folder of the component whose configuration it is; empty for the root
     * @param file the name of the file in errors
     * @throws dev.bedrock.core.diagnostic.BedrockException if it is no YAML
     */
    public static SortedMap<String, String> in(String folder, String file, String text) {
        ConfigImages images = new ConfigImages();
        YAML.readFirst(file, text).ifPresent(document -> images.component(folder, document, 0));
        return images.images;
    }

    private void component(String place, Node node, int level) {
        if (!(node instanceof MapNode map) || level > MOST_LEVELS) {
            return;
        }
        map.get("config")
                .filter(MapNode.class::isInstance)
                .map(MapNode.class::cast)
                .ifPresent(config -> config(place, config));
        if (map.get("subcomponents").orElse(null) instanceof MapNode below) {
            below.entries()
                    .forEach(entry -> component(
                            place.isEmpty() ? entry.key() : place + "/" + entry.key(), entry.value(), level + 1));
        }
    }

    private void config(String place, MapNode config) {
        for (List<String> key : ImageFinder.find(config)) {
            ImageKeys keys = new ImageKeys(key, Optional.of(config), Optional::empty, config.location());
            String name = key.equals(ImageFinder.USUAL) ? place : place + "(" + ImageKeys.name(key) + ")";
            keys.configured().ifPresent(image -> images.put(name, image));
        }
    }
}
