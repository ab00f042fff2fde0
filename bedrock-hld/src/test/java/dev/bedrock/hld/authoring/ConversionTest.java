package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.Definitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversionTest {
    private static final Map<String, String> YAML = Map.of(
            "component.yaml",
            """
            # The shop.
            name: shop
            hooks:
              before-generate:
                - ./x "$A"
            subcomponents:
              # What sells.
              - name: store.front
                type: helm
                path: charts/web
                version: 1.10
              - name: group
                subcomponents:
                  - name: inner
                    type: helm
                    path: c
              - name: infra
                source: ./infra
            """,
            "config/common.yaml",
            """
            # For all.
            lists: replace
            subcomponents:
              # Much used.
              store.front:
                namespace: shop
                config:
                  # How many.
                  replicas: 2
                  a.b: {c: [1, {d: null}], e: "${x} %{y} \\" \\\\"}
                  script: |
                    #!/bin/sh
                    echo ${HOME}

                      indented
                  on: yes
              group:
                subcomponents:
                  inner:
                    disabled: false
            """,
            "config/prod.yaml",
            "subcomponents:\n  store.front:\n    config: {replicas: 3}\n",
            "infra/component.yaml",
            "name: infra\ntype: static\npath: m\n",
            "infra/config/prod.yaml",
            "{}\n",
            "other/component.yaml",
            "name: not of the definition\n");

    @TempDir
    Path directory;

    @BeforeEach
    void aDefinition() throws Exception {
        directory = directory.toRealPath();
        Directories.write(directory, YAML);
    }

    private FormatConversion plan(DocumentFormat target) {
        return HldEditor.open(directory).convert(target);
    }

    private String file(String path) {
        return Directories.read(directory).getOrDefault(path, "");
    }

    /** What is generated from, in all environments, without the places. */
    private List<String> composed() {
        List<String> all = new ArrayList<>();
        for (String environment : List.of("common", "prod")) {
            Composition composition = Definitions.composeFolder(directory, environment);
            assertThat(composition.problems()).isEmpty();
            for (ComposedComponent component : composition.components()) {
                all.add(component.outputPath()
                        + component.component().version()
                        + component.component().hooks()
                        + component.config().values().map(ConfigMap::toData).orElse(null)
                        + component.config().namespace().map(n -> n.name()).orElse(""));
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void theDefinitionStaysTheSameThroughAllFormats(DocumentFormat target) {
        List<String> before = composed();
        for (DocumentFormat format :
                List.of(DocumentFormat.HCL, target, DocumentFormat.JSON, target, DocumentFormat.YAML)) {
            plan(format).apply();
            assertThat(composed()).isEqualTo(before);
            assertThat(plan(format).files()).isEmpty();
        }
        assertThat(Directories.read(directory).keySet()).containsAll(YAML.keySet());
    }

    @Test
    void hclHasItsNaturalFormAndTheComments() {
        FormatConversion conversion = plan(DocumentFormat.HCL);
        assertThat(conversion.problems())
                .extracting(Problem::toString)
                .containsExactly("config/common.yaml:8:1: warning HLD-0081: comments that have no place in"
                        + " config/common.hcl would be lost, on line 8");
        conversion.apply();
        assertThat(file("component.hcl")).isEqualTo("""
            # The shop.
            name = "shop"

            hooks {
              before-generate = ["./x \\"$A\\""]
            }

            # What sells.
            subcomponent "store.front" {
              type    = "helm"
              path    = "charts/web"
              version = "1.10"
            }

            subcomponent "group" {
              subcomponent "inner" {
                type = "helm"
                path = "c"
              }
            }

            subcomponent "infra" {
              source = "./infra"
            }
            """);
        assertThat(file("config/common.hcl")).contains("""
            # Much used.
            subcomponent "store.front" {
              namespace = "shop"
              config = {
                replicas = 2
                "a.b" = {
                  c = [
                    1,
                    {
                      d = null
                    },
                  ]
                  e = "$${x} %%{y} \\" \\\\"
                }
                script = <<-EOT
                  #!/bin/sh
                  echo $${HOME}

                    indented
                  EOT
                on     = true
              }
            }
            """);
        assertThat(file("other/component.yaml")).isNotEmpty();
        assertThat(Directories.read(directory)).doesNotContainKeys("component.yaml", "infra/component.yaml");
    }

    @Test
    void lostCommentsAreToldBefore() {
        assertThat(plan(DocumentFormat.JSON).problems())
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "component.yaml:1:1: warning HLD-0081: comments that have no place in component.json"
                                        + " would be lost, on lines 1, 7"));
        assertThat(plan(DocumentFormat.HCL).toString()).contains("--- component.yaml\n+++ component.hcl\n");
    }

    @Test
    void nothingIsWrittenIfOneFileCannotBeConverted() throws Exception {
        Directories.write(directory, Map.of("config/prod.yaml", "a b: 1\n", "infra/config/prod.yaml", "x: [\n"));
        Map<String, String> before = Directories.read(directory);
        assertThatThrownBy(() -> plan(DocumentFormat.HCL))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ConversionCode.NOT_CONVERTIBLE.id(), "CORE-0001"));
        assertThat(Directories.read(directory)).isEqualTo(before);
    }

    @Test
    void wholeNumbersWithPointAreTold() {
        Directories.write(directory, Map.of("config/prod.yaml", "config: {a: 1.0}\n"));
        assertThat(plan(DocumentFormat.HCL).problems())
                .extracting(Problem::code)
                .contains(ConversionCode.NUMBERS_WITHOUT_POINT.id());
    }

    @Test
    void aFileThatChangedMeanwhileIsAConflict() {
        FormatConversion conversion = plan(DocumentFormat.HCL);
        Directories.write(directory, Map.of("config/prod.yaml", "config: {a: 2}\n"));
        assertThatThrownBy(conversion::apply).isInstanceOf(ConflictException.class);
        assertThat(Directories.read(directory)).containsKey("component.yaml").doesNotContainKey("component.hcl");
    }

    @Test
    void whatWasConvertedCanBeEdited() {
        plan(DocumentFormat.HCL).apply();
        HldEditor.open(directory).remove(List.of("infra")).apply();
        assertThat(Directories.read(directory).get("component.hcl")).doesNotContain("infra");
    }
}
