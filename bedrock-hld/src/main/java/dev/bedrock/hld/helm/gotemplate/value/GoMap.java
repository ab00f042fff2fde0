package dev.bedrock.hld.helm.gotemplate.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map with string keys. Mutable, because templates change the maps they were given; not thread-safe while anyone does.
 * Subclasses exist for named types with methods.
 *
 * <p>Two maps are equal only if they are the same object: Go does not compare maps.
 */
public class GoMap {
    private static final Object ABSENT = new Object();

    private final GoType type;
    private final Entries entries;

    /** An empty {@code map[string]interface {}}. */
    public GoMap() {
        this(GoType.ANY_MAP);
    }

    /** An empty map of a map type. */
    public GoMap(GoType type) {
        this(type, 0);
    }

    /** An empty map of a map type with room for some entries. */
    public GoMap(GoType type, int expectedSize) {
        if (type.kind() != Kind.MAP) {
            throw new IllegalArgumentException("not a map type: " + type);
        }
        this.type = type;
        this.entries = new Entries(expectedSize);
    }

    /** A map of a named type that shares the entries of another map, as a Go conversion does: for subclasses. */
    protected GoMap(GoType type, GoMap shared) {
        this.type = type;
        this.entries = shared.entries;
    }

    /** A {@code map[string]interface {}} with these entries. */
    public static GoMap of(Map<String, ? extends @Nullable Object> entries) {
        return ofType(GoType.ANY_MAP, entries);
    }

    /** A {@code map[string]string} with these entries. */
    public static GoMap ofStrings(Map<String, String> entries) {
        return ofType(GoType.STRING_MAP, entries);
    }

    /** A map of any map type with these entries. */
    public static GoMap ofType(GoType type, Map<String, ? extends @Nullable Object> entries) {
        GoMap map = new GoMap(type, entries.size());
        map.entries.byKey.putAll(entries);
        return map;
    }

    public final GoType type() {
        return type;
    }

    public final int size() {
        return entries.byKey.size();
    }

    public final boolean isEmpty() {
        return entries.byKey.isEmpty();
    }

    /** The value of a key; null if the key is absent or its value is nil. */
    public final @Nullable Object get(String key) {
        return entries.byKey.get(key);
    }

    /** The value of a key, or another value if the key is absent. */
    public final @Nullable Object getOrDefault(String key, @Nullable Object otherwise) {
        Object value = entries.byKey.getOrDefault(key, ABSENT);
        return value == ABSENT ? otherwise : value;
    }

    public final boolean containsKey(String key) {
        return entries.byKey.containsKey(key);
    }

    /** Sets the value of a key. */
    public final void put(String key, @Nullable Object value) {
        Objects.requireNonNull(key);
        int before = entries.byKey.size();
        entries.byKey.put(key, value);
        entries.forgetOrderUnless(before);
    }

    /** Removes a key if it is there. */
    public final void remove(String key) {
        int before = entries.byKey.size();
        entries.byKey.remove(key);
        entries.forgetOrderUnless(before);
    }

    /**
     * The keys in the order of their bytes, the order in which Go prints maps and templates range over them. Read-only and
     * not affected by later changes of the map.
     */
    public final List<String> sortedKeys() {
        return entries.sortedKeys();
    }

    /** A map of the same type with the same entries; the values are shared. */
    public final GoMap copy() {
        return ofType(type, entries.byKey);
    }

    /** The method of this name, bound to this map; only named types have any. */
    public Optional<GoFunction> method(String name) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return type + entries.byKey.toString();
    }

    /** What maps of different types share after a conversion. */
    private static final class Entries {
        private final HashMap<String, @Nullable Object> byKey;
        private @Nullable List<String> sortedKeys;

        Entries(int expectedSize) {
            byKey = new HashMap<>(expectedSize * 4 / 3 + 1);
        }

        void forgetOrderUnless(int sizeBefore) {
            if (byKey.size() != sizeBefore) {
                sortedKeys = null;
            }
        }

        List<String> sortedKeys() {
            List<String> known = sortedKeys;
            if (known == null) {
                String[] keys = byKey.keySet().toArray(new String[0]);
                Arrays.sort(keys, GoStrings.BYTE_ORDER);
                known = Collections.unmodifiableList(Arrays.asList(keys));
                sortedKeys = known;
            }
            return known;
        }
    }
}
