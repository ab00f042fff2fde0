package dev.bedrock.infra.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.configuration.ConfigurationSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final ConfigurationSource PROD =
            (environments, key) -> environments.equals(List.of("prod", "east")) && key.equals("pool.size")
                    ? Optional.of(ScalarNode.of(SourceLocation.of("config/prod.yaml", 4, 11), 5L, "5"))
                    : Optional.empty();

    @TempDir
    Path folder;

    @BeforeEach
    void definitions() {
        Directories.write(folder, """
                === infra/definition.yaml
                source: ./templates
                template: a
                backend: {key: base, access_key: hunter2}
                variables: {name: base, region: north, extra: 1}
                configuration:
                  environments: [common]
                  variables: {size: pool.size}
                  outputs: {ingress.address: address}
                === infra/west/definition.yaml
                variables:
                  name: west
                  tags: {a: b}
                  token: hunter2
                  other: ${env:OTHER}
                configuration:
                  environments: [prod, east]
                  outputs: {dns.zone: zone}
                === infra/templates/a/main.tf
                terraform {
                  backend "azurerm" {}
                }
                variable "name" {
                  type = string
                }
                variable "region" {
                  type    = string
                  default = "x"
                }
                variable "size" {
                  type    = number
                  default = 3
                }
                variable "zones" {
                  type    = list(string)
                  default = ["1"]
                }
                variable "tags" {
                  type    = map(string)
                  default = {}
                }
                variable "token" {
                  type      = string
                  sensitive = true
                }
                variable "other" {
                  type      = string
                  sensitive = true
                }
                variable "missing" {
                  type = string
                }
                """);
    }

    @Test
    void everyValueKnowsItsLayer() {
        ExplainedDeployment west = infra().explain("west", options(PROD));

        assertThat(west.values())
                .map(value -> value.part() + " " + value.name() + "=" + value.value() + " " + value.layer() + " "
                        + value.location())
                .containsExactly(
                        "SETTING source=./templates DEFINITION definition.yaml:1:9",
                        "SETTING template=a DEFINITION definition.yaml:2:11",
                        "BACKEND key=base DEFINITION definition.yaml:3:16",
                        "BACKEND access_key=*** DEFINITION definition.yaml:3:34",
                        "VARIABLE name=west DEFINITION west/definition.yaml:2:9",
                        "VARIABLE region=north DEFINITION definition.yaml:4:33",
                        "VARIABLE size=5 CONFIGURATION config/prod.yaml:4:11",
                        "VARIABLE zones=[\"1\"] DEFAULT main.tf:15:1",
                        "VARIABLE tags={\"a\":\"b\"} DEFINITION west/definition.yaml:3:9",
                        "VARIABLE token=*** DEFINITION west/definition.yaml:4:10",
                        "VARIABLE other=${env:OTHER} DEFINITION west/definition.yaml:5:10",
                        "VARIABLE missing= MISSING main.tf:31:1",
                        "VARIABLE extra=1 DEFINITION definition.yaml:4:47");
        assertThat(west.problems()).isEmpty();
        assertThat(west.toString()).doesNotContain("hunter2");
    }

    @Test
    void valuesOfTheConfigurationAreGeneratedLikeOthers() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", """
                variables: {name: west, token: x, other: y, missing: z}
                configuration: {environments: [prod, east]}
                """));

        infra().plan(List.of("west"), options(PROD)).apply();

        assertThat(folder.resolve("infra-generated/west/bedrock.tfvars"))
                .content()
                .contains("size    = 5\n");
    }

    @Test
    void aValueOfADefinitionCountsBeforeOneOfTheConfiguration() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", "variables: {size: 7}\n"));

        assertThat(infra().explain("west", options(PROD)).values())
                .filteredOn(value -> value.name().equals("size"))
                .singleElement()
                .extracting(ExplainedValue::layer)
                .isEqualTo(ExplainedValue.Layer.DEFINITION);
    }

    @Test
    void aKeyThatTheConfigurationDoesNotHaveIsAnErrorWithItsPlace() {
        assertThat(infra().plan(List.of("west"), options(ConfigurationSource.none()))
                        .problems())
                .filteredOn(problem -> problem.code().equals("INFRA-0421"))
                .extracting(problem -> problem.location() + " " + problem.message())
                .containsExactly("definition.yaml:7:21 the configuration has no 'pool.size', which the variable 'size'"
                        + " gets its value from");
        assertThat(infra().explain("west", options(ConfigurationSource.none())).problems())
                .extracting(Problem::code)
                .containsExactly("INFRA-0421");
    }

    @Test
    void mappingsOfLayersAreMerged() {
        assertThat(infra().deployment("west").configuration()).satisfies(mapping -> {
            assertThat(mapping.environments()).containsExactly("prod", "east");
            assertThat(mapping.variables()).containsOnlyKeys("size");
            assertThat(mapping.outputs()).containsOnlyKeys("ingress.address", "dns.zone");
        });
    }

    @Test
    void badMappingsAreNamed() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", """
                configuration:
                  environment: prod
                  variables: {"a b": x, c: [1]}
                  outputs: {d: ""}
                """));

        assertThat(infra().deployment("west").problems())
                .map(Problem::toString)
                .satisfiesExactly(
                        warning -> assertThat(warning).startsWith("west/definition.yaml:2:3: warning"),
                        name -> assertThat(name).contains("3:15", "INFRA-0005"),
                        shape -> assertThat(shape).contains("3:28", "'c' of 'variables'"),
                        empty -> assertThat(empty).contains("4:16", "'d' of 'outputs'"));
    }

    @Test
    void aTemplateThatIsNotThereCannotBeExplained() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", "template: b\n"));

        assertThatThrownBy(() -> infra().explain("west", options(PROD)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0101");
    }

    private Infra infra() {
        return Infra.open(folder.resolve("infra"));
    }

    private static InfraOptions options(ConfigurationSource source) {
        return InfraOptions.defaults()
                .withEnvironment(EnvironmentVariables.of(Map.of("OTHER", "hunter2")))
                .withConfiguration(source);
    }
}
