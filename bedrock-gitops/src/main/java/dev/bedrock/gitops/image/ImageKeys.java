package dev.bedrock.gitops.image;

import static dev.bedrock.gitops.image.ImageFinder.DIGEST;
import static dev.bedrock.gitops.image.ImageFinder.NAME;
import static dev.bedrock.gitops.image.ImageFinder.REGISTRY;
import static dev.bedrock.gitops.image.ImageFinder.REPOSITORY;
import static dev.bedrock.gitops.image.ImageFinder.SHA;
import static dev.bedrock.gitops.image.ImageFinder.TAG;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The keys that have the parts of one image, in the values of a chart and in the configuration that is laid over them. */
final class ImageKeys {
    /** How charts take an image. */
    private enum Form {
        /** A mapping with a part at each key. */
        PARTS,
        /** A mapping without a key for the tag: that is in the repository. */
        TAG_IN_REPOSITORY,
        /** One text. */
        ONE_TEXT,
        /** The repository at one key, the tag at another one beside it. */
        TWO_TEXTS
    }

    private final List<String> key;
    private final Optional<MapNode> config;
    private final Supplier<Optional<MapNode>> chart;
    private final SourceLocation location;
    private final Form form;

    ImageKeys(List<String> key, Optional<MapNode> config, Supplier<Optional<MapNode>> chart, SourceLocation location) {
        this.key = key;
        this.config = config;
        this.chart = chart;
        this.location = ImageFinder.at(config, key).map(Node::location).orElse(location);
        this.form = form();
    }

    private Form form() {
        Optional<Node> value = ImageFinder.at(config, key).or(() -> ImageFinder.at(chart.get(), key));
        if (value.isPresent() && value.get() instanceof ScalarNode) {
            return has(ImageFinder.beside(key)) ? Form.TWO_TEXTS : Form.ONE_TEXT;
        }
        if (value.isPresent() && !(value.get() instanceof MapNode)) {
            throw error(ImageCode.KEY_SHAPE, "'" + name(key) + "' is a list, not an image", "");
        }
        boolean besideOnly = value.isEmpty() && has(ImageFinder.beside(key));
        return besideOnly ? Form.TWO_TEXTS : formOfMapping();
    }

    private Form formOfMapping() {
        String repository = text(repositoryKey());
        boolean tagged = !repository.isEmpty()
                && ImageReference.isImage(repository)
                && ImageReference.parse(repository).isExact();
        return tagged && !hasOwn(part(TAG)) ? Form.TAG_IN_REPOSITORY : Form.PARTS;
    }

    private void requireOnePlaceForTheTag() {
        String repository = text(repositoryKey());
        boolean tagged = ImageReference.isImage(repository)
                && ImageReference.parse(repository).isExact();
        if (tagged && has(part(TAG))) {
            throw error(
                    ImageCode.KEY_AMBIGUOUS,
                    "'" + name(repositoryKey()) + "' has a tag or digest, but the chart has '" + name(part(TAG))
                            + "' for it",
                    "leave only the repository there");
        }
    }

    List<String> key() {
        return key;
    }

    /** The values that make an image of this one, by their places. */
    Map<List<String>, String> assignments(ImageReference image) {
        Map<List<String>, String> values = new LinkedHashMap<>();
        if (form == Form.PARTS || form == Form.TAG_IN_REPOSITORY) {
            requireOnePlaceForTheTag();
        }
        switch (form) {
            case PARTS -> parts(image, values);
            case TAG_IN_REPOSITORY -> values.put(repositoryKey(), whole(image, text(repositoryKey())));
            case ONE_TEXT -> values.put(key, whole(image, text(key)));
            default -> {
                image.repository().ifPresent(repository -> values.put(key, repository));
                values.put(ImageFinder.beside(key), image.version());
            }
        }
        return values;
    }

    private void parts(ImageReference image, Map<List<String>, String> values) {
        Optional<List<String>> digestKey = Stream.of(part(DIGEST), part(SHA))
                .filter(image.digest().isPresent() ? this::has : this::hasOwn)
                .findFirst();
        image.repository().ifPresent(repository -> repository(repository, values));
        if (image.digest().isPresent() && digestKey.isPresent()) {
            image.tag().ifPresent(tag -> values.put(part(TAG), tag));
            values.put(digestKey.get(), digest(image.digest().get(), digestKey.get()));
        } else if (image.tag().isPresent()) {
            requireNotPinned(image, digestKey);
            requireTagKey();
            values.put(part(TAG), image.version());
        } else {
            throw error(
                    ImageCode.KEY_MISSING,
                    "the chart has no key for a digest beside '" + name(key) + "'",
                    "give the tag, too: TAG@DIGEST becomes the tag");
        }
    }

    private void requireNotPinned(ImageReference image, Optional<List<String>> digestKey) {
        String pinned = digestKey.map(this::text).orElse("");
        if (image.digest().isEmpty() && !pinned.isEmpty()) {
            throw error(
                    ImageCode.DIGEST_PINNED,
                    "'" + name(digestKey.orElseThrow()) + "' is " + pinned + ", which counts more than a tag",
                    "give the digest, too, or take it out of the configuration");
        }
    }

    private void requireTagKey() {
        boolean knownWithout = !hasOwn(part(TAG))
                && !has(part(TAG))
                && chart.get().isPresent()
                && ImageFinder.at(chart.get(), key).isPresent();
        if (knownWithout) {
            throw error(ImageCode.KEY_MISSING, "the chart has no '" + name(part(TAG)) + "'", "");
        }
    }

    /** Some charts take the digest without the algorithm. */
    private static String digest(String digest, List<String> key) {
        return key.get(key.size() - 1).equals(SHA) ? digest.substring(digest.indexOf(':') + 1) : digest;
    }

    private void repository(String repository, Map<List<String>, String> values) {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        // Where the whole repository stands at one key already, it is not looked up whether the chart has two.
        boolean apart = hasOwn(part(REGISTRY)) || (configured(repositoryKey()).isEmpty() && has(part(REGISTRY)));
        if (host && apart) {
            values.put(part(REGISTRY), first);
            values.put(repositoryKey(), repository.substring(slash + 1));
        } else {
            values.put(repositoryKey(), repository);
        }
    }

    private String whole(ImageReference image, String current) {
        if (image.repository().isPresent()) {
            return image.toString();
        }
        if (!ImageReference.isImage(current)) {
            throw error(
                    ImageCode.KEY_MISSING,
                    "'" + name(key) + "' has no repository yet",
                    "give the whole image: REPOSITORY:TAG");
        }
        return image.orRepositoryOf(ImageReference.parse(current)).toString();
    }

    /** The image as the configuration alone has it, in printable characters; empty if it has none. */
    Optional<String> configured() {
        String image =
                switch (form) {
                    case PARTS -> configuredParts();
                    case TAG_IN_REPOSITORY -> configured(repositoryKey());
                    case ONE_TEXT -> configured(key);
                    default -> configured(key) + prefixed(":", configured(ImageFinder.beside(key)));
                };
        return Optional.of(image).filter(text -> !text.isEmpty()).map(Printable::of);
    }

    private String configuredParts() {
        String registry = configured(part(REGISTRY));
        String repository = configured(repositoryKey());
        return (registry.isEmpty() || repository.isEmpty() ? registry : registry + "/")
                + repository
                + prefixed(":", configured(part(TAG)))
                + prefixed("@", configured(part(DIGEST)))
                + prefixed("@sha256:", configured(part(SHA)));
    }

    /** The places of what the configuration has of the image. */
    List<List<String>> places() {
        boolean mapping = form == Form.PARTS || form == Form.TAG_IN_REPOSITORY;
        Stream<List<String>> all =
                mapping ? ImageFinder.PARTS.stream().map(this::part) : Stream.of(key, ImageFinder.beside(key));
        return all.filter(path -> ImageFinder.at(config, path).isPresent()).toList();
    }

    private List<String> repositoryKey() {
        if (hasOwn(part(REPOSITORY)) || hasOwn(part(NAME))) {
            return hasOwn(part(REPOSITORY)) ? part(REPOSITORY) : part(NAME);
        }
        return has(part(REPOSITORY)) || !has(part(NAME)) ? part(REPOSITORY) : part(NAME);
    }

    private List<String> part(String name) {
        return ImageFinder.with(key, name);
    }

    /** The key may be there for the user to fill in, with no value yet. */
    private boolean has(List<String> path) {
        return hasOwn(path) || hasEntry(chart.get(), path);
    }

    private boolean hasOwn(List<String> path) {
        return hasEntry(config, path);
    }

    private static boolean hasEntry(Optional<MapNode> values, List<String> path) {
        String last = path.get(path.size() - 1);
        Optional<? extends Node> parent =
                path.size() == 1 ? values : ImageFinder.at(values, path.subList(0, path.size() - 1));
        return parent.filter(node -> node instanceof MapNode map && map.has(last))
                .isPresent();
    }

    private String text(List<String> path) {
        String own = configured(path);
        return own.isEmpty() ? ImageFinder.text(chart.get(), path) : own;
    }

    private String configured(List<String> path) {
        return ImageFinder.text(config, path);
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    static String name(List<String> path) {
        return String.join(".", path);
    }

    private InvalidInputException error(ImageCode code, String message, String hint) {
        return new InvalidInputException(code.error(message, location).withHint(hint));
    }
}
