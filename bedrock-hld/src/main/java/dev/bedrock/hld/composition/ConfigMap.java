package dev.bedrock.hld.composition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping. Its keys are in the order of the highest layer's file, then those that lower layers add. */
public final class ConfigMap implements ConfigValue {
    private final Map<String, ConfigValue> entries;
    private final Origin origin;

    /** A mapping that now owns the entries. */
    ConfigMap(Map<String, ConfigValue> entries, Origin origin) {
        this.entries = Collections.unmodifiableMap(entries);
        this.origin = origin;
    }

    /** The entries, each with its own origin. */
    public Map<String, ConfigValue> entries() {
        return entries;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Map<String, @Nullable Object> toData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(entries.size() * 2);
        entries.forEach((key, value) -> data.put(key, value.toData()));
        return data;
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
