package dev.bedrock.infra.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.infra.Infra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
    private static final String TEMPLATE = """
            === infra/templates/small/main.tf
            module "net" {
              source = "../net" # beside
              name   = var.cluster_name
            }

            module "own" {
              source = "./own"
            }
            === infra/templates/small/variables.tf
            variable "cluster_name" {
              type = string
            }

            variable "vm_count" {
              type    = number
              default = 3
            }

            variable "token" {
              type      = string
              default   = ""
              sensitive = true
            }

            variable "tags" {
              type    = map(string)
              default = {}
            }
            === infra/templates/small/own/main.tf
            module "deep" {
              source = "../../net/deep"
            }
            === infra/templates/small/terraform.tfvars
            cluster_name = "never"
            === infra/templates/net/main.tf
            module "deep" {
              source = "./deep"
            }
            === infra/templates/net/deep/main.tf
            # deep
            === infra/templates/other/main.tf
            # other
            """;

    private static final String DEFINITIONS = """
            === infra/definition.yaml
            source: ./templates
            template: small
            variables:
              cluster_name: base
              vm_count: 3
            === infra/west/definition.yaml
            variables:
              cluster_name: west
              tags: {team: a}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void files() {
        Directories.write(folder, TEMPLATE + DEFINITIONS);
    }

    @Test
    void theResultWorksOnItsOwn() {
        plan("west").apply();

        assertThat(results("west")).isEqualTo(Directories.parse("""
                === bedrock.tfvars
                cluster_name = "west"
                vm_count     = 3
                tags = {
                  team = "a"
                }
                === main.tf
                module "net" {
                  source = "./modules/net" # beside
                  name   = var.cluster_name
                }

                module "own" {
                  source = "./own"
                }
                === modules/net/deep/main.tf
                # deep
                === modules/net/main.tf
                module "deep" {
                  source = "./deep"
                }
                === own/main.tf
                module "deep" {
                  source = "../modules/net/deep"
                }
                === variables.tf
                variable "cluster_name" {
                  type = string
                }

                variable "vm_count" {
                  type    = number
                  default = 3
                }

                variable "token" {
                  type      = string
                  default   = ""
                  sensitive = true
                }

                variable "tags" {
                  type    = map(string)
                  default = {}
                }
                """));
    }

    @Test
    void planningWritesNothingAndASecondRunChangesNothing() {
        DirectorySnapshot before = DirectorySnapshot.of(folder);
        GeneratePlan plan = plan("west");
        before.assertUnchanged();
        assertThat(plan.deployments().get(0).count(FileChange.Kind.CREATE)).isEqualTo(6);
        plan.apply();

        DirectorySnapshot after = DirectorySnapshot.of(folder);
        GeneratePlan again = plan("west");
        assertThat(again.deployments().get(0).changesAnything()).isFalse();
        again.apply();
        after.assertUnchanged();
    }

    @Test
    void whatOthersHaveInTheFolderStays() throws IOException {
        plan("west").apply();
        Path west = output("west");
        Directories.write(west, Map.of("terraform.tfstate", "{}", "notes/mine.md", "mine", ".terraform/x/y", "cache"));
        Files.createSymbolicLink(west.resolve(".terraform/link"), Path.of("/etc/hostname"));
        define("vm_count: 5");

        plan("west").apply();

        assertThat(results("west"))
                .containsEntry("terraform.tfstate", "{}")
                .containsEntry("notes/mine.md", "mine")
                .containsEntry(".terraform/x/y", "cache")
                .containsEntry(".terraform/link", "-> /etc/hostname")
                .containsEntry("bedrock.tfvars", "cluster_name = \"west\"\nvm_count     = 5\n");
    }

    @Test
    void aChangeByHandStaysWhereNothingElseChanges() {
        plan("west").apply();
        Directories.write(output("west"), Map.of("own/main.tf", "# mine\n"));
        define("vm_count: 5");
        GeneratePlan plan = plan("west");

        assertThat(plan.deployments().get(0).changes())
                .contains(
                        new FileChange("own/main.tf", FileChange.Kind.KEEP),
                        new FileChange("bedrock.tfvars", FileChange.Kind.UPDATE));
        plan.apply();
        define("vm_count: 6");
        plan("west").apply();

        assertThat(results("west"))
                .containsEntry("own/main.tf", "# mine\n")
                .containsEntry("bedrock.tfvars", "cluster_name = \"west\"\nvm_count     = 6\n");
    }

    @Test
    void aChangeByHandIsReportedWhereTheTemplateChangesToo() {
        plan("west").apply();
        Directories.write(output("west"), Map.of("own/main.tf", "# mine\n"));
        Directories.write(folder, Map.of("infra/templates/small/own/main.tf", "# theirs\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        GeneratePlan plan = plan("west");

        assertThat(plan.problems())
                .extracting(Problem::code, problem -> problem.location().file())
                .containsExactly(tuple(
                        "INFRA-0301", output("west").resolve("own/main.tf").toString()));
        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class);
        before.assertUnchanged();

        open().plan(List.of("west"), options().withKeepChanges(true)).apply();
        assertThat(results("west")).containsEntry("own/main.tf", "# mine\n");
        assertThat(plan("west").problems()).isEmpty();
    }

    @Test
    void aFileInTheWayIsReported() {
        Directories.write(output("west"), Map.of("main.tf", "# mine\n"));

        GeneratePlan plan = plan("west");

        assertThat(plan.problems()).extracting(Problem::code).containsExactly("INFRA-0302");
        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class);
        assertThat(results("west")).containsExactly(Map.entry("main.tf", "# mine\n"));
    }

    @Test
    void filesOfAnEarlierTemplateAreDeletedUnlessSomebodyChangedThem() {
        plan("west").apply();
        Directories.write(output("west"), Map.of("own/main.tf", "# mine\n"));
        Directories.write(folder, Map.of("infra/west/definition.yaml", "template: other\n"));

        plan("west").apply();

        assertThat(results("west"))
                .containsOnlyKeys("bedrock.tfvars", "main.tf", "own/main.tf")
                .containsEntry("main.tf", "# other\n")
                .containsEntry("own/main.tf", "# mine\n");
    }

    @Test
    void aPlanThatIsOutdatedIsNotApplied() {
        plan("west").apply();
        define("vm_count: 5");
        GeneratePlan plan = plan("west");
        Directories.write(output("west"), Map.of("bedrock.tfvars", "# mine\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class).hasMessageContaining("INFRA-0303");
        before.assertUnchanged();
    }

    @Test
    void secretsAreInNoFile() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", """
                backend:
                  key: west-${env:STAGE}
                  access_key: ${env:KEY}
                variables:
                  cluster_name: c-${env:STAGE}
                  token: ${env:TOKEN}
                  tags: {a: "${env:STAGE}", b: "${env:TOKEN}"}
                """));
        Map<String, String> environment = Map.of("STAGE", "prod", "KEY", "k3y=", "TOKEN", "hunter2");
        InfraOptions options = InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(environment));

        GeneratePlan plan = open().plan(List.of("west"), options.withPublicVariables(Set.of("STAGE")));
        plan.apply();

        assertThat(results("west").toString()).doesNotContain("hunter2").doesNotContain("k3y=");
        assertThat(plan.deployments().toString() + plan.problems()).doesNotContain("hunter2");
        assertThat(results("west")).containsEntry("bedrock.tfvars", """
                        cluster_name = "c-prod"
                        vm_count     = 3

                        # token is a secret: set the environment variable TF_VAR_token
                        # tags is a secret: set the environment variable TF_VAR_tags
                        """).containsEntry("backend.tfvars", """
                        key = "west-prod"

                        # access_key is a secret: give it with -backend-config="access_key=..."
                        """);
        assertThat(plan.deployments().get(0).withheld())
                .extracting(secret -> secret.name() + "=" + secret.value().reveal())
                .containsExactly("token=hunter2", "tags={\n  a = \"prod\"\n  b = \"hunter2\"\n}", "access_key=k3y=");

        open().plan(List.of("west"), options.withSecretsInClear(true)).apply();
        assertThat(results("west").toString()).contains("hunter2");
    }

    @Test
    void allProblemsOfAllDeploymentsAreToldAndNothingIsWritten() {
        Directories.write(
                folder,
                Map.of(
                        "infra/west/definition.yaml",
                        """
                backend: {key: x}
                variables:
                  vm_count: many
                  vmcount: 3
                  token: ${env:NOT_SET}
                """,
                        "infra/east/definition.yaml",
                        """
                variables:
                  cluster_name: ~
                  tags: [a]
                """,
                        "infra/north/definition.yaml",
                        "template: smal\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        GeneratePlan plan = plan("east", "north", "west");

        assertThat(plan.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "definition.yaml:1:9: error INFRA-0101: the source ./templates has no folder 'smal'",
                        "east/definition.yaml: error INFRA-0204: the variable 'cluster_name' (string) has no value"
                                + " (declared at variables.tf:1:1)",
                        "east/definition.yaml:3:9: error INFRA-0203: 'tags' must be a value of the type map(string),"
                                + " found a list of 1",
                        "west/definition.yaml:1:16: warning INFRA-0305: the template declares no backend, the settings"
                                + " have no effect",
                        "west/definition.yaml:3:13: error INFRA-0203: 'vm_count' must be a value of the type number,"
                                + " found a string",
                        "west/definition.yaml:4:12: warning INFRA-0205: the template has no variable 'vmcount', its"
                                + " value has no effect (did you mean 'vm_count'?)",
                        "west/definition.yaml:5:10: error CORE-0301: the environment variable NOT_SET is not set (set it"
                                + " where this program runs)");
        assertThatThrownBy(plan::apply).isInstanceOf(InvalidInputException.class);
        before.assertUnchanged();
    }

    @Test
    void variablesThatTerraformGetsElsewhereMayBeMissing() {
        Directories.write(folder, Map.of("infra/west/definition.yaml", "variables: {cluster_name: ~}\n"));

        assertThat(open().plan(List.of("west"), options().withSuppliedElsewhere(Set.of("cluster_name")))
                        .problems())
                .isEmpty();
        assertThat(open().plan(
                                List.of("west"),
                                options().withEnvironment(EnvironmentVariables.of(Map.of("TF_VAR_cluster_name", "x"))))
                        .problems())
                .isEmpty();
    }

    @Test
    void manyDeploymentsAreOnePlan() {
        for (int i = 0; i < 5; i++) {
            Directories.write(
                    folder,
                    Map.of("infra/europe/c" + i + "/definition.yaml", "variables: {cluster_name: c" + i + "}\n"));
        }
        Infra infra = open();
        GeneratePlan plan = infra.plan(infra.deployments(), options());
        plan.apply();

        assertThat(plan.deployments())
                .extracting(DeploymentPlan::deployment)
                .containsExactly("europe/c0", "europe/c1", "europe/c2", "europe/c3", "europe/c4", "west");
        assertThat(results("europe/c3")).containsEntry("bedrock.tfvars", "cluster_name = \"c3\"\nvm_count     = 3\n");
    }

    @Test
    void resultsAreBesideTheDefinitionsOrInTheFolderThatIsNamed() {
        Path fabrikam = folder.resolve("a/fabrikam");
        Directories.write(fabrikam, Map.of("definition.yaml", "name: x\n"));

        assertThat(Infra.open(fabrikam).output()).isEqualTo(folder.resolve("a/fabrikam-generated"));
        assertThat(Infra.builder(fabrikam).output(folder.resolve("out")).open().output())
                .isEqualTo(folder.resolve("out/fabrikam-generated"));
    }

    @Test
    void aDeploymentInsideOfAnotherOneIsRefused() {
        Directories.write(folder, Map.of("infra/west/inner/definition.yaml", "name: inner\n"));

        assertThat(plan("west", "west/inner").problems())
                .extracting(Problem::code)
                .containsExactly("INFRA-0304");
    }

    private void define(String variables) {
        Directories.write(
                folder,
                Map.of("infra/west/definition.yaml", "variables:\n  cluster_name: west\n  " + variables + "\n"));
    }

    private static InfraOptions options() {
        return InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of()));
    }

    private Infra open() {
        return Infra.open(folder.resolve("infra"));
    }

    private GeneratePlan plan(String... deployments) {
        return open().plan(List.of(deployments), options());
    }

    private Path output(String deployment) {
        return folder.resolve("infra-generated").resolve(deployment);
    }

    private SortedMap<String, String> results(String deployment) {
        SortedMap<String, String> files = Directories.read(output(deployment));
        files.keySet().removeIf(file -> file.startsWith(".bedrock-"));
        return files;
    }
}
