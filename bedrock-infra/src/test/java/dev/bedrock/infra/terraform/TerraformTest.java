package dev.bedrock.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.infra.terraform.PlannedResource.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real Terraform. Its built-in provider is all that is needed, so nothing is downloaded. */
class TerraformTest {
    private static final String FILES = """
            === main.tf
            variable "name" {
              type = string
            }

            variable "token" {
              type      = string
              default   = "none"
              sensitive = true
            }

            resource "terraform_data" "changed" {
              input = var.name
            }

            resource "terraform_data" "replaced" {
              input            = var.token
              triggers_replace = [var.name]
            }

            resource "terraform_data" "kept" {
              count = var.name == "gone" ? 0 : 1
              input = "same"
            }

            output "address" {
              value = { west = { ip = var.name } }
            }

            output "secret" {
              value     = var.token
              sensitive = true
            }
            === bedrock.tfvars
            name = "first"
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanSaysWhatWouldBecomeOfEachResource() {
        Terraform terraform = terraform(FILES);
        terraform.init();

        TerraformPlan first = terraform.plan();
        assertThat(first.counts()).containsExactly(Map.entry(Action.CREATE, 3L));
        assertThat(first.outputs()).containsOnlyKeys("address", "secret").containsEntry("address", "create");
        assertThat(first.changesAnything()).isTrue();
        assertThat(first.destroysAnything()).isFalse();

        apply();
        TerraformPlan nothing = terraform.plan();
        assertThat(nothing.resources()).isEmpty();
        assertThat(nothing.changesAnything()).isFalse();

        Directories.write(folder, Map.of("bedrock.tfvars", "name = \"gone\"\n"));
        TerraformPlan second = terraform.plan();
        assertThat(second.resources())
                .extracting(PlannedResource::address, PlannedResource::action, PlannedResource::reason)
                .containsExactlyInAnyOrder(
                        tuple("terraform_data.changed", Action.UPDATE, ""),
                        tuple("terraform_data.replaced", Action.REPLACE, "cannot_update"),
                        tuple("terraform_data.kept[0]", Action.DELETE, "delete_because_count_index"));
        assertThat(second.destroysAnything()).isTrue();
        assertThat(second.count(Action.DELETE)).isEqualTo(1);
    }

    @Test
    void outputsOfWhatWasAppliedAreMapped() {
        Terraform terraform = terraform(FILES);
        terraform.init();
        assertThatThrownBy(() -> terraform.outputs().mapped(Map.of("ip", "address.west.ip")))
                .hasMessageContaining("INFRA-0402");
        apply();

        TerraformOutputs outputs = terraform.outputs();

        assertThat(outputs.mapped(Map.of("ingress.ip", "address.west.ip")))
                .isEqualTo(Map.of("ingress", Map.of("ip", "first")));
        assertThatThrownBy(() -> outputs.mapped(Map.of("token", "secret"))).hasMessageContaining("INFRA-0403");
    }

    @Test
    void valuesOfVariablesComeFromTheEnvironmentAndTheCaller() {
        Terraform terraform = terraform(FILES.replace("name = \"first\"", ""))
                .withEnvironment(environment(Map.of("TF_VAR_name", "a", "TF_VAR_token", "hunter2")));
        terraform.init();

        assertThat(terraform.plan().counts()).containsEntry(Action.CREATE, 3L);
        assertThat(terraform
                        .withVariables(Map.of("TF_VAR_name", Secret.of("gone")))
                        .plan()
                        .counts())
                .containsEntry(Action.CREATE, 2L);
    }

    @Test
    void validationFindsWhatIsWrongWithItsPlace() {
        Terraform terraform = terraform("""
                === main.tf
                output "a" {
                  value = var.missing
                }
                """);
        terraform.initWithoutBackend();

        assertThat(terraform.validate())
                .extracting(Problem::code, Problem::isError, problem -> problem.location()
                        .toString())
                .containsExactly(tuple("INFRA-0404", true, folder + "/main.tf:2:11"));
        assertThatThrownBy(terraform::plan)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Reference to undeclared input variable")
                .hasMessageContaining("main.tf:2:11");
    }

    @Test
    void whatIsValidHasNoProblems() {
        Terraform terraform = terraform(FILES);
        terraform.initWithoutBackend();

        assertThat(terraform.validate()).isEmpty();
        assertThat(terraform.checkFormat()).isEmpty();
    }

    @Test
    void filesThatAreNotFormattedAreNamed() {
        Terraform terraform = terraform("""
                === main.tf
                locals {
                a=1
                }
                === sub/more.tf
                locals {
                  a=1
                }
                === good.tf
                locals {
                  b = 1
                }
                """);

        assertThat(terraform.checkFormat())
                .extracting(problem -> problem.location().file())
                .containsExactlyInAnyOrder(folder + "/main.tf", folder + "/sub/more.tf");
    }

    @Test
    void aMissingValueIsReportedAndNotAskedFor() {
        Terraform terraform = terraform(FILES.replace("name = \"first\"", ""));
        terraform.init();

        assertThatThrownBy(terraform::plan)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0404")
                .hasMessageContaining("No value for required variable");
    }

    @Test
    void aSecretIsInNoMessage() {
        Terraform terraform = terraform("""
                === main.tf
                variable "token" {
                  type = string
                }

                resource "terraform_data" "a" {
                  lifecycle {
                    precondition {
                      condition     = var.token == ""
                      error_message = "refused: ${var.token}"
                    }
                  }
                }
                """).withVariables(Map.of("TF_VAR_token", Secret.of("hunter2-very-secret")));
        terraform.init();

        assertThatThrownBy(terraform::plan)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("refused: ***")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aBackendThatCannotBeReachedIsAFailureWithoutItsSecrets() {
        Terraform terraform = terraform("""
                === main.tf
                terraform {
                  backend "http" {}
                }
                === backend.tfvars
                address = "http://127.0.0.1:1/state"
                nothing = "hunter2"
                """).withEnvironment(environment(Map.of("ARM_ACCESS_KEY", "hunter2")));

        assertThatThrownBy(terraform::init)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("INFRA-0405")
                .hasMessageContaining("terraform init ended with exit code 1")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void timeAndOutputAreLimited() {
        Terraform terraform = terraform(FILES);
        terraform.init();

        assertThatThrownBy(() -> terraform.withTimeout(Duration.ofMillis(1)).plan())
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> terraform.withOutputLimit(10).plan()).isInstanceOf(LimitExceededException.class);
    }

    private Terraform terraform(String files) {
        RequiredTool.of("terraform");
        Directories.write(folder, files);
        return Terraform.in(folder).withEnvironment(environment(Map.of()));
    }

    private EnvironmentVariables environment(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        Path program = RequiredTool.of("terraform");
        variables.put("PATH", String.valueOf(program.getParent()));
        variables.put("HOME", folder.toString());
        return EnvironmentVariables.of(variables);
    }

    private void apply() {
        ProcessRunner.of(environment(Map.of()))
                .run(Command.of("terraform", "apply", "-auto-approve", "-input=false", "-var-file=bedrock.tfvars")
                        .in(folder))
                .requireSuccess();
    }
}
