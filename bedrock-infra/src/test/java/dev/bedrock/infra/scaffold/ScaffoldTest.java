package dev.bedrock.infra.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.InfraOptions;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
    @TempDir
    Path folder;

    @Test
    void everyVariableIsThere() {
        Directories.write(folder, Map.of("t/variables.tf", """
                variable "cluster_name" {
                  type        = string
                  description = "The name of the cluster."
                }
                variable "vm_count" {
                  type    = number
                  default = 3
                }
                variable "tags" {
                  type    = map(string)
                  default = { team = "a" }
                }
                variable "label" {
                  default = ""
                }
                variable "token" {
                  type      = string
                  sensitive = true
                }
                variable "key" {
                  sensitive = true
                  default   = null
                }
                """, "t/backend.tfvars", "key = \"state\"\n"));
        TemplateRequest request = new TemplateRequest(".", "t", "", SourceLocation.unknown());

        assertThat(Scaffold.definition(
                        "east", request, TemplateSources.builder(folder).build().get(request)))
                .isEqualTo("""
                        name: east
                        source: .
                        template: t
                        backend:
                          key: state
                        variables:
                          # string, required
                          # The name of the cluster.
                          cluster_name: <insert value>
                          # number
                          # vm_count: 3
                          # map(string)
                          # tags:
                          #   team: a
                          # any
                          label: <insert value>
                          # string, required
                          token: ${env:TOKEN}
                          # any
                          # key: ${env:KEY}
                        """);
    }

    @Test
    void whatIsNotFilledInIsNamedWhenGenerating() {
        TemplateRequest request = new TemplateRequest("builtin", "azure-simple", "", SourceLocation.unknown());
        String definition = Scaffold.definition(
                "east", request, TemplateSources.builder(folder).build().get(request));
        Directories.write(folder.resolve("infra"), Map.of("definition.yaml", definition));

        List<Problem> problems = Infra.open(folder.resolve("infra"))
                .plan(List.of(""), InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of())))
                .problems();

        assertThat(problems)
                .extracting(Problem::message)
                .map(message -> message.substring(0, message.indexOf(" has no value")))
                .containsExactlyInAnyOrder(
                        "the variable 'cluster_name' (string)",
                        "the variable 'resource_group_name' (string)",
                        "the variable 'dns_prefix' (string)",
                        "the variable 'vnet_name' (string)",
                        "the variable 'gitops_ssh_url' (string)");
    }
}
