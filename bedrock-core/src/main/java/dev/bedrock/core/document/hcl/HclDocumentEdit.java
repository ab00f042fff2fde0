package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of a file: where it goes, and the proof that nothing else has changed. Used once. */
final class HclDocumentEdit {
    private final HclDocuments documents;
    private final HclFile file;
    private final YamlPath path;
    private final List<YamlPath.Step> steps;
    private final BodyLayout layout;
    private final CollectionLayout collections;
    private final NewText texts;
    private final @Nullable Object before;
    /** The root, and what each step leads to, as far as it is there. */
    private final List<HclPlace> places = new ArrayList<>();

    HclDocumentEdit(HclDocuments documents, HclFile file, YamlPath path) {
        this.documents = documents;
        this.file = file;
        this.path = path;
        this.steps = path.steps();
        this.layout = new BodyLayout(file);
        this.texts = new NewText(layout.lineEnd());
        this.collections = new CollectionLayout(file, texts);
        this.before = documents.read(file).toData();
        places.add(new HclPlace.Mapping(file.body(), documents.rules(), Optional.empty()));
        for (YamlPath.Step step : steps) {
            if (step instanceof YamlPath.Item) {
                throw new IllegalArgumentException("items of lists are named by their position, not by " + step);
            }
            Optional<HclPlace> next = last().step(step);
            if (next.isEmpty()) {
                break;
            }
            places.add(next.get());
        }
    }

    HclFile set(@Nullable Object value) {
        requireSteps();
        Object after = DataChange.with(before, steps, value);
        if (length() == steps.size()) {
            return apply(replaced(value), after);
        }
        checkIndexes();
        return add(value, after);
    }

    HclFile append(@Nullable Object item) {
        requireSteps();
        List<@Nullable Object> items = new ArrayList<>();
        items.add(item);
        Object after = DataChange.with(before, path.index(Integer.MAX_VALUE).steps(), item);
        if (length() < steps.size()) {
            checkIndexes();
            return add(items, after);
        }
        HclPlace list = last();
        if (list instanceof HclPlace.Blocks blocks && blocks.rule().form() == HclBlockRule.Form.LIST) {
            return apply(addBlock(blocks, itemText(blocks, item)), after);
        }
        HclExpression present = list.expression().orElseThrow(() -> impossible("it is no list", list.span()));
        if (present instanceof HclExpression.NullLiteral) {
            return apply(replaced(items), after);
        }
        if (!(present instanceof HclExpression.Tuple tuple)) {
            throw impossible("it is no list that is written out", present.span());
        }
        return apply(collections.addItem(tuple, item), after);
    }

    HclFile remove() {
        requireSteps();
        if (length() < steps.size()) {
            return file;
        }
        Object after = DataChange.without(before, steps);
        HclPlace place = last();
        if (place instanceof HclPlace.Element element) {
            List<HclSpan> elements = element.collection() instanceof HclExpression.ObjectLiteral object
                    ? object.entries().stream().map(HclPlace.Element::spanOf).toList()
                    : element.collection().children().stream()
                            .map(HclExpression::span)
                            .toList();
            return apply(collections.remove(element.collection(), elements, element.position()), after);
        }
        if (place instanceof HclPlace.Argument argument) {
            return apply(without(argument.attribute()), after);
        }
        if (place instanceof HclPlace.Mapping mapping && mapping.block().isPresent()) {
            boolean only = places.get(length() - 1) instanceof HclPlace.Blocks blocks
                    && blocks.blocks().size() == 1;
            return apply(without(mapping.block().get()), only ? withoutKey(1) : after);
        }
        return removeAll((HclPlace.Blocks) place, after);
    }

    private HclSplice without(HclItem item) {
        return new HclSplice(layout.withComments(item), "");
    }

    /** Without blocks, the list or mapping of them is not there, either. */
    private Object withoutKey(int levels) {
        return DataChange.without(before, steps.subList(0, steps.size() - levels));
    }

    private HclFile removeAll(HclPlace.Blocks blocks, Object after) {
        String text = file.text();
        for (int i = blocks.blocks().size() - 1; i >= 0; i--) {
            text = without(blocks.blocks().get(i)).applyTo(text);
        }
        return checked(text, after);
    }

    private HclSplice replaced(@Nullable Object value) {
        HclPlace place = last();
        Optional<HclExpression> old = place.expression();
        if (old.isPresent()) {
            HclSpan span = old.get().span();
            boolean heredocs = place instanceof HclPlace.Argument && layout.isLastOnLine(span.end());
            boolean inline = place instanceof HclPlace.Element element && !isSpread(element.collection());
            String text = inline
                    ? NewText.inline(value)
                    : texts.value(value, layout.indentOf(place.span().start()), heredocs);
            return new HclSplice(span, layout.withLineEnds(text));
        }
        HclPlace parent = places.get(length() - 1);
        boolean block = place instanceof HclPlace.Mapping && value instanceof Map<?, ?> map && NewText.isBody(map);
        if (!block) {
            throw impossible("it is a block, which only a mapping can take the place of", place.span());
        }
        String text = parent instanceof HclPlace.Blocks blocks
                ? blockText(blocks, value)
                : texts.entry(key(length() - 1), value, ((HclPlace.Mapping) parent).rules());
        String indented = BodyLayout.indented(text, layout.indentOf(place.span().start()));
        return new HclSplice(place.span(), layout.withLineEnds(indented.strip()));
    }

    private boolean isSpread(HclExpression collection) {
        return file.text(collection.span()).indexOf('\n') >= 0;
    }

    /** What is missing of the path is added with the value in it. */
    private HclFile add(@Nullable Object value, @Nullable Object after) {
        HclPlace place = last();
        YamlPath.Step step = steps.get(length());
        Object nested = DataChange.with(null, steps.subList(length() + 1, steps.size()), value);
        if (place instanceof HclPlace.Mapping mapping) {
            return addTo(mapping, key(length()), nested, value, after);
        }
        if (place instanceof HclPlace.Blocks blocks) {
            boolean list = blocks.rule().form() == HclBlockRule.Form.LIST;
            if (list ? !isNext(step, blocks.blocks().size()) : !(step instanceof YamlPath.Key)) {
                throw impossible("there is no " + (list ? "item " : "entry ") + step, place.span());
            }
            return apply(addBlock(blocks, list ? itemText(blocks, nested) : blockText(blocks, nested)), after);
        }
        HclExpression present = place.expression().orElseThrow();
        if (present instanceof HclExpression.NullLiteral) {
            return apply(replaced(DataChange.with(null, steps.subList(length(), steps.size()), value)), after);
        }
        if (present instanceof HclExpression.ObjectLiteral object && step instanceof YamlPath.Key key) {
            return apply(collections.addEntry(object, key.key(), nested), after);
        }
        if (present instanceof HclExpression.Tuple tuple
                && isNext(step, tuple.items().size())) {
            return apply(collections.addItem(tuple, nested), after);
        }
        throw impossible(
                step instanceof YamlPath.Key
                        ? "there is no mapping that is written out to add " + step + " to"
                        : "there is no item " + step,
                present.span());
    }

    private static boolean isNext(YamlPath.Step step, int size) {
        return step instanceof YamlPath.Index index && index.index() == size;
    }

    private HclFile addTo(
            HclPlace.Mapping mapping,
            String key,
            @Nullable Object nested,
            @Nullable Object value,
            @Nullable Object after) {
        if (!HclWriter.isName(key)) {
            return asArgument(mapping, key, value);
        }
        String text = texts.entry(key, nested, mapping.rules());
        boolean block = mapping.rule(key).isPresent() && !text.startsWith(key + " = ");
        Optional<HclItem> last = last(mapping.body(), block);
        BodyLayout.Insertion insertion =
                last.isPresent() && !isOnOneLine(mapping) ? layout.behind(last.get()) : layout.behind(mapping.body());
        String gap = block && !mapping.body().items().isEmpty() ? "\n" : "";
        String line = !block && last.isPresent() ? aligned(text, key, (HclAttribute) last.get()) : text;
        String lines = gap + BodyLayout.indented(line, insertion.indent());
        return apply(new HclSplice(insertion.span(), insertion.wrap(layout.withLineEnds(lines))), after);
    }

    private String aligned(String line, String key, HclAttribute above) {
        return layout.aligned(
                line, key.length(), above.nameSpan(), above.value().span());
    }

    private boolean isOnOneLine(HclPlace.Mapping mapping) {
        return mapping.block().isPresent() && file.text(mapping.body().span()).indexOf('\n') < 0;
    }

    /** Arguments come before blocks. */
    private static Optional<HclItem> last(HclBody body, boolean block) {
        List<? extends HclItem> items = block ? body.items() : body.attributes();
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
    }

    /** Only objects have keys that are no names: a block of arguments becomes one by an equals sign. */
    private HclFile asArgument(HclPlace.Mapping mapping, String key, @Nullable Object value) {
        HclBlock block = mapping.block()
                .filter(own -> own.labels().isEmpty())
                .orElseThrow(() -> impossible("'" + key + "' cannot be the name of an argument", mapping.span()));
        int brace = block.body().span().start() - 1;
        HclFile converted = checked(HclSplice.insert(brace, "= ").applyTo(file.text()), before);
        return new HclDocumentEdit(documents, converted, path).set(value);
    }

    private HclSplice addBlock(HclPlace.Blocks blocks, String text) {
        BodyLayout.Insertion insertion =
                layout.behind(blocks.blocks().get(blocks.blocks().size() - 1));
        String lines = "\n" + BodyLayout.indented(text, insertion.indent());
        return new HclSplice(insertion.span(), insertion.wrap(layout.withLineEnds(lines)));
    }

    private String blockText(HclPlace.Blocks blocks, @Nullable Object value) {
        if (blocks.rule().form() == HclBlockRule.Form.LIST) {
            return itemText(blocks, value);
        }
        if (!(value instanceof Map<?, ?> body) || !NewText.isBody(body)) {
            throw impossible("a block needs a mapping of names", blocks.span());
        }
        String label = key(places.indexOf(blocks));
        return texts.block(blocks.rule(), label, body, blocks.parent().rules());
    }

    private String itemText(HclPlace.Blocks blocks, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> item) || !NewText.isItem(blocks.rule(), item)) {
            throw impossible("a block needs its " + blocks.rule().labelKey(), blocks.span());
        }
        return texts.item(blocks.rule(), item, blocks.parent().rules());
    }

    private void checkIndexes() {
        for (YamlPath.Step step : steps.subList(length() + 1, steps.size())) {
            if (step instanceof YamlPath.Index index && index.index() != 0) {
                throw impossible("there is no item " + step, last().span());
            }
        }
    }

    private void requireSteps() {
        if (steps.isEmpty()) {
            throw impossible("the path must name a key or an item", file.body().span());
        }
    }

    private String key(int step) {
        if (steps.get(step) instanceof YamlPath.Key key) {
            return key.key();
        }
        throw impossible("there is no item " + steps.get(step), last().span());
    }

    /** How many steps of the path lead to something. */
    private int length() {
        return places.size() - 1;
    }

    private HclPlace last() {
        return places.get(places.size() - 1);
    }

    private HclFile apply(HclSplice splice, @Nullable Object after) {
        return checked(splice.applyTo(file.text()), after);
    }

    private HclFile checked(String text, @Nullable Object after) {
        HclFile edited;
        Object actual;
        try {
            edited = HclReader.defaults().read(file.name(), text);
            actual = documents.read(edited).toData();
        } catch (BedrockException e) {
            throw new IllegalStateException("an edit of " + file.name() + " at " + path + " has broken it", e);
        }
        if (!DataChange.same(actual, after)) {
            throw new IllegalStateException(
                    "an edit of " + file.name() + " at " + path + " has changed more than it should");
        }
        return edited;
    }

    private InvalidInputException impossible(String reason, HclSpan span) {
        return new InvalidInputException(
                CoreCode.EDIT_IMPOSSIBLE.error("cannot change " + path + ": " + reason, file.location(span)));
    }
}
