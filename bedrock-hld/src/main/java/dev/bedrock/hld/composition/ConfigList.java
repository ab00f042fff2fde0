package dev.bedrock.hld.composition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list. Lists of several layers are put one after the other, the highest layer first, down to the first that replaces
 * what is below it.
 *
 * @param items the items, each with its own origin
 * @param replaces whether items of lower layers are left out
 * @param origin where it came from
 */
public record ConfigList(List<ConfigValue> items, boolean replaces, Origin origin) implements ConfigValue {
    /** Keeps a copy. */
    public ConfigList {
        items = List.copyOf(items);
    }

    /** This list followed by one of a lower layer. */
    ConfigList followedBy(ConfigList lower) {
        if (replaces) {
            return this;
        }
        List<ConfigValue> all = new ArrayList<>(items.size() + lower.items.size());
        all.addAll(items);
        all.addAll(lower.items);
        return new ConfigList(all, lower.replaces, origin);
    }

    @Override
    public List<@Nullable Object> toData() {
        List<@Nullable Object> data = new ArrayList<>(items.size());
        for (ConfigValue item : items) {
            data.add(item.toData());
        }
        return data;
    }

    @Override
    public String describe() {
        return "a list";
    }
}
