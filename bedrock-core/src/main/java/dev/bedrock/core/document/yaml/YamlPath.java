package dev.bedrock.core.document.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a document: keys, list positions, and list items chosen by one of their fields.
 *
 * <pre>{@code
 * YamlPath version = YamlPath.of("subcomponents").item("name", "redis").key("version"); // subcomponents[name=redis].version
 * YamlPath image = YamlPath.of("spec", "containers").index(0).key("image"); // spec.containers[0].image
 * }</pre>
 *
 * @param steps the way from the root
 */
public record YamlPath(List<Step> steps) {
    /** Copies the list. */
    public YamlPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step permits Key, Index, Item {}

    /** To the value of a key. */
    public record Key(String key) implements Step {
        @Override
        public String toString() {
            return key;
        }
    }

    /** To an item of a list, counted from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** To the first item of a list of mappings whose field has this text. */
    public record Item(String field, String text) implements Step {
        @Override
        public String toString() {
            return "[" + field + "=" + text + "]";
        }
    }

    /** A way along keys; no keys are the root. */
    public static YamlPath of(String... keys) {
        YamlPath path = new YamlPath(List.of());
        for (String key : keys) {
            path = path.key(key);
        }
        return path;
    }

    /** Further to the value of a key. */
    public YamlPath key(String key) {
        return with(new Key(key));
    }

    /** Further to an item of a list, counted from 0. */
    public YamlPath index(int index) {
        return with(new Index(index));
    }

    /** Further to the first item of a list of mappings whose field has this text. */
    public YamlPath item(String field, String text) {
        return with(new Item(field, text));
    }

    private YamlPath with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new YamlPath(longer);
    }

    /** Such as {@code subcomponents[name=redis].version}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Key && text.length() > 0) {
                text.append('.');
            }
            text.append(step);
        }
        return text.toString();
    }
}
