package dev.bedrock.hld;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of Fabrikate's defects share: a definition in a folder of its own. */
abstract class FabrikateDefects {
    static final String ONE_CHART = """
            === component.yaml
            name: root
            subcomponents:
            - {name: h, type: helm, path: chart}
            === chart/Chart.yaml
            {apiVersion: v2, name: chart, version: 0.1.0}
            """;

    @TempDir
    Path directory;

    void write(String files) {
        Directories.write(directory, files);
    }

    Hld echo() {
        return Hld.builder(directory).helm(new EchoRenderer()).build();
    }

    Hld withHelm() {
        return Hld.open(directory);
    }

    Composition compose(String... environments) {
        return echo().compose(Environments.of(environments));
    }

    Map<String, String> generate(String... environments) {
        return echo().generate(Environments.of(environments)).files(OutputLayout.defaults());
    }

    static Map<String, ?> values(Composition composition, String path) {
        return composition
                .component(path)
                .orElseThrow()
                .config()
                .values()
                .map(ConfigMap::toData)
                .orElseThrow();
    }

    static String config(String environment, String subcomponents) {
        return "=== config/" + environment + ".yaml\n# of " + environment + "\nsubcomponents: " + subcomponents + "\n";
    }
}
