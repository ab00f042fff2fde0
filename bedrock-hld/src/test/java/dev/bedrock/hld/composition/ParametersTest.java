package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.EchoRenderer;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.component.ParameterCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
    @TempDir
    Path directory;

    private Composition compose(String files, String... environments) {
        Directories.write(directory, files);
        return Hld.builder(directory)
                .root(directory)
                .helm(new EchoRenderer())
                .build()
                .compose(Environments.of(environments));
    }

    private static ConfigMap values(Composition composition, String path) {
        return composition.component(path).orElseThrow().config().values().orElseThrow();
    }

    private static ConfigValue entry(ConfigMap map, String key) {
        return Objects.requireNonNull(map.entries().get(key));
    }

    @Test
    void defaultsAreTheLowestLayerAndShowWhereTheyStand() {
        Composition composition = compose("""
                === component.yaml
                name: top
                subcomponents:
                - name: web
                  type: template
                  path: t
                  parameters:
                    replicas: {type: integer, default: 2}
                    hosts: {type: list, default: [a.example]}
                    other: {type: list, default: [x]}
                    image:
                      properties:
                        name: {type: string, default: shop}
                        tag: {type: string}
                    limits: {type: object, default: {cpu: 1}}
                === config/common.yaml
                subcomponents:
                  web:
                    config:
                      hosts: [b.example]
                      image: {tag: "1.0"}
                      other:
                """);

        assertThat(composition.problems()).isEmpty();
        ConfigMap values = values(composition, "web");
        assertThat(values.toData())
                .isEqualTo(Map.of(
                        "replicas", 2L,
                        "hosts", List.of("b.example"),
                        "other", List.of("x"),
                        "image", Map.of("name", "shop", "tag", "1.0"),
                        "limits", Map.of("cpu", 1L)));
        assertThat(entry(values, "replicas").origin()).hasToString("default (component.yaml:7:40)");
        assertThat(entry((ConfigMap) entry(values, "image"), "name").origin().environment())
                .isEqualTo("default");
    }

    @Test
    void withoutConfigurationThereAreDefaultsOnly() {
        Composition composition = compose("""
                === component.yaml
                name: web
                type: template
                path: t
                parameters:
                  replicas: {type: integer, default: 2}
                  name: string
                """);

        assertThat(composition.problems()).isEmpty();
        assertThat(values(composition, "web").toData()).isEqualTo(Map.of("replicas", 2L));
    }

    @Test
    void chartsTakeMoreThanIsDeclared() {
        Composition composition = compose("""
                === component.yaml
                name: web
                type: helm
                path: chart
                parameters:
                  replicas: {type: integer}
                  image: {properties: {tag: {type: string}}}
                === config/common.yaml
                config: {replicas: x, anything: 1, image: {tag: a, other: b}}
                """);

        assertThat(composition.problems()).extracting(Problem::code).containsExactly(ParameterCode.WRONG_TYPE.id());
    }

    @Test
    void definitionsWithoutTheBlockAreNotChecked() {
        Composition composition = compose("""
                === component.yaml
                name: web
                type: helm
                path: chart
                === config/common.yaml
                config: {replicas: x}
                """);

        assertThat(composition.problems()).isEmpty();
        assertThat(composition.root().component().parameters().declared()).isFalse();
    }

    @Test
    void secretsAreInNoMessage() {
        Composition composition = compose("""
                === component.yaml
                name: web
                type: template
                path: t
                parameters:
                  a: {type: string, secret: true, pattern: "[a-z]+"}
                  b: {type: string, secret: true, values: [x]}
                  c: {type: integer, secret: true}
                  d: {type: integer, secret: true, maximum: 5}
                  e: {type: string, secret: true, minimum: 50}
                  f: {properties: {g: {type: string, secret: true}}}
                === config/common.yaml
                config: {a: S3CRET, b: S3CRET, c: S3CRET, d: 31337, e: S3CRET}
                """);

        String told = composition.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        assertThat(composition.problems()).hasSize(5);
        assertThat(told).doesNotContain("S3CRET", "31337");
        assertThat(composition.root().component().parameters().secrets())
                .contains(List.of("a"), List.of("f", "g"))
                .hasSize(6);
    }

    @Test
    void allProblemsOfAllComponentsAreToldTogether() {
        Composition composition = compose("""
                === component.yaml
                name: top
                subcomponents:
                - {name: a, type: template, path: t, parameters: {x: {type: integer, required: true}}}
                - {name: b, type: template, path: t, parameters: {x: {type: integer}}}
                - {name: c, type: template, path: t, parameters: {}}
                === config/common.yaml
                subcomponents:
                  b: {config: {x: text}}
                  c: {config: {y: 1}}
                """);

        assertThat(composition.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("HLD-0041", "HLD-0042", "HLD-0044");
    }
}
