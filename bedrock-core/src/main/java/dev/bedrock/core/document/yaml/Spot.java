package dev.bedrock.core.document.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A node with its extent in the text.
 *
 * @param kind what it is
 * @param start where it starts, its anchor and tag included
 * @param end behind its last character
 * @param reach behind all that belongs to its value: for a block scalar the blank lines at its end, too
 * @param text the value of a scalar, the name of an alias
 * @param style how a scalar is written: a quote, a block indicator, or a space
 * @param anchor the name of its anchor
 * @param entries of a mapping or a list
 */
record Spot(
        Kind kind,
        int start,
        int end,
        int reach,
        String text,
        char style,
        Optional<String> anchor,
        List<Entry> entries) {

    enum Kind {
        SCALAR,
        ALIAS,
        BLOCK_MAP,
        BLOCK_LIST,
        FLOW_MAP,
        FLOW_LIST
    }

    /**
     * What is in a collection.
     *
     * @param start where the key or the dash of a block list stands; in a flow list, the value
     * @param valueFrom behind the colon or the dash, or -1 if there is none
     * @param key the key, empty in a list
     * @param value the value
     */
    record Entry(int start, int valueFrom, String key, Spot value) {}

    boolean isMap() {
        return kind == Kind.BLOCK_MAP || kind == Kind.FLOW_MAP;
    }

    boolean isList() {
        return kind == Kind.BLOCK_LIST || kind == Kind.FLOW_LIST;
    }

    boolean isFlow() {
        return kind == Kind.FLOW_MAP || kind == Kind.FLOW_LIST;
    }

    boolean isBlockCollection() {
        return kind == Kind.BLOCK_MAP || kind == Kind.BLOCK_LIST;
    }

    /** Whether it is {@code {}} or {@code []}. */
    boolean isEmptyCollection() {
        return isFlow() && entries.isEmpty();
    }

    boolean isNull() {
        return kind == Kind.SCALAR && style == ' ' && Scalars.resolve(text) == null;
    }

    /** The position of a key, or -1. */
    int indexOf(String key) {
        if (isMap()) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).key().equals(key)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The position of the first item that is a mapping with this field, or -1. */
    int indexOf(YamlPath.Item item) {
        if (isList()) {
            for (int i = 0; i < entries.size(); i++) {
                Spot value = entries.get(i).value();
                int field = value.indexOf(item.field());
                if (field >= 0) {
                    Spot scalar = value.entries().get(field).value();
                    if (scalar.kind() == Kind.SCALAR && scalar.text().equals(item.text())) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }
}
