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

/**
 * Reads what most files consist of, several times as fast as the parser does: one document of mappings and lists in block
 * style, with scalars of all styles, and collections in flow style on one line. It knows no errors: at the first thing that
 * it is not sure of it declines, and the parser decides. What it reads is exactly what {@link Composer} makes of it.
 */
final class QuickReader {
    private static final int DEEPEST = 64;

    private final QuickText text;
    private final boolean lenient;
    private final boolean verbatimKeys;
    private final int maxDepth;
    private int depth;

    private QuickReader(QuickText text, DocumentLimits limits, boolean lenient, boolean verbatimKeys) {
        this.text = text;
        this.lenient = lenient;
        this.verbatimKeys = verbatimKeys;
        this.maxDepth = Math.min(DEEPEST, limits.maxDepth());
    }

    /** The root of the only document; empty if the parser has to read the text. */
    static Optional<Node> read(String file, String text, DocumentLimits limits, boolean lenient, boolean verbatimKeys) {
        try {
            return Optional.of(new QuickReader(new QuickText(file, text), limits, lenient, verbatimKeys).document());
        } catch (Declined | YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    private Node document() {
        text.passDocumentStart();
        if (text.atEnd()) {
            throw new Declined();
        }
        Node root = collection();
        if (!text.atEnd()) {
            throw new Declined();
        }
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

    private ListNode list() {
        SourceLocation location = text.location();
        int indent = text.column();
        List<Node> items = new ArrayList<>();
        while (!text.atEnd() && text.column() == indent && isItem()) {
            text.skip(1);
            SourceLocation behind = text.location();
            if (text.isLineDone()) {
                text.endLine();
                boolean deeper = !text.atEnd() && text.column() > indent;
                items.add(deeper ? valueOrCollection(indent) : ScalarNode.of(behind, null, ""));
            } else {
                items.add(valueOrCollection(indent));
            }
        }
        checkIndent(indent);
        return ListNode.of(location, items);
    }

    private MapNode map() {
        SourceLocation location = text.location();
        int indent = text.column();
        MapBuilder map = new MapBuilder(lenient);
        while (!text.atEnd() && text.column() == indent && !isItem()) {
            SourceLocation keyLocation = text.location();
            String key = key();
            text.skip(1);
            map.put(new MapNode.Entry(key, keyLocation, valueOfKey(indent)));
        }
        checkIndent(indent);
        return map.build(location);
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
        return itemsBelow ? collection() : ScalarNode.of(behind, null, "");
    }

    private Node valueOrCollection(int indent) {
        return isItem() || isKey() ? collection() : value(indent);
    }

    private boolean isKey() {
        char c = text.peek();
        if (c == '"' || c == '\'') {
            return text.isKeyEnd(text.endOfQuoted());
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
        String key = text.plainUntil(text.endOfPlainKey());
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
                return ScalarNode.of(location, Scalars.resolve(plain), plain);
            }
        }
    }

    private static ScalarNode string(SourceLocation location, String value) {
        return ScalarNode.of(location, value, value);
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
                yield ScalarNode.of(location, Scalars.resolve(word), word);
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
            Node node = flowValue();
            if (!(node instanceof ScalarNode scalar) || text.peek() != ':' || !text.standsAlone()) {
                throw new Declined();
            }
            String key =
                    verbatimKeys ? Keys.verbatim(scalar, scalar, keyLocation) : Keys.toKey(scalar, scalar, keyLocation);
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
