package dev.bedrock.infra.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclAttribute;
import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.InfraOptions;
import dev.bedrock.infra.module.ModuleVariable;
import dev.bedrock.infra.module.TerraformModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTemplatesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/dev/bedrock/infra/template");

    static List<String> names() {
        return TemplateSources.builtIn();
    }

    @Test
    void thereAreFour() {
        assertThat(names())
                .containsExactly(
                        "azure-common-infra", "azure-multiple-clusters", "azure-simple", "azure-single-keyvault");
    }

    @Test
    void theListHasAllFiles() throws IOException {
        assertThat(Files.readAllLines(RESOURCES.resolve("builtin.txt")))
                .containsExactlyElementsOf(
                        Directories.read(RESOURCES.resolve("builtin")).keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void theyWorkOnTheirOwn(String name) {
        Template template = template(name);

        assertThat(template.problems()).isEmpty();
        template.module().calls().forEach(call -> {
            assertThat(call.source()).startsWith("./modules/");
            assertThat(template.files().keySet())
                    .anyMatch(file -> file.startsWith(call.source().substring(2) + "/"));
        });
        assertThat(template.module().outputs()).isNotEmpty();
        assertThat(template.module().requiredVersion()).isEqualTo(">= 1.5");
        assertThat(template.module().variables().values())
                .allMatch(ModuleVariable::typed)
                .noneMatch(variable -> variable.description().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatTheyPassOnIsWhatTheirModulesTake(String name) {
        Template template = template(name);
        TreeMap<String, String> texts = new TreeMap<>();
        template.files().forEach((file, content) -> {
            if (file.startsWith("modules/aks-gitops/")) {
                texts.put(file, new String(content, UTF_8));
            }
        });
        TerraformModule aks = TerraformModule.read(texts);
        template.files().forEach((file, content) -> {
            if (!file.contains("/") && file.endsWith(".tf")) {
                HclReader.defaults()
                        .read(file, new String(content, UTF_8))
                        .body()
                        .blocks("module")
                        .forEach(module -> {
                            List<String> given = module.body().attributes().stream()
                                    .map(HclAttribute::name)
                                    .filter(argument -> !argument.equals("source") && !argument.equals("for_each"))
                                    .toList();
                            assertThat(aks.variables().keySet()).containsAll(given);
                            assertThat(given)
                                    .containsAll(aks.variables().values().stream()
                                            .filter(ModuleVariable::isRequired)
                                            .map(ModuleVariable::name)
                                            .toList());
                        });
            }
        });
    }

    /** They are repeated, because each has to work on its own. Those left out mean something else in each. */
    @Test
    void variablesOfOneNameAreDeclaredAlike() {
        Map<String, Set<String>> declarations = new TreeMap<>();
        Directories.read(RESOURCES.resolve("builtin")).forEach((file, text) -> {
            if (file.endsWith("variables.tf")) {
                HclFile hcl = HclReader.defaults().read(file, text);
                hcl.body().blocks("variable").forEach(block -> declarations
                        .computeIfAbsent(block.labels().get(0).text(), name -> new TreeSet<>())
                        .add(text.substring(block.span().start(), block.span().end())));
            }
        });

        assertThat(declarations).hasSizeGreaterThan(40);
        declarations.values().removeIf(different -> different.size() == 1);
        assertThat(declarations)
                .containsOnlyKeys(
                        "address_space", "keyvault_name", "keyvault_resource_group", "subnet_prefix", "vnet_name");
        assertThat(declarations.values()).allSatisfy(different -> assertThat(different)
                .allMatch(declaration -> declaration.contains("type        = string")));
    }

    @Test
    void anUnknownOneIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> template("azure-simpel"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0101")
                .hasMessageContaining("did you mean 'azure-simple'?");
    }

    @Test
    void terraformFormatsNothingOfWhatIsGenerated(@TempDir Path folder) {
        Path terraform = RequiredTool.of("terraform");
        Directories.write(folder, """
                === infra/definition.yaml
                source: builtin
                variables: {cluster_name: shop, resource_group_name: rg, dns_prefix: shop, vnet_name: net}
                === infra/simple/definition.yaml
                template: azure-simple
                variables: {gitops_ssh_url: "git@github.com:contoso/manifests.git", agent_vm_count: 5, tags: {a: b}}
                === infra/common/definition.yaml
                template: azure-common-infra
                variables: {global_resource_group_name: rg, keyvault_name: shop-kv, address_space: 10.0.0.0/8}
                """);
        Infra infra = Infra.open(folder.resolve("infra"));
        infra.plan(
                        List.of("simple", "common"),
                        InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of())))
                .apply();

        assertThat(ProcessRunner.system()
                        .run(Command.of(terraform.toString(), "fmt", "-check", "-recursive", ".")
                                .in(folder.resolve("infra-generated")))
                        .exitCode())
                .isZero();
    }

    @Test
    void theProviderHasAllThatTheyUse() throws IOException {
        AzurermCheck check = new AzurermCheck(schema());
        for (Map.Entry<String, String> file :
                Directories.read(RESOURCES.resolve("builtin")).entrySet()) {
            if (file.getKey().endsWith(".tf")) {
                check.check(file.getKey(), file.getValue());
            }
        }

        assertThat(check.findings()).isEmpty();
        assertThat(check.checked()).isGreaterThan(150);
    }

    @Test
    void whatTheProviderDoesNotHaveIsFound() {
        AzurermCheck check = new AzurermCheck(schema());
        check.check("bad.tf", """
                resource "azurerm_kubernetes_clutser" "a" {}
                resource "azurerm_kubernetes_cluster" "b" {
                  name     = data.azurerm_resource_group.x.nam
                  location = azurerm_kubernetes_cluster.b.kubelet_identity[0].objectid
                  addon_profile {}
                  default_node_pool {
                    vm_size = "x"
                    colour  = "red"
                  }
                }
                resource "azurerm_key_vault" "c" {
                  name                      = "c"
                  location                  = "l"
                  resource_group_name       = "r"
                  sku_name                  = "standard"
                  tenant_id                 = "t"
                  enable_rbac_authorization = true
                  sku_name {}
                }
                """);

        assertThat(check.findings())
                .containsExactlyInAnyOrder(
                        "bad.tf:1:1: there is no resource azurerm_kubernetes_clutser",
                        "bad.tf:2:1: azurerm_kubernetes_cluster needs resourceGroupName",
                        "bad.tf:3:14: nothing is at data.azurerm_resource_group.x.nam",
                        "bad.tf:4:14: nothing is at azurerm_kubernetes_cluster.b.kubelet_identity.objectid",
                        "bad.tf:5:3: azurerm_kubernetes_cluster has no addon_profile",
                        "bad.tf:6:3: azurerm_kubernetes_cluster.default_node_pool has no colour",
                        "bad.tf:6:3: azurerm_kubernetes_cluster.default_node_pool needs name",
                        "bad.tf:11:1: azurerm_key_vault.enable_rbac_authorization is deprecated",
                        "bad.tf:18:3: azurerm_key_vault.sku_name is no block");
    }

    /** The declarations that {@code .ci/run} fetches. */
    private static AzurermSchema schema() {
        EnvironmentVariables environment = EnvironmentVariables.system();
        String library = System.getProperty(
                "bedrock.azurerm", environment.get("BEDROCK_AZURERM").orElse(""));
        if (library.isEmpty()) {
            String message = "BEDROCK_AZURERM does not name the folder lib of the npm package @cdktf/provider-azurerm";
            if (environment.get("CI").filter("true"::equals).isPresent()) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return new AzurermSchema(Path.of(library));
    }

    private static Template template(String name) {
        return TemplateSources.builder(Path.of("."))
                .build()
                .get(new TemplateRequest("builtin", name, "", SourceLocation.unknown()));
    }
}
