package dev.bedrock.core.document;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a mapping into typed values. What does not fit becomes a problem with its place, and reading goes
 * on; a null value counts as an absent one.
 *
 * <pre>{@code
 * Fields fields = Fields.of(node, problems::add);
 * String name = fields.text("name").orElse("");
 * List<String> hooks = fields.texts("hooks");
 * fields.warnAboutOthers();
 * }</pre>
 *
 * <p>Not thread-safe: it remembers which fields were asked for.
 */
public final class Fields {
    private final MapNode node;
    private final Consumer<Problem> problems;
    private final Map<String, MapNode.@Nullable Entry> asked = new HashMap<>();
    private boolean ignoreCase;

    private Fields(MapNode node, Consumer<Problem> problems) {
        this.node = node;
        this.problems = problems;
    }

    /** The fields of a mapping, or none and a problem if the node is something else. */
    public static Fields of(Node node, Consumer<Problem> problems) {
        if (node instanceof MapNode map) {
            return new Fields(map, problems);
        }
        if (!isNull(node)) {
            problems.accept(wrongShape("a mapping", node, "this place"));
        }
        return new Fields(MapNode.of(node.location(), List.of()), problems);
    }

    /** The same fields, found whatever the case of their letters if there is none of exactly that name. */
    public Fields ignoringCase() {
        ignoreCase = true;
        return this;
    }

    /** The mapping. */
    public MapNode node() {
        return node;
    }

    /** The node of a field; empty if it is absent or null. */
    public Optional<Node> node(String key) {
        return entry(key).map(MapNode.Entry::value).filter(value -> !isNull(value));
    }

    /** The key and node of a field, null values included. */
    public Optional<MapNode.Entry> entry(String key) {
        if (!asked.containsKey(key)) {
            asked.put(key, find(key));
        }
        return Optional.ofNullable(asked.get(key));
    }

    private MapNode.@Nullable Entry find(String key) {
        Optional<MapNode.Entry> exact = node.entry(key);
        if (exact.isPresent() || !ignoreCase) {
            return exact.orElse(null);
        }
        return node.entries().stream()
                .filter(entry -> entry.key().equalsIgnoreCase(key))
                .findFirst()
                .orElse(null);
    }

    /** A string. Numbers and booleans count as they are written, so a version {@code 1.10} stays {@code 1.10}. */
    public Optional<String> text(String key) {
        return node(key).flatMap(value -> {
            if (value instanceof ScalarNode scalar) {
                return Optional.of(scalar.text());
            }
            problems.accept(wrongShape("a string", value, "'" + key + "'"));
            return Optional.empty();
        });
    }

    /** A boolean. */
    public Optional<Boolean> bool(String key) {
        return node(key).flatMap(value -> {
            if (value instanceof ScalarNode scalar && scalar.value() instanceof Boolean bool) {
                return Optional.of(bool);
            }
            problems.accept(wrongShape("true or false", value, "'" + key + "'"));
            return Optional.empty();
        });
    }

    /** The items of a list. */
    public List<Node> items(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof ListNode list) {
            return list.items();
        }
        problems.accept(wrongShape("a list", value.get(), "'" + key + "'"));
        return List.of();
    }

    /** A list of strings. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                texts.add(scalar.text());
            } else {
                problems.accept(wrongShape("a string", item, "an item of '" + key + "'"));
            }
        }
        return texts;
    }

    /** The entries of a mapping. */
    public List<MapNode.Entry> entries(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof MapNode map) {
            return map.entries();
        }
        problems.accept(wrongShape("a mapping", value.get(), "'" + key + "'"));
        return List.of();
    }

    /** A mapping of strings to strings, in the order of the file. */
    public Map<String, String> textMap(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        for (MapNode.Entry entry : entries(key)) {
            if (entry.value() instanceof ScalarNode scalar) {
                map.put(entry.key(), scalar.text());
            } else {
                problems.accept(wrongShape("a string", entry.value(), "'" + entry.key() + "' of '" + key + "'"));
            }
        }
        return map;
    }

    /** Warns about each key that nothing asked for. To be called last. */
    public void warnAboutOthers() {
        for (MapNode.Entry entry : node.entries()) {
            boolean known = asked.containsKey(entry.key()) || asked.containsValue(entry);
            if (!known) {
                problems.accept(CoreCode.UNKNOWN_KEY
                        .warning("unknown key '" + entry.key() + "' has no effect", entry.keyLocation())
                        .withHint(DidYouMean.hint(entry.key(), asked.keySet())));
            }
        }
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isNull();
    }

    private static Problem wrongShape(String expected, Node actual, String where) {
        return CoreCode.DOCUMENT_SHAPE.error(
                where + " must be " + expected + ", found " + describe(actual), actual.location());
    }

    private static String describe(Node node) {
        if (node instanceof MapNode) {
            return "a mapping";
        }
        if (node instanceof ListNode) {
            return "a list";
        }
        Object value = ((ScalarNode) node).value();
        if (value == null) {
            return "nothing";
        }
        if (value instanceof String text) {
            return text.length() > 40 ? "a string" : "the string '" + text + "'";
        }
        return value instanceof Boolean ? "the boolean " + value : "the number " + value;
    }
}
