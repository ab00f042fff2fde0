package dev.bedrock.infra.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TerraformModuleTest {
    @Test
    void whatAModuleDeclaresIsKnownWithItsPlace() {
        TerraformModule module = read(Map.of("main.tf", """
                # a licence
                terraform {
                  required_version = ">= 1.5"
                  backend "azurerm" {}
                  required_providers {
                    azurerm = {
                      source  = "hashicorp/azurerm"
                      version = "~> 4.0"
                    }
                    local = "~> 2.0"
                  }
                }

                module "net" {
                  source = "../net" # beside
                }
                module "vpc" {
                  source  = "terraform-aws-modules/vpc/aws"
                  version = "5.0.0"
                }
                """, "variables.tf", """
                variable "pools" {
                  type = map(object({
                    size  = string
                    count = optional(number, 3)
                  }))
                  description = "The pools."
                  nullable    = false
                }
                variable key {
                  sensitive = true
                  default   = ""
                  validation {
                    condition     = length(var.key) < 5
                    error_message = "Too long."
                  }
                }
                output "id" {
                  value       = 1
                  sensitive   = true
                  description = "The id."
                }
                """, "notes.md", "variable \"no\" {}"));

        assertThat(module.requiredVersion()).isEqualTo(">= 1.5");
        assertThat(module.backend().orElseThrow().type()).isEqualTo("azurerm");
        assertThat(module.providers().values())
                .extracting(RequiredProvider::name, RequiredProvider::source, RequiredProvider::version)
                .containsExactly(tuple("azurerm", "hashicorp/azurerm", "~> 4.0"), tuple("local", "", "~> 2.0"));
        assertThat(module.calls())
                .extracting(call -> call.name() + " " + call.source() + " " + call.version() + " " + call.isLocal()
                        + " " + call.location())
                .containsExactly(
                        "net ../net  true main.tf:14:1", "vpc terraform-aws-modules/vpc/aws 5.0.0 false main.tf:17:1");
        ModuleVariable pools = variable(module, "pools");
        assertThat(pools.type()).hasToString("map(object({size = string, count = optional(number)}))");
        assertThat(pools.isRequired()).isTrue();
        assertThat(pools.nullable()).isFalse();
        assertThat(pools.description()).isEqualTo("The pools.");
        ModuleVariable key = variable(module, "key");
        assertThat(key.sensitive()).isTrue();
        assertThat(key.isRequired()).isFalse();
        assertThat(key.validations()).hasSize(1);
        assertThat(key.location()).hasToString("variables.tf:9:1");
        assertThat(module.outputs().values().iterator().next().sensitive()).isTrue();
        assertThat(module.problems()).isEmpty();
    }

    @Test
    void oldAndWrongTypesAreRead() {
        TerraformModule module = read(Map.of("v.tf", """
                variable "a" {
                  type = "string"
                }
                variable "b" {
                  type = map
                }
                variable "c" {
                  type = lst(string)
                }
                variable "c" {
                  type = tuple([any, bool])
                }
                """));

        assertThat(variable(module, "a").type()).hasToString("string");
        assertThat(variable(module, "b").type()).hasToString("map(any)");
        assertThat(variable(module, "c").type()).hasToString("tuple([any, bool])");
        assertThat(module.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "v.tf:8:10: warning INFRA-0201: 'lst(string)' is not a type",
                        "v.tf:10:1: warning INFRA-0202: this variable is declared twice");
    }

    @Test
    void allFilesThatAreNoHclAreNamed() {
        assertThatThrownBy(() -> read(Map.of("a.tf", "variable \"x\" {", "b.tf", "= 1\n", "c.tf", "")))
                .isInstanceOfSatisfying(InvalidInputException.class, failure -> assertThat(failure.problems())
                        .extracting(problem -> problem.location().file())
                        .containsExactly("a.tf", "b.tf"));
    }

    @Test
    void filesInJsonAreNotLookedAt() {
        assertThat(read(Map.of("v.tf.json", "{}")).problems())
                .extracting(Problem::code)
                .containsExactly("INFRA-0207");
    }

    private static ModuleVariable variable(TerraformModule module, String name) {
        return Objects.requireNonNull(module.variables().get(name));
    }

    private static TerraformModule read(Map<String, String> files) {
        return TerraformModule.read(new TreeMap<>(files));
    }
}
