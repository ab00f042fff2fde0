package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Template snippets with what Helm makes of them. */
final class Snippets {
    private static final Map<String, Boolean> BOOLEANS = new HashMap<>();

    static {
        for (String word : List.of("y", "yes", "on", "true", "n", "no", "off", "false")) {
            boolean value = word.startsWith("y") || word.equals("on") || word.equals("true");
            BOOLEANS.put(word, value);
            BOOLEANS.put(word.toUpperCase(Locale.ROOT), value);
            BOOLEANS.put(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1), value);
        }
    }

    private Snippets() {}

    record Snippet(
            String id,
            String family,
            String values,
            String template,
            @Nullable String output,
            String error) {}

    static List<Snippet> read(Path corpus) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (String line : Files.readAllLines(corpus.resolve("helm-snippets.jsonl"))) {
            Map<?, ?> json = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
            snippets.add(new Snippet(
                    string(json, "id"),
                    string(json, "family"),
                    string(json, "values"),
                    string(json, "template"),
                    json.containsKey("output") ? string(json, "output") : null,
                    string(json, "error")));
        }
        return snippets;
    }

    private static String string(Map<?, ?> json, String key) {
        Object value = json.get(key);
        return value == null ? "" : value.toString();
    }

    static GoMap values(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new Yaml11Booleans()).build();
        GoMap values = new GoMap(GoType.named("common.Values", GoType.ANY_MAP));
        if (goValue(new Load(settings).loadFromString(yaml)) instanceof GoMap loaded) {
            loaded.sortedKeys().forEach(key -> values.put(key, loaded.get(key)));
        }
        return values;
    }

    /** Helm reads values as YAML 1.1, where {@code y} and {@code no} are booleans. */
    private static final class Yaml11Booleans extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            ScalarResolver core = super.getScalarResolver();
            return (value, implicit) -> BOOLEANS.containsKey(value) ? Tag.BOOL : core.resolve(value, implicit);
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            Map<Tag, ConstructNode> constructors = new HashMap<>(super.getSchemaTagConstructors());
            constructors.put(Tag.BOOL, new ConstructNode() {
                @Override
                public Object construct(Node node) {
                    return BOOLEANS.getOrDefault(((ScalarNode) node).getValue(), false);
                }
            });
            return constructors;
        }
    }

    private static @Nullable Object goValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            GoMap result = new GoMap();
            map.forEach((key, element) -> result.put(String.valueOf(key), goValue(element)));
            return result;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(goValue(element)));
            return GoList.copyOf(elements);
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
}
