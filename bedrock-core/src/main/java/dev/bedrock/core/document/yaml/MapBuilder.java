package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.MapNode.Entry;
import dev.bedrock.core.document.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the entries of a mapping: duplicates and merges. */
final class MapBuilder {
    private final boolean lenient;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private Set<String> merged = Set.of();

    MapBuilder(boolean lenient) {
        this.lenient = lenient;
    }

    void put(Entry entry) {
        Entry before = entries.put(entry.key(), entry);
        if (before != null && !lenient && !isMergedOnly(entry.key())) {
            throw YamlErrors.duplicateKey(before, entry);
        }
    }

    private boolean isMergedOnly(String key) {
        return !merged.isEmpty() && merged.remove(key);
    }

    /** Of several mappings the first that has a key gives its value. */
    void merge(Node value, SourceLocation location) {
        if (value instanceof MapNode map) {
            map.entries().forEach(this::mergeEntry);
            return;
        }
        if (!(value instanceof ListNode list)) {
            throw YamlErrors.mergeOfNoMap(location);
        }
        List<Node> maps = new ArrayList<>(list.items());
        for (int i = maps.size() - 1; i >= 0; i--) {
            if (!(maps.get(i) instanceof MapNode map)) {
                throw YamlErrors.mergeOfNoMap(location);
            }
            map.entries().forEach(this::mergeEntry);
        }
    }

    /** Kubernetes tools let a merge override what stands before it; the YAML merge rule is that written keys win. */
    private void mergeEntry(Entry entry) {
        if (lenient || !entries.containsKey(entry.key()) || merged.contains(entry.key())) {
            entries.put(entry.key(), entry);
            if (merged.isEmpty()) {
                merged = new HashSet<>();
            }
            merged.add(entry.key());
        }
    }

    MapNode build(SourceLocation location) {
        return MapNode.of(location, new ArrayList<>(entries.values()));
    }
}
