package dev.bedrock.cli.hld;

import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.hld.composition.ConfigList;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.ConfigValue;
import dev.bedrock.hld.composition.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value without values in it: a scalar, or an empty mapping or list.
 *
 * @param path the keys that lead to it, such as {@code ingress.hosts[0]}
 * @param value the value as JSON
 * @param origin where it came from
 */
record ConfigLeaf(String path, String value, Origin origin) {
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\w/-]+");

    /** All leaves below a value, in its order. */
    static List<ConfigLeaf> of(ConfigMap values) {
        List<ConfigLeaf> leaves = new ArrayList<>();
        values.entries().forEach((key, value) -> collect(key(key), value, leaves));
        return leaves;
    }

    /** As deep as the document, whose depth its reader has limited. */
    private static void collect(String path, ConfigValue value, List<ConfigLeaf> leaves) {
        if (value instanceof ConfigMap map && !map.entries().isEmpty()) {
            for (Map.Entry<String, ConfigValue> entry : map.entries().entrySet()) {
                collect(path + "." + key(entry.getKey()), entry.getValue(), leaves);
            }
        } else if (value instanceof ConfigList list && !list.items().isEmpty()) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(path + "[" + i + "]", list.items().get(i), leaves);
            }
        } else {
            leaves.add(new ConfigLeaf(path, json(value.toData()), value.origin()));
        }
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() ? key : json(key);
    }

    private static String json(@Nullable Object value) {
        return JsonWriter.compact().withoutHtmlEscaping().write(value);
    }
}
