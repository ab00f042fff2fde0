package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.core.testing.RequiredTool;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraTerraformTest {
    private static final String OUTPUTS = """
            {
              "address": {"sensitive": false, "type": "string", "value": "10.0.0.4"},
              "zones": {"sensitive": false, "type": ["list", "string"], "value": ["1", "2"]},
              "key": {"sensitive": true, "type": "string", "value": "hunter2"}
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() {
        Directories.write(folder, """
                === infra/definition.yaml
                source: ./templates
                template: small
                configuration:
                  environments: [prod]
                  variables: {size: pool.size}
                  outputs: {ingress.address: address, "web:zones": zones}
                === infra/west/definition.yaml
                variables: {name: west, token: "${env:TOKEN}"}
                === infra/east/definition.yaml
                variables: {name: east, token: "${env:TOKEN}"}
                === infra/templates/small/main.tf
                variable "name" {
                  description = "What it is called."
                  type        = string
                }

                variable "size" {
                  type = number
                }

                variable "token" {
                  type      = string
                  sensitive = true
                }

                resource "terraform_data" "pool" {
                  input = "${var.name}-${var.size}"
                }

                output "address" {
                  value = "10.0.0.${var.size}"
                }
                === cluster/component.yaml
                name: cluster
                subcomponents:
                - name: web
                  type: static
                  path: ./web
                === cluster/config/prod.yaml
                config:
                  pool:
                    size: 4
                """);
    }

    @Test
    void showTellsWhereValuesComeFrom() {
        Cli.Result result = user().run("infra", "show", "-p", "west", "--hld", "../cluster");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                west from ./templates
                  source: ./templates  (definition definition.yaml:1)
                  template: small  (definition definition.yaml:2)
                  variable name: west  (definition west/definition.yaml:1)
                  variable size: 4  (configuration ../cluster/config/prod.yaml:3)
                  variable token: ${env:TOKEN}  (definition west/definition.yaml:1)
                """);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void showIsForProgramsToo() {
        Cli.Result result = user().run("infra", "show", "--all", "--hld", "../cluster", "-o", "json");

        assertThat(result.out())
                .contains("\"schema\": \"bedrock.dev/infra-show/v1\"", "\"layer\": \"configuration\"", "\"east\"");
    }

    @Test
    void aTemplateIsDocumented() {
        assertThat(user().run("infra", "show", "-p", "west", "--hld", "../cluster", "--docs")
                        .out())
                .startsWith("## Variables\n")
                .contains("| name | string | required | What it is called. |");
    }

    @Test
    void aKeyThatTheConfigurationLacksIsAnError() {
        Cli.Result result = user().run("infra", "show", "-p", "west");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("definition.yaml:5:21: error INFRA-0421");
    }

    @Test
    void deploymentsAreValidatedAndPlannedByTerraform() {
        Cli terraform = withTerraform();
        assertThat(terraform
                        .run("infra", "generate", "--all", "--hld", "../cluster")
                        .exitCode())
                .isZero();

        Cli.Result valid = terraform.run("infra", "validate", "--all", "--hld", "../cluster");
        assertThat(valid.err()).isEqualTo("../infra-generated/east is valid\n../infra-generated/west is valid\n");
        assertThat(valid.exitCode()).isZero();

        Cli.Result plan = terraform.run("infra", "plan", "--all", "--hld", "../cluster");
        assertThat(plan.out()).isEqualTo("""
                ../infra-generated/east: 1 to create
                  create terraform_data.pool
                ../infra-generated/west: 1 to create
                  create terraform_data.pool
                """);
        assertThat(plan.exitCode()).isZero();
        assertThat(terraform
                        .run("infra", "plan", "-p", "west", "--hld", "../cluster", "--no-init", "-o", "json")
                        .out())
                .contains("\"schema\": \"bedrock.dev/infra-plan/v1\"", "\"create\": 1", "\"address\": \"create\"");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromBeingPlanned() {
        Cli terraform = withTerraform();
        terraform.run("infra", "generate", "-p", "west", "--hld", "../cluster");

        Cli.Result plan = terraform.run("infra", "plan", "--all", "--hld", "../cluster");

        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.err()).contains("INFRA-0408").contains("is not what would be generated now");
        assertThat(plan.out()).startsWith("../infra-generated/west: 1 to create\n");
    }

    @Test
    void outputsArePrintedAsConfiguration() {
        Directories.write(folder, Map.of("outputs.json", OUTPUTS));

        Cli.Result result = user().run("infra", "outputs", "-p", "west", "--from", "../outputs.json");

        assertThat(result.out()).contains("ingress:\n  address: 10.0.0.4\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void outputsGoIntoTheConfigurationOfADefinition() {
        Directories.write(folder, Map.of("outputs.json", OUTPUTS));
        String[] command = {"infra", "outputs", "-p", "west", "--from", "../outputs.json", "--hld", "../cluster"};
        DirectorySnapshot before = DirectorySnapshot.of(folder);
        Cli.Result dry = user().run(concat(command, "--dry-run"));
        assertThat(dry.out()).contains("+").contains("address: 10.0.0.4");
        before.assertUnchanged();

        Cli.Result result = user().run(command);

        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("cluster/config/prod.yaml"))
                .content()
                .contains("size: 4", "address: 10.0.0.4", "zones:");
        assertThat(user().run("hld", "show", "../cluster", "prod").out())
                .contains("ingress.address: \"10.0.0.4\"", "zones[1]: \"2\"");
    }

    @Test
    void aSensitiveOutputGoesNowhere() {
        Directories.write(folder, Map.of("outputs.json", OUTPUTS));
        Directories.write(folder, Map.of("infra/west/definition.yaml", "configuration: {outputs: {k: key}}\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        Cli.Result result =
                user().run("infra", "outputs", "-p", "west", "--from", "../outputs.json", "--hld", "../cluster");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("INFRA-0403").doesNotContain("hunter2");
        before.assertUnchanged();
    }

    private static String[] concat(String[] first, String last) {
        String[] all = Arrays.copyOf(first, first.length + 1);
        all[first.length] = last;
        return all;
    }

    private Cli user() {
        return new Cli(folder.resolve("infra")).with("TOKEN", "hunter2").with("HOME", folder.toString());
    }

    private Cli withTerraform() {
        return user().with("PATH", RequiredTool.of("terraform").getParent() + ":/usr/bin:/bin");
    }
}
