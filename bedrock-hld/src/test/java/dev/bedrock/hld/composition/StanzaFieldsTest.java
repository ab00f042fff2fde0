package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.EchoRenderer;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stanzas that are limited to environments, and those that depend on others. */
class StanzaFieldsTest {
    private static final String MANIFEST = "{apiVersion: v1, kind: ConfigMap, metadata: {name: NAME}}\n";

    @TempDir
    Path directory;

    private Hld hld(String files) {
        Directories.write(directory, files);
        return Hld.builder(directory).root(directory).helm(new EchoRenderer()).build();
    }

    private static List<String> paths(Composition composition) {
        assertThat(composition.problems()).isEmpty();
        return composition.components().stream()
                .filter(component -> !component.component().isContainer())
                .map(ComposedComponent::outputPath)
                .toList();
    }

    @Test
    void aStanzaBelongsToTheEnvironmentsThatItNames() {
        Hld hld = hld("""
                === component.yaml
                name: top
                subcomponents:
                - {name: all, type: static, path: m}
                - {name: live, type: static, path: m, environments: [prod, test]}
                - name: kid
                  source: ./kid
                  environments: [test]
                === kid/component.yaml
                {name: kid, type: static, path: ../m}
                === config/prod.yaml
                {}
                === config/test.yaml
                {}
                """);

        assertThat(paths(hld.compose(Environments.of("prod")))).containsExactly("all", "live");
        assertThat(paths(hld.compose(Environments.of("test")))).containsExactly("all", "live", "kid/kid");
        assertThat(paths(hld.compose(Environments.of()))).containsExactly("all");
        assertThat(paths(hld.compose(Environments.of("test", "prod")))).containsExactly("all", "live", "kid/kid");
    }

    private static final String DEPENDING = """
            === component.yaml
            name: top
            subcomponents:
            - {name: z-app, type: static, path: app, dependsOn: [infra, apps/db]}
            - name: infra
              source: ./infra
            - name: apps
              dependsOn: [infra]
              subcomponents:
              - {name: web, type: static, path: web, dependsOn: [db]}
              - {name: db, type: static, path: db}
            === infra/component.yaml
            name: infrastructure
            subcomponents:
            - {name: net, type: static, path: ../net}
            - {name: gone, type: static, path: ../net, environments: [other]}
            """;

    private Hld depending() {
        for (String name : List.of("app", "web", "db", "net")) {
            Directories.write(directory, Map.of(name + "/m.yaml", MANIFEST.replace("NAME", name)));
        }
        return hld(DEPENDING);
    }

    @Test
    void wavesFollowTheDependencies() {
        Composition composition = depending().compose(Environments.of());

        assertThat(List.of("infra/net", "apps/db", "apps/web", "z-app"))
                .map(path -> composition.wave(composition.component(path).orElseThrow()))
                .containsExactly(0, 1, 2, 2);
    }

    @Test
    void theKustomizationHasTheirOrder() {
        Map<String, String> files = depending()
                .generate(Environments.of())
                .files(OutputLayout.defaults().withKustomization(true));

        assertThat(files.get("kustomization.yaml")).isEqualTo("""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                - infra/net.yaml
                - apps/db.yaml
                - apps/web.yaml
                - z-app.yaml
                sortOptions:
                  order: fifo
                """);
    }

    @Test
    void kustomizeAppliesInThatOrder() throws IOException, InterruptedException {
        Path kubectl = RequiredTool.kubectl();
        Path output = directory.resolve("generated/common");
        depending()
                .generate(Environments.of())
                .writeTo(output, OutputLayout.defaults().withKustomization(true));

        Process process = new ProcessBuilder(kubectl.toString(), "kustomize", output.toString()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text.lines().filter(line -> line.startsWith("  name: ")))
                .containsExactly("  name: net", "  name: db", "  name: web", "  name: app");
    }

    @Test
    void whatIsLeftOutIsNoErrorToDependOn() {
        Hld hld = hld("""
                === component.yaml
                name: top
                subcomponents:
                - {name: a, type: static, path: m, dependsOn: [off, gone, gone/deep]}
                - {name: off, type: static, path: m}
                - {name: gone, environments: [prod], subcomponents: [{name: deep, type: static, path: m}]}
                === config/prod.yaml
                {}
                === config/common.yaml
                subcomponents: {off: {disabled: true}}
                """);

        assertThat(hld.compose(Environments.of()).problems()).isEmpty();
        assertThat(hld.compose(Environments.of("prod"))
                        .wave(hld.compose(Environments.of("prod"))
                                .component("a")
                                .orElseThrow()))
                .isOne();
    }
}
