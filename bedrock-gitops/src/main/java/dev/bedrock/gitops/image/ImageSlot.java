package dev.bedrock.gitops.image;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An image in one YAML file of configuration: what it is, and how it becomes another one with all else kept as it is, comments
 * included. Immutable.
 */
public final class ImageSlot {
    private static final YamlReader YAML = YamlReader.defaults().verbatimKeys();

    private final String file;
    private final String text;
    private final ImageTarget target;
    private final List<String> base;
    private final Node document;
    private final ImageKeys keys;
    private final List<Problem> problems;

    private ImageSlot(
            String file, String text, ImageTarget target, Node document, ImageKeys keys, List<Problem> problems) {
        this.file = file;
        this.text = text;
        this.target = target;
        this.base = base(target.subcomponent());
        this.document = document;
        this.keys = keys;
        this.problems = List.copyOf(problems);
    }

    /**
     * Finds the image. The keys are those that the configuration has already, or else those of the chart's values: {@code
     * image}, or the only key that looks like one.
     *
     * @param file the name of the file in problems
     * @param text what is in it; empty if it is not there yet
     * @param chart knows the values of the chart, empty if they are not known; only asked when the configuration does not
     *     tell enough
     * @throws InvalidInputException if the file is no YAML, or there is no such key, or several could be meant
     */
    public static ImageSlot find(String file, String text, ImageTarget target, Supplier<Optional<MapNode>> chart) {
        Node document =
                YAML.readFirst(file, text).orElseGet(() -> MapNode.of(SourceLocation.of(file, 1, 1), List.of()));
        List<String> base = base(target.subcomponent());
        Optional<Node> node = ImageFinder.at(Optional.of(document), base);
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            throw new InvalidInputException(ImageCode.KEY_SHAPE.error(
                    "'" + ImageKeys.name(base) + "' is not a mapping",
                    node.get().location()));
        }
        Optional<MapNode> config = node.map(MapNode.class::cast);
        Supplier<Optional<MapNode>> values = once(chart);
        List<Problem> problems = new ArrayList<>();
        SourceLocation location = node.map(Node::location).orElse(SourceLocation.of(file));
        List<String> key = new Choice(target, config, values, location, problems).key();
        return new ImageSlot(file, text, target, document, new ImageKeys(key, config, values, location), problems);
    }

    /** Which of the images is meant. */
    private record Choice(
            ImageTarget target,
            Optional<MapNode> config,
            Supplier<Optional<MapNode>> chart,
            SourceLocation location,
            List<Problem> problems) {
        List<String> key() {
            if (target.key().isPresent()) {
                return given(target.key().get());
            }
            Set<List<String>> found =
                    new LinkedHashSet<>(config.map(ImageFinder::find).orElse(Set.of()));
            if (!found.contains(ImageFinder.USUAL)) {
                found.addAll(chart.get().map(ImageFinder::find).orElse(Set.of()));
            }
            if (found.contains(ImageFinder.USUAL)) {
                return ImageFinder.USUAL;
            }
            if (found.size() > 1) {
                throw new InvalidInputException(ImageCode.KEY_AMBIGUOUS
                        .error(target + " has several images", location)
                        .withHint("name the key: "
                                + String.join(
                                        ", ",
                                        found.stream().map(ImageKeys::name).toList())));
            }
            return found.isEmpty()
                    ? assumed(ImageFinder.USUAL)
                    : found.iterator().next();
        }

        private List<String> given(List<String> key) {
            boolean known = ImageFinder.at(config, key).isPresent()
                    || ImageFinder.at(config, ImageFinder.beside(key)).isPresent()
                    || ImageFinder.at(chart.get(), key).isPresent()
                    || ImageFinder.at(chart.get(), ImageFinder.beside(key)).isPresent();
            return known ? key : assumed(key);
        }

        private List<String> assumed(List<String> key) {
            if (chart.get().isPresent()) {
                throw new InvalidInputException(ImageCode.KEY_MISSING.error(
                        "the chart of " + target + " has no '" + ImageKeys.name(key) + "' among its values", location));
            }
            problems.add(ImageCode.KEY_ASSUMED.warning(
                    "the chart of " + target + " is not known here, it is assumed to take '" + ImageKeys.name(key)
                            + ".tag'",
                    location));
            return key;
        }
    }

    /** The file. */
    public String file() {
        return file;
    }

    /** The place, with the key that was found. */
    public ImagePlace place() {
        return ImagePlace.of(target.component(), target.environment(), keys.key());
    }

    /** The image as this file has it, such as {@code registry/web:1.2}; empty if it has none. */
    public Optional<String> image() {
        return keys.configured();
    }

    /** What is to be said about the keys. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The values that make it another image, by their places in the values of the chart.
     *
     * @throws InvalidInputException if the chart has no key for one of them
     */
    public Map<List<String>, String> values(ImageReference image) {
        return keys.assignments(image);
    }

    /**
     * The text of the file with another image.
     *
     * @throws InvalidInputException if the chart has no key for what is to be set
     */
    public String with(ImageReference image) {
        YamlEditor editor = YamlEditor.of(file, text).verbatimKeys();
        for (Map.Entry<List<String>, String> value : values(image).entrySet()) {
            editor = set(editor, value.getKey(), value.getValue());
        }
        return editor.text();
    }

    /** The text of the file with the image as another text of the same file has it, which may be none. */
    public String withThatOf(ImageSlot other) {
        Set<List<String>> places = new LinkedHashSet<>(keys.places());
        places.addAll(other.keys.places());
        YamlEditor editor = YamlEditor.of(file, text).verbatimKeys();
        for (List<String> place : places) {
            Optional<Node> value = ImageFinder.at(Optional.of(other.document), full(place));
            editor = value.isPresent() ? set(editor, place, value.get().toData()) : editor.remove(path(place));
        }
        return editor.text();
    }

    private YamlEditor set(YamlEditor editor, List<String> place, @Nullable Object value) {
        Optional<Node> present = ImageFinder.at(Optional.of(document), full(place));
        boolean same = present.isPresent() && Objects.equals(present.get().toData(), value);
        return same ? editor : editor.set(path(place), value);
    }

    private List<String> full(List<String> place) {
        List<String> full = new ArrayList<>(base);
        full.addAll(place);
        return full;
    }

    private YamlPath path(List<String> place) {
        return YamlPath.of(full(place).toArray(String[]::new));
    }

    static List<String> base(List<String> subcomponent) {
        List<String> base = new ArrayList<>();
        for (String name : subcomponent) {
            base.add("subcomponents");
            base.add(name);
        }
        base.add("config");
        return base;
    }

    /**
     * Where a document of configuration has a value for a component.
     *
     * @param names the names that lead to the component
     * @param place the place in its configuration
     * @return empty if it has none
     */
    public static Optional<SourceLocation> findValue(Node document, List<String> names, List<String> place) {
        List<String> path = base(names);
        path.addAll(place);
        return ImageFinder.at(Optional.of(document), path).map(Node::location);
    }

    private static <T> Supplier<T> once(Supplier<T> supplier) {
        List<T> known = new ArrayList<>(1);
        return () -> {
            if (known.isEmpty()) {
                known.add(supplier.get());
            }
            return known.get(0);
        };
    }

    /** The file and the image in it. */
    @Override
    public String toString() {
        return file + ": " + image().orElse("no image");
    }
}
