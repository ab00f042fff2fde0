package dev.bedrock.hld.composition;

import static dev.bedrock.hld.composition.Definitions.compose;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every value of a merged configuration knows the file, the place and the layer that it came from. */
class ProvenanceTest {
    @TempDir
    Path directory;

    @Test
    void everyValueKnowsItsLayer() {
        Composition composition = compose(directory, """
                === component.yaml
                {name: root, subcomponents: [{name: kid, source: ./kid}]}
                === config/common.yaml
                subcomponents:
                  kid:
                    namespace: shop
                    config:
                      image: {tag: v2}
                      hosts: [a]
                === kid/component.yaml
                {name: kid, type: helm, path: chart}
                === kid/config/prod.json
                {"config": {"image": {"tag": "v1", "pull": true}}, "namespace": "other"}
                === kid/config/common.yaml
                base: &b {x: 1}
                config:
                  image: {name: web}
                  hosts: [b]
                  merged: {<<: *b}
                disabled: false
                """, "prod");
        ComponentConfig config = composition.component("kid/kid").orElseThrow().config();

        assertThat(origins(config))
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of(
                        "hosts.0", "common (config/common.yaml:6:15)",
                        "hosts.1", "common (kid/config/common.yaml:4:11)",
                        "image.name", "common (kid/config/common.yaml:3:17)",
                        "image.pull", "prod (kid/config/prod.json:1:44)",
                        "image.tag", "common (config/common.yaml:5:20)",
                        "merged.x", "common (kid/config/common.yaml:1:14)")));
        assertThat(config.namespace().orElseThrow().origin()).hasToString("common (config/common.yaml:3:5)");
        assertThat(config.disabled().orElseThrow().origin()).hasToString("common (kid/config/common.yaml:6:1)");
    }

    private static Map<String, String> origins(ComponentConfig config) {
        Map<String, String> origins = new TreeMap<>();
        collect("", config.values().orElseThrow(), origins);
        return origins;
    }

    private static void collect(String path, ConfigValue value, Map<String, String> into) {
        if (value instanceof ConfigMap map) {
            map.entries().forEach((key, each) -> collect(path + "." + key, each, into));
        } else if (value instanceof ConfigList list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(path + "." + i, list.items().get(i), into);
            }
        } else {
            into.put(path.substring(1), value.origin().toString());
        }
    }
}
