package dev.bedrock.infra.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionTreeTest {
    private static final String TOP = """
            === definition.yaml
            name: fabrikam
            source: https://git.example.com/templates
            template: envs/single
            version: v0.0.1
            backend:
              container_name: tf
              key: base
            variables:
              cluster_name: base
              vm_count: 3
              enabled: true
              region: westus
              tags: {team: a, cost: b}
            """;

    @TempDir
    Path root;

    @Test
    void theDeploymentCountsAndKeysStayInTheOrderOfTheTop() {
        Deployment west = open(TOP + """
                === west/definition.yaml
                name: west
                version: v0.0.2
                backend:
                  key: west
                variables:
                  extra: new
                  cluster_name: west
                """).deployment("west");

        assertThat(west.name()).isEqualTo("west");
        assertThat(text(west.source())).isEqualTo("https://git.example.com/templates");
        assertThat(text(west.template())).isEqualTo("envs/single");
        assertThat(text(west.version())).isEqualTo("v0.0.2");
        assertThat(values(west.backend())).isEqualTo("container_name=tf key=west");
        assertThat(values(west.variables()))
                .isEqualTo("cluster_name=west vm_count=3 enabled=true region=westus tags={team=a, cost=b} extra=new");
        assertThat(west.problems()).isEmpty();
    }

    @Test
    void falseZeroAndEmptyCountLikeAnyOtherValueAndNullLeavesOut() {
        Deployment west = open(TOP + """
                === west/definition.yaml
                variables: {enabled: false, vm_count: 0, region: "", cluster_name: ~}
                """).deployment("west");

        assertThat(values(west.variables()))
                .isEqualTo("cluster_name=null vm_count=0 enabled=false region= tags={team=a, cost=b}");
    }

    @Test
    void aMappingOfADeploymentReplacesThatOfTheTop() {
        Deployment west = open(TOP + """
                === west/definition.yaml
                variables: {tags: {team: b}}
                """).deployment("west");

        assertThat(values(west.variables())).endsWith("tags={team=b}");
    }

    @Test
    void aBackendOfTheTopIsKept() {
        assertThat(values(open(TOP + "=== west/definition.yaml\nname: west\n")
                        .deployment("west")
                        .backend()))
                .isEqualTo("container_name=tf key=base");
    }

    @Test
    void aBackendOfTheDeploymentAloneCounts() {
        Deployment west = open("""
                === definition.yaml
                source: ./templates
                template: small
                === west/definition.yaml
                backend: {key: west}
                """).deployment("west");

        assertThat(values(west.backend())).isEqualTo("key=west");
        assertThat(values(west.variables())).isEmpty();
        assertThat(west.problems()).isEmpty();
    }

    @Test
    void everyFolderOnTheWayDownIsALayerAndEachValueKnowsItsOwn() {
        Deployment blue = open(TOP + """
                === europe/definition.yaml
                variables:
                  region: north
                  vm_count: 5
                === europe/prod/readme.md
                no definition here
                === europe/prod/blue/definition.yaml
                variables:
                  vm_count: 7
                """).deployment("europe/prod/blue");

        assertThat(blue.layers())
                .containsExactly("definition.yaml", "europe/definition.yaml", "europe/prod/blue/definition.yaml");
        assertThat(origins(blue))
                .isEqualTo(
                        "cluster_name@definition.yaml:9:17 vm_count@europe/prod/blue/definition.yaml:2:13"
                                + " enabled@definition.yaml:11:12 region@europe/definition.yaml:2:11 tags@definition.yaml:13:9");
    }

    @Test
    void emptySettingsDoNotHideThoseAbove() {
        Deployment west = open(TOP + "=== west/definition.yaml\nsource: ''\ntemplate: ~\nversion: 1.10\n")
                .deployment("west");

        assertThat(text(west.source())).isEqualTo("https://git.example.com/templates");
        assertThat(text(west.template())).isEqualTo("envs/single");
        assertThat(text(west.version())).isEqualTo("1.10");
    }

    @Test
    void deploymentsAreTheFoldersWithoutDefinitionsBelow() {
        DefinitionTree tree = open(TOP + """
                === west/definition.yaml
                === europe/definition.yaml
                === europe/a/definition.yaml
                === europe/b/c/definition.yaml
                === europe-old/definition.yaml
                === .cache/x/definition.yaml
                """);

        assertThat(tree.deployments()).containsExactly("europe-old", "europe/a", "europe/b/c", "west");
    }

    @Test
    void theTopFolderAloneIsADeployment() {
        DefinitionTree tree = open(TOP);

        assertThat(tree.deployments()).containsExactly("");
        assertThat(tree.deployment(".").name()).isEqualTo("fabrikam");
    }

    @Test
    void aFolderWithoutDefinitionHasTheValuesOfTheFoldersAboveWithAWarning() {
        Deployment east = open(TOP + "=== east/readme.md\nsoon\n").deployment("east");

        assertThat(values(east.variables())).startsWith("cluster_name=base");
        assertThat(east.problems())
                .extracting(Problem::toString)
                .containsExactly("east: warning INFRA-0003: 'east' has no definition.yaml, all its values are those of"
                        + " the folders above");
    }

    @Test
    void aMisspeltDeploymentIsAnError() {
        assertThatThrownBy(() -> open(TOP + "=== west/definition.yaml\n").deployment("wset"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0002")
                .hasMessageContaining("did you mean 'west'?");
    }

    @Test
    void aDeploymentOutsideIsRefused() {
        DefinitionTree tree = open(TOP);

        assertThatThrownBy(() -> tree.deployment("../other")).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tree.deployment("/etc")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void withoutADefinitionAtTheTopThereIsNothingToOpen() {
        assertThatThrownBy(() -> open("=== west/definition.yaml\nname: west\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0001");
    }

    @Test
    void allThatIsWrongIsNamed() {
        Deployment west = open("""
                === definition.yaml
                sorce: x
                version: [1]
                backend: {key: {a: b}, "a b": c}
                variables:
                  'h"ello': world
                  ${evil}: x
                  fine: 1
                === west/definition.yaml
                template: {a: b}
                variables: text
                """).deployment("west");

        assertThat(west.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "definition.yaml:1:1: warning CORE-0010: unknown key 'sorce' has no effect (did you mean"
                                + " 'source'?)",
                        "definition.yaml:2:10: error CORE-0008: 'version' must be a string, found a list",
                        "definition.yaml:3:16: error CORE-0008: 'key' of 'backend' must be a string",
                        "definition.yaml:3:24: error INFRA-0005: 'a b' of 'backend' is not a name",
                        "definition.yaml:5:3: error INFRA-0005: 'h\"ello' of 'variables' is not a name",
                        "definition.yaml:6:3: error INFRA-0005: '${evil}' of 'variables' is not a name",
                        "west/definition.yaml: error INFRA-0004: no definition gives a 'source' (give it here or in a"
                                + " folder above)",
                        "west/definition.yaml: error INFRA-0004: no definition gives a 'template' (give it here or in a"
                                + " folder above)",
                        "west/definition.yaml: error INFRA-0004: no definition gives a 'version' (give it here or in a"
                                + " folder above)",
                        "west/definition.yaml:1:11: error CORE-0008: 'template' must be a string, found a mapping",
                        "west/definition.yaml:2:12: error CORE-0008: 'variables' must be a mapping, found the string"
                                + " 'text'");
    }

    @Test
    void aFileThatIsNoYamlIsAProblemOfItsDeploymentsOnly() {
        DefinitionTree tree = open(TOP + """
                === bad/definition.yaml
                variables: {a: 1, a: 2}
                === good/definition.yaml
                name: good
                """);

        assertThat(tree.deployment("bad").problems())
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactly("CORE-0002 bad/definition.yaml:1:19");
        assertThat(tree.deployment("good").problems()).isEmpty();
    }

    private DefinitionTree open(String files) {
        return DefinitionTree.open(Directories.write(root, files));
    }

    private static String text(Optional<ScalarNode> node) {
        return node.orElseThrow().text();
    }

    private static String values(Map<String, Node> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String origins(Deployment deployment) {
        return deployment.variables().entrySet().stream()
                .map(entry -> entry.getKey() + "@" + entry.getValue().location())
                .collect(Collectors.joining(" "));
    }
}
