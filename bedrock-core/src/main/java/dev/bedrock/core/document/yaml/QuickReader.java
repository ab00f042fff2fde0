package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.QuickText.Declined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what most files consist of, several times as fast as the parser does: one document of mappings and lists in block
 * style, with scalars of all styles, and collections in flow style on one line. It knows no errors: at the first thing that
 * it is not sure of it declines, and the parser decides. What it reads is exactly what {@link Composer} makes of it.
 */
final class QuickReader {
    private static final int DEEPEST = 64;
    private static final ScalarNode SKIPPED = ScalarNode.of(SourceLocation.of(""), null, "");

    private final QuickText text;
    private final boolean lenient;
    private final boolean verbatimKeys;
    private final int maxDepth;
    private final Predicate<String> wanted;
    private int depth;

    private QuickReader(
            QuickText text, DocumentLimits limits, boolean lenient, boolean verbatimKeys, Predicate<String> wanted) {
        this.text = text;
        this.lenient = lenient;
        this.verbatimKeys = verbatimKeys;
        this.wanted = wanted;
        this.maxDepth = Math.min(DEEPEST, limits.maxDepth());
    }

    /**
     * The root of the only document; empty if the parser has to read the text.
     *
     * @param wanted the keys of a root mapping in block style whose values are kept; others are only passed
     */
    static Optional<Node> read(
            String file,
            String text,
            DocumentLimits limits,
            boolean lenient,
            boolean verbatimKeys,
            Predicate<String> wanted) {
        try {
            QuickText characters = new QuickText(file, text);
            return Optional.of(new QuickReader(characters, limits, lenient, verbatimKeys, wanted).document());
        } catch (Declined | YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    private Node document() {
        text.passDocumentStart();
        if (text.atEnd()) {
            throw new Declined();
        }
        Node root = text.peek() == '{' || text.peek() == '[' ? flowRoot() : collection();
        if (!text.atEnd()) {
            throw new Declined();
        }
        return root;
    }

    private Node flowRoot() {
        Node root = flowValue();
        text.endLine();
        return root;
    }

    /** A mapping or list in block style that starts here. */
    private Node collection() {
        if (++depth > maxDepth) {
            throw new Declined();
        }
        Node node = isItem() ? list() : map();
        depth--;
        return node;
    }

    private boolean isItem() {
        return text.peek() == '-' && text.standsAlone();
    }

    private Node list() {
        SourceLocation location = text.location();
        int indent = text.column();
        List<Node> items = text.isSkipping() ? List.of() : new ArrayList<>();
        while (!text.atEnd() && text.column() == indent && isItem()) {
            text.skip(1);
            SourceLocation behind = text.location();
            if (text.isLineDone()) {
                text.endLine();
                boolean deeper = !text.atEnd() && text.column() > indent;
                add(items, deeper ? valueOrCollection(indent) : scalar(behind, null, ""));
            } else {
                add(items, valueOrCollection(indent));
            }
        }
        checkIndent(indent);
        return text.isSkipping() ? SKIPPED : ListNode.of(location, items);
    }

    private void add(List<Node> items, Node item) {
        if (!text.isSkipping()) {
            items.add(item);
        }
    }

    private Node map() {
        if (text.isSkipping()) {
            return skippedMap();
        }
        SourceLocation location = text.location();
        int indent = text.column();
        MapBuilder map = new MapBuilder(lenient);
        while (!text.atEnd() && text.column() == indent && !isItem()) {
            SourceLocation keyLocation = text.location();
            String key = key();
            text.skip(1);
            text.skipping(depth == 1 && !wanted.test(key));
            Node value = valueOfKey(indent);
            if (!text.isSkipping()) {
                map.put(new MapNode.Entry(key, keyLocation, value));
            }
            text.skipping(false);
        }
        checkIndent(indent);
        return map.build(location);
    }

    private Node skippedMap() {
        int indent = text.column();
        while (!text.atEnd() && text.column() == indent && !isItem()) {
            key();
            text.skip(1);
            valueOfKey(indent);
        }
        checkIndent(indent);
        return SKIPPED;
    }

    /** What follows a collection stands less deep. */
    private void checkIndent(int indent) {
        if (!text.atEnd() && text.column() > indent) {
            throw new Declined();
        }
    }

    private Node valueOfKey(int indent) {
        SourceLocation behind = text.location();
        if (!text.isLineDone()) {
            return value(indent);
        }
        text.endLine();
        if (!text.atEnd() && text.column() > indent) {
            return valueOrCollection(indent);
        }
        boolean itemsBelow = !text.atEnd() && text.column() == indent && isItem();
        return itemsBelow ? collection() : scalar(behind, null, "");
    }

    private Node valueOrCollection(int indent) {
        return isItem() || isKey() ? collection() : value(indent);
    }

    private boolean isKey() {
        char c = text.peek();
        if (c == '"' || c == '\'') {
            int end = text.endOfQuoted();
            return end >= 0 && text.isKeyEnd(end);
        }
        return text.startsPlain() && text.endOfPlainKey() >= 0;
    }

    /** A key; the position is its colon afterwards. */
    private String key() {
        if (!isKey()) {
            throw new Declined();
        }
        char c = text.peek();
        if (c == '"' || c == '\'') {
            String key = text.quoted();
            text.skipSpaces();
            return key;
        }
        int end = text.endOfPlainKey();
        if (text.isSkipping() && "~nN<".indexOf(c) < 0) {
            return text.plainUntil(end);
        }
        boolean skipping = text.isSkipping();
        text.skipping(false);
        String key = text.plainUntil(end);
        text.skipping(skipping);
        Object data = Scalars.resolve(key);
        if (data == null || key.equals("<<")) {
            throw new Declined();
        }
        return verbatimKeys ? key : Keys.toKey(data);
    }

    /** A value that starts in this line, in a collection of this indentation. Goes to the next content. */
    private Node value(int indent) {
        SourceLocation location = text.location();
        switch (text.peek()) {
            case '|', '>' -> {
                return string(location, text.block(indent));
            }
            case '"', '\'', '[', '{' -> {
                Node value = flowValue();
                text.endLine();
                return value;
            }
            default -> {
                if (!text.startsPlain()) {
                    throw new Declined();
                }
                String plain = text.plain(indent);
                return scalar(location, plain);
            }
        }
    }

    private ScalarNode string(SourceLocation location, String value) {
        return scalar(location, value, value);
    }

    private ScalarNode scalar(SourceLocation location, String plain) {
        return text.isSkipping() ? SKIPPED : ScalarNode.of(location, Scalars.resolve(plain), plain);
    }

    private ScalarNode scalar(SourceLocation location, @Nullable Object data, String value) {
        return text.isSkipping() ? SKIPPED : ScalarNode.of(location, data, value);
    }

    /** A value as it may stand in a collection in flow style. */
    private Node flowValue() {
        SourceLocation location = text.location();
        return switch (text.peek()) {
            case '"', '\'' -> string(location, text.quoted());
            case '[' -> flowList(location);
            case '{' -> flowMap(location);
            default -> {
                String word = flowWord();
                yield scalar(location, word);
            }
        };
    }

    private ListNode flowList(SourceLocation location) {
        List<Node> items = new ArrayList<>();
        openFlow();
        while (text.peek() != ']') {
            items.add(flowValue());
            betweenFlow(']');
        }
        text.skip(1);
        depth--;
        return ListNode.of(location, items);
    }

    private MapNode flowMap(SourceLocation location) {
        MapBuilder map = new MapBuilder(lenient);
        openFlow();
        while (text.peek() != '}') {
            SourceLocation keyLocation = text.location();
            boolean quoted = text.peek() == '"' || text.peek() == '\'';
            if (quoted && text.endOfQuoted() < 0) {
                throw new Declined();
            }
            boolean skipping = text.isSkipping();
            text.skipping(false);
            Node node = flowValue();
            if (!(node instanceof ScalarNode scalar) || text.peek() != ':' || !text.standsAlone()) {
                throw new Declined();
            }
            String key =
                    verbatimKeys ? Keys.verbatim(scalar, scalar, keyLocation) : Keys.toKey(scalar, scalar, keyLocation);
            text.skipping(skipping);
            text.skip(1);
            text.skipSpaces();
            map.put(new MapNode.Entry(key, keyLocation, flowValue()));
            betweenFlow('}');
        }
        text.skip(1);
        depth--;
        return map.build(location);
    }

    private void openFlow() {
        if (++depth > maxDepth) {
            throw new Declined();
        }
        text.skip(1);
        text.skipSpaces();
    }

    private void betweenFlow(char end) {
        text.skipSpaces();
        if (text.peek() == ',') {
            text.skip(1);
            text.skipSpaces();
        } else if (text.peek() != end) {
            throw new Declined();
        }
    }

    /** A plain scalar of the characters that never mean anything else. */
    private String flowWord() {
        StringBuilder word = new StringBuilder();
        for (char c = text.peek(); isWord(c, word.length()); c = text.peek()) {
            word.append(c);
            text.skip(1);
        }
        if (word.length() == 0) {
            throw new Declined();
        }
        return word.toString();
    }

    private static boolean isWord(char c, int index) {
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || c == '_' || c == '.' || c == '/' || (c == '-' && index > 0);
    }
}
