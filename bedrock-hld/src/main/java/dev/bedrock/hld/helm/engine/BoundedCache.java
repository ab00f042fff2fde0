package dev.bedrock.hld.helm.engine;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results used last, as long as there is memory for them. Two threads that want the same one wait for one
 * computation. Thread-safe.
 */
final class BoundedCache<K, V> {
    private final Map<K, Slot<V>> slots;

    BoundedCache(int capacity) {
        slots = new Recent<>(capacity);
    }

    /** The result for a key; a failure is not kept. */
    V get(K key, Supplier<V> computation) {
        Slot<V> slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(key, each -> new Slot<>());
        }
        return slot.get(computation);
    }

    private static final class Slot<V> {
        private @Nullable SoftReference<V> value;

        synchronized V get(Supplier<V> computation) {
            V known = value == null ? null : value.get();
            if (known == null) {
                known = computation.get();
                value = new SoftReference<>(known);
            }
            return known;
        }
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int capacity;

        Recent(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
        }
    }
}
