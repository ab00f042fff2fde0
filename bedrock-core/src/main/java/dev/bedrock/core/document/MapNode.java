package dev.bedrock.core.document;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping with string keys, each of them once, in the order of the file. */
public final class MapNode implements Node {
    private static final int LINEAR_SEARCH = 8;

    private final SourceLocation location;
    private final List<Entry> entries;
    private final Map<String, Entry> index;

    private MapNode(SourceLocation location, List<Entry> entries) {
        this.location = location;
        this.entries = List.copyOf(entries);
        this.index = this.entries.size() > LINEAR_SEARCH ? indexOf(this.entries) : Map.of();
    }

    /**
     * A key with its value.
     *
     * @param key the key, made a string if it is written as a number or the like
     * @param keyLocation where the key starts; for a merged entry, where it stands in the merged mapping
     * @param value the value
     */
    public record Entry(String key, SourceLocation keyLocation, Node value) {}

    /** A mapping; no key may occur twice. */
    public static MapNode of(SourceLocation location, List<Entry> entries) {
        return new MapNode(location, entries);
    }

    private static Map<String, Entry> indexOf(List<Entry> entries) {
        Map<String, Entry> index = new HashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            index.put(entry.key(), entry);
        }
        return index;
    }

    /** The entries in the order of the file; merged ones follow the others. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entry of a key. */
    public Optional<Entry> entry(String key) {
        if (!index.isEmpty()) {
            return Optional.ofNullable(index.get(key));
        }
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The value of a key; a null value is a {@link ScalarNode}. */
    public Optional<Node> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** Whether there is such a key, whatever its value. */
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    @Override
    public SourceLocation location() {
        return location;
    }

    @Override
    public Map<String, @Nullable Object> toData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(entries.size() * 2);
        for (Entry entry : entries) {
            data.put(entry.key(), entry.value().toData());
        }
        return data;
    }

    @Override
    public String toString() {
        return toData().toString();
    }
}
