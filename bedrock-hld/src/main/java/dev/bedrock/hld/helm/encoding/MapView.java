package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map of Go values as plain data, its keys sorted by bytes. */
final class MapView extends AbstractMap<String, @Nullable Object> {
    private final GoMap map;
    private final PlainData form;
    private final int depth;

    MapView(GoMap map, PlainData form, int depth) {
        this.map = map;
        this.form = form;
        this.depth = depth;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        List<String> keys = map.sortedKeys();
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                Iterator<String> key = keys.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return key.hasNext();
                    }

                    @Override
                    public Map.Entry<String, @Nullable Object> next() {
                        String next = key.next();
                        return new SimpleImmutableEntry<>(form.key(next), form.of(map.get(next), depth + 1));
                    }
                };
            }

            @Override
            public int size() {
                return keys.size();
            }
        };
    }
}
