package dev.bedrock.core.document.json;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of one JSON text. */
final class JsonParser {
    private static final int LONG_DIGITS = 18;
    /** No double has more digits before its point. */
    private static final int DOUBLE_DIGITS = 309;

    private static final String VALUE = "looking for beginning of value";

    private final JsonCursor cursor;
    private final JsonErrors errors;
    private final int maxDepth;
    private final boolean lenient;
    private int depth;

    JsonParser(JsonCursor cursor, JsonErrors errors, int maxDepth, boolean lenient) {
        this.cursor = cursor;
        this.errors = errors;
        this.maxDepth = maxDepth;
        this.lenient = lenient;
    }

    Node document() {
        cursor.skipSpace();
        Node root = value();
        cursor.skipSpace();
        if (cursor.peek() != JsonCursor.END) {
            throw cursor.unexpected("after top-level value");
        }
        return root;
    }

    private Node value() {
        SourceLocation location = cursor.location();
        int first = cursor.peek();
        return switch (first) {
            case '{' -> map(location);
            case '[' -> list(location);
            case '"' -> {
                cursor.skip();
                String text = cursor.string();
                yield ScalarNode.of(location, text, text);
            }
            case 't' -> literal("true", true, location);
            case 'f' -> literal("false", false, location);
            case 'n' -> literal("null", null, location);
            default -> {
                if (first != '-' && (first < '0' || first > '9')) {
                    throw cursor.unexpected(VALUE);
                }
                yield number(location);
            }
        };
    }

    private ScalarNode literal(String word, @Nullable Object value, SourceLocation location) {
        for (int i = 0; i < word.length(); i++) {
            if (!cursor.skip(word.charAt(i))) {
                throw cursor.unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        return ScalarNode.of(location, value, word);
    }

    private void enter(SourceLocation location) {
        if (++depth > maxDepth) {
            throw errors.tooDeep(maxDepth, location);
        }
        cursor.skip();
        cursor.skipSpace();
    }

    private MapNode map(SourceLocation location) {
        enter(location);
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        boolean open = !cursor.skip('}');
        while (open) {
            SourceLocation keyLocation = cursor.location();
            if (!cursor.skip('"')) {
                throw cursor.unexpected("looking for beginning of object key string");
            }
            String key = cursor.string();
            cursor.skipSpace();
            if (!cursor.skip(':')) {
                throw cursor.unexpected("after object key");
            }
            cursor.skipSpace();
            MapNode.Entry entry = new MapNode.Entry(key, keyLocation, value());
            MapNode.Entry before = entries.put(key, entry);
            if (before != null && !lenient) {
                throw errors.duplicateKey(before, entry);
            }
            open = isContinued('}', "after object key:value pair");
        }
        depth--;
        return MapNode.of(location, new ArrayList<>(entries.values()));
    }

    private ListNode list(SourceLocation location) {
        enter(location);
        List<Node> items = new ArrayList<>();
        boolean open = !cursor.skip(']');
        while (open) {
            items.add(value());
            open = isContinued(']', "after array element");
        }
        depth--;
        return ListNode.of(location, items);
    }

    private boolean isContinued(char end, String where) {
        cursor.skipSpace();
        if (cursor.skip(end)) {
            return false;
        }
        if (!cursor.skip(',')) {
            throw cursor.unexpected(where);
        }
        cursor.skipSpace();
        return true;
    }

    private ScalarNode number(SourceLocation location) {
        int start = cursor.index();
        cursor.skip('-');
        int digits = cursor.index();
        if (!cursor.skip('0')) {
            digits("in numeric literal");
        }
        boolean integer = true;
        if (cursor.skip('.')) {
            integer = false;
            digits("after decimal point in numeric literal");
        }
        if (cursor.skip('e') || cursor.skip('E')) {
            integer = false;
            if (!cursor.skip('+')) {
                cursor.skip('-');
            }
            digits("in exponent of numeric literal");
        }
        String text = cursor.since(start);
        boolean exact = integer && !text.equals("-0");
        Object value = exact ? integer(text, cursor.index() - digits, location) : decimal(text, location);
        return ScalarNode.of(location, value, text);
    }

    private void digits(String where) {
        int c = cursor.peek();
        if (c < '0' || c > '9') {
            throw cursor.unexpected(where);
        }
        cursor.skipDigits();
    }

    private Object integer(String text, int digits, SourceLocation location) {
        if (digits <= LONG_DIGITS) {
            return Long.parseLong(text);
        }
        if (digits > DOUBLE_DIGITS) {
            throw errors.numberOutOfRange(text, location);
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private Double decimal(String text, SourceLocation location) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw errors.numberOutOfRange(text, location);
        }
        return value;
    }
}
