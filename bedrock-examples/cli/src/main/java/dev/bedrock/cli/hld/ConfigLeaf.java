package dev.bedrock.cli.hld;

import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.hld.component.Parameters;
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
    private static final String HIDDEN = "***";
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\w/-]+");

    /** All leaves below a value, in its order; what the component declares as secret is one leaf that tells nothing. */
    static List<ConfigLeaf> of(ConfigMap values, Parameters parameters) {
        List<ConfigLeaf> leaves = new ArrayList<>();
        collect("", values, List.of(), parameters.secrets(), leaves);
        return leaves;
    }

    private static void collect(
            String path, ConfigMap values, List<String> keys, List<List<String>> secrets, List<ConfigLeaf> leaves) {
        values.entries().forEach((key, value) -> {
            String inner = path.isEmpty() ? key(key) : path + "." + key(key);
            List<String> innerKeys = new ArrayList<>(keys);
            innerKeys.add(key);
            if (secrets.contains(innerKeys)) {
                leaves.add(new ConfigLeaf(inner, HIDDEN, value.origin()));
            } else if (value instanceof ConfigMap map && !map.entries().isEmpty()) {
                collect(inner, map, innerKeys, secrets, leaves);
            } else {
                collect(inner, value, leaves);
            }
        });
    }

    /** The values as plain data, without what is secret. */
    static Map<String, @Nullable Object> data(ConfigMap values, Parameters parameters) {
        Map<String, @Nullable Object> data = values.toData();
        parameters.secrets().forEach(secret -> hide(data, secret));
        return data;
    }

    @SuppressWarnings("unchecked")
    private static void hide(Map<String, @Nullable Object> data, List<String> keys) {
        String key = keys.get(0);
        if (keys.size() == 1) {
            data.computeIfPresent(key, (name, value) -> HIDDEN);
        } else if (data.get(key) instanceof Map<?, ?> inner) {
            hide((Map<String, @Nullable Object>) inner, keys.subList(1, keys.size()));
        }
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
