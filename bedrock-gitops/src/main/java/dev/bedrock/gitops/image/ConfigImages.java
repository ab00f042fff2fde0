package dev.bedrock.gitops.image;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All images that a file of configuration sets. */
public final class ConfigImages {
    private static final YamlReader YAML = YamlReader.defaults().verbatimKeys();
    private static final int MOST_LEVELS = 100;
    private static final Pattern CONFIG = Pattern.compile("(?:(?<folder>.+)/)?config/(?<environment>[^/]+)\\.ya?ml");

    private final SortedMap<ImagePlace, String> images = new TreeMap<>();

    private final String environment;

    private ConfigImages(String environment) {
        this.environment = environment;
    }

    /** Whether a file is configuration in YAML, told by its path. */
    public static boolean isConfig(String path) {
        return CONFIG.matcher(path).matches();
    }

    /**
     * The images by their places.
     *
     * @param path the path of the file in the definition, such as {@code shop/web/qa/config/common.yaml}
     * @throws IllegalArgumentException if it is not {@linkplain #isConfig configuration}
     * @throws dev.bedrock.core.diagnostic.BedrockException if it is no YAML
     */
    public static SortedMap<ImagePlace, String> in(String path, String text) {
        Matcher matcher = CONFIG.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no configuration: " + path);
        }
        ConfigImages images = new ConfigImages(matcher.group("environment"));
        String folder = matcher.group("folder") == null ? "" : matcher.group("folder");
        YAML.readFirst(path, text).ifPresent(document -> images.component(folder, document, 0));
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
            keys.configured().ifPresent(image -> images.put(ImagePlace.of(place, environment, key), image));
        }
    }
}
