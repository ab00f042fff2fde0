package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.BedrockException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of a text: where it goes, and the proof that nothing else has changed. Used once. */
final class YamlEdit {
    private static final Spot NOTHING = new Spot(Spot.Kind.SCALAR, 0, 0, 0, "", ' ', Optional.empty(), List.of());

    private final YamlReader reader;
    private final String file;
    private final SourceText source;
    private final List<YamlPath.Step> steps;
    private final EditErrors errors;
    private final PathWalk walk;
    private final Splicer splicer;
    /** What the documents must be after the change. */
    private final List<@Nullable Object> expected;

    YamlEdit(String file, String text, YamlPath path, YamlReader reader, boolean json) {
        this.reader = reader;
        this.file = file;
        this.source = new SourceText(text);
        this.steps = path.steps();
        this.errors = new EditErrors(file, source, path);
        this.expected = read(text);
        SpotReader spots = new SpotReader(file, source, reader.hasVerbatimKeys());
        Spot root = spots.root().orElse(NOTHING);
        if (root.isNull() && !expected.isEmpty()) {
            throw errors.impossible("the first document is empty and others follow", 0);
        }
        this.splicer = new Splicer(source, root, errors, json);
        this.walk = new PathWalk(root, path, spots.aliases(), errors);
    }

    private List<@Nullable Object> read(String text) {
        List<@Nullable Object> documents = new ArrayList<>();
        reader.documents(file, text).forEachRemaining(node -> documents.add(node.toData()));
        return documents;
    }

    /** YAML 1.1 and 1.2 do not agree on these characters, neither as they are nor on their escapes. */
    private void checkWritable(@Nullable Object value) {
        if (String.valueOf(value).chars().anyMatch(c -> c == 0x2028 || c == 0x2029)) {
            throw errors.impossible("the value has a line separator, U+2028 or U+2029", 0);
        }
    }

    String set(@Nullable Object value) {
        checkWritable(value);
        if (steps.isEmpty()) {
            throw errors.impossible("the path must name a key or an item", 0);
        }
        if (walk.length() < steps.size()) {
            return add(value);
        }
        walk.checkDroppable(walk.last());
        return replace(walk.length(), value);
    }

    String append(@Nullable Object item) {
        checkWritable(item);
        Spot list = walk.last();
        List<@Nullable Object> items = new ArrayList<>();
        items.add(item);
        if (walk.length() < steps.size()) {
            return add(items);
        }
        walk.checkLastIsOwn();
        if (list.isNull() || becomesBlock(list)) {
            return replace(walk.length(), items);
        }
        if (!list.isList()) {
            throw errors.impossible("it is no list", list.start());
        }
        asList(data(walk.length())).add(item);
        return apply(splicer.addItem(list, item));
    }

    String remove() {
        if (steps.isEmpty()) {
            throw errors.impossible("the path must name a key or an item", 0);
        }
        if (walk.length() < steps.size()) {
            return source.text();
        }
        int depth = walk.length() - 1;
        Spot parent = walk.spot(depth);
        int position = walk.position(depth);
        walk.checkDroppable(walk.last());
        if (parent.indexOf("<<") >= 0) {
            throw errors.impossible("the mapping has merged entries", parent.start());
        }
        if (parent.entries().size() == 1 && !parent.isFlow()) {
            return empty(depth, parent);
        }
        if (parent.isMap()) {
            asMap(data(depth)).remove(parent.entries().get(position).key());
        } else {
            asList(data(depth)).remove(position);
        }
        return apply(splicer.remove(parent, position));
    }

    private String empty(int depth, Spot collection) {
        Object nothing = collection.isMap() ? new LinkedHashMap<>() : new ArrayList<>();
        if (depth > 0) {
            return replace(depth, nothing);
        }
        expected.set(0, nothing);
        return apply(new Splice(collection.start(), collection.end(), collection.isMap() ? "{}" : "[]"));
    }

    private String add(@Nullable Object value) {
        int depth = walk.length();
        Spot target = walk.last();
        walk.checkLastIsOwn();
        YamlPath.Step step = steps.get(depth);
        if (target.isNull() || (becomesBlock(target) && target.isMap() == step instanceof YamlPath.Key)) {
            return replace(depth, DataEdit.wrap(steps.subList(depth, steps.size()), value, errors));
        }
        Object nested = DataEdit.wrap(steps.subList(depth + 1, steps.size()), value, errors);
        if (step instanceof YamlPath.Key key) {
            if (!target.isMap() || key.key().equals("<<")) {
                throw errors.impossible("there is no mapping to add " + key + " to", target.start());
            }
            asMap(data(depth)).put(key.key(), nested);
            return apply(splicer.addEntry(target, key.key(), nested));
        }
        boolean behindLast = step instanceof YamlPath.Item
                || ((YamlPath.Index) step).index() == target.entries().size();
        if (!target.isList() || !behindLast) {
            throw errors.impossible("there is no item " + step, target.start());
        }
        Object item = step instanceof YamlPath.Item wanted ? DataEdit.newItem(wanted, nested, errors) : nested;
        asList(data(depth)).add(item);
        return apply(splicer.addItem(target, item));
    }

    /** Empty brackets that stand in block style give way to a block. */
    private boolean becomesBlock(Spot spot) {
        int depth = walk.length();
        return spot.isEmptyCollection() && depth > 0 && !walk.spot(depth - 1).isFlow();
    }

    /** The value at this depth of the walk becomes another one. */
    private String replace(int depth, @Nullable Object value) {
        if (depth == 0) {
            if (!(value instanceof Map<?, ?>)) {
                throw errors.impossible("the file is empty", 0);
            }
            expected.add(value);
            return apply(splicer.fill(value));
        }
        Spot parent = walk.spot(depth - 1);
        int position = walk.position(depth - 1);
        if (parent.isMap()) {
            String key = parent.entries().get(position).key();
            if (key.equals("<<")) {
                throw errors.impossible("it is merged into the mapping", parent.start());
            }
            asMap(data(depth - 1)).put(key, value);
        } else {
            asList(data(depth - 1)).set(position, value);
        }
        return apply(splicer.replace(parent, position, value));
    }

    /** The data at this depth of the walk. */
    private @Nullable Object data(int depth) {
        Object data = expected.get(0);
        for (int i = 0; i < depth; i++) {
            data = walk.spot(i).isMap()
                    ? asMap(data)
                            .get(walk.spot(i).entries().get(walk.position(i)).key())
                    : asList(data).get(walk.position(i));
        }
        return data;
    }

    /** Sound because it is only used for what {@link #read} has made. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asMap(@Nullable Object data) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(data);
    }

    /** Sound because it is only used for what {@link #read} has made. */
    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> asList(@Nullable Object data) {
        return (List<@Nullable Object>) Objects.requireNonNull(data);
    }

    private String apply(Splice splice) {
        String changed = splice.applyTo(source.text());
        List<@Nullable Object> actual;
        try {
            actual = read(changed);
        } catch (BedrockException e) {
            throw new IllegalStateException("an edit of " + file + " has broken it: " + splice, e);
        }
        if (!DataEdit.same(actual, expected)) {
            throw new IllegalStateException("an edit of " + file + " has changed more than it should: " + splice);
        }
        return changed;
    }
}
