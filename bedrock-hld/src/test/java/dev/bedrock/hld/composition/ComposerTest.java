package dev.bedrock.hld.composition;

import static dev.bedrock.hld.composition.Definitions.compose;
import static dev.bedrock.hld.composition.Definitions.paths;
import static dev.bedrock.hld.composition.Definitions.problems;
import static dev.bedrock.hld.composition.Definitions.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walk over the tree: which components there are, where they are, and what configuration reaches them. */
class ComposerTest {
    @TempDir
    Path directory;

    @Test
    void configurationOfThreeLevelsMeets() {
        Composition composition = compose(directory, """
                === component.yaml
                {name: root, subcomponents: [{name: kid, source: ./kid}]}
                === config/prod.yaml
                subcomponents: {kid: {subcomponents: {h: {config: {a: root-prod, l: [rp]}}}}}
                === config/common.yaml
                namespace: rootns
                subcomponents:
                  kid:
                    namespace: kidns
                    subcomponents: {h: {config: {a: root-common, b: root-common, l: [rc]}}}
                === kid/component.yaml
                name: kid-own-name
                subcomponents:
                - {name: h, type: helm, path: chart, subcomponents: [{name: h2, type: helm, path: chart}]}
                === kid/config/prod.yaml
                subcomponents: {h: {config: {a: kid-prod, b: kid-prod, c: kid-prod, l: [kp]}}}
                === kid/config/common.yaml
                subcomponents:
                  h:
                    namespace: hns
                    config: {a: kid-common, b: kid-common, c: kid-common, d: kid-common, l: [kc]}
                    subcomponents: {h2: {config: {z: nested}}}
                """, "prod");

        assertThat(problems(composition)).isEmpty();
        assertThat(paths(composition)).containsExactly("root", "kid/kid-own-name", "kid/h", "kid/h2");
        assertThat(values(composition, "kid/h"))
                .isEqualTo(Map.of(
                        "a",
                        "root-prod",
                        "b",
                        "root-common",
                        "c",
                        "kid-prod",
                        "d",
                        "kid-common",
                        "l",
                        List.of("rp", "rc", "kp", "kc")));
        assertThat(namespace(composition, "kid/h")).isEqualTo("hns");
        assertThat(values(composition, "kid/h2")).isEqualTo(Map.of("z", "nested"));
        assertThat(namespace(composition, "kid/h2")).isEmpty();
    }

    @ParameterizedTest(name = "common {0}, prod {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "disabled: true  |                 | false",
                "disabled: true  | config: {a: 1}  | false",
                "disabled: true  | disabled: false | true",
                "disabled: false | disabled: true  | false",
                "disabled: ~     |                 | true",
            })
    void theHighestLayerThatSpeaksOfItDisables(String common, String prod, boolean present) {
        Composition composition = compose(
                directory,
                """
                === component.yaml
                name: root
                subcomponents:
                - {name: h, type: helm, path: chart, subcomponents: [{name: below, type: helm, path: chart}]}
                """
                        + "=== config/common.yaml\nsubcomponents: {h: {" + common + "}}\n"
                        + "=== config/prod.yaml\nsubcomponents: {h: {" + (prod == null ? "" : prod) + "}}\n",
                "prod");

        assertThat(problems(composition)).isEmpty();
        assertThat(composition.component("h").isPresent()).isEqualTo(present);
        assertThat(composition.component("below").isPresent()).isEqualTo(present);
    }

    @Test
    void whatIsBelowADisabledComponentIsNotEvenRead() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: gone, method: git, source: 'https://example.com/gone'}
                - {name: broken, source: ./broken}
                === config/common.yaml
                subcomponents: {gone: {disabled: true}, broken: {disabled: true}}
                === broken/component.yaml
                [[[
                """);

        assertThat(problems(composition)).isEmpty();
        assertThat(paths(composition)).containsExactly("root");
    }

    @Test
    void containersWithoutFilesTakeTheConfigurationOfTheirName() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - name: group
                  subcomponents:
                  - {name: h, type: helm, path: chart}
                  - {name: kid, source: ./kid}
                === config/common.yaml
                subcomponents: {group: {subcomponents: {h: {config: {a: 1}}, kid: {config: {b: 2}}}}}
                === kid/component.yaml
                {name: kid, type: helm, path: chart}
                """);

        assertThat(paths(composition)).containsExactly("root", "group/group", "group/h", "group/kid/kid");
        assertThat(values(composition, "group/h")).isEqualTo(Map.of("a", 1L));
        assertThat(values(composition, "group/kid/kid")).isEqualTo(Map.of("b", 2L));
        assertThat(composition.component("group/h").orElseThrow().directory()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: kid, source: ./at/kid}                              | at/kid",
                "{name: kid, source: at, path: kid}                         | at/kid",
                "{name: kid, path: at/kid}                                  | at/kid",
                "{name: kid, path: /at/kid}                                 | at/kid",
                "{name: kid, source: ., path: ./at/./kid/}                  | at/kid",
                "{name: kid, method: git, source: 'https://x.org/r'}        | components/kid",
                "{name: kid, method: git, source: 'https://x.org/r', path: deep/er} | components/kid/deep/er",
                "{name: kid, method: local, source: at/kid}                 | at/kid",
            })
    void aStanzaLeadsToAFolder(String stanza, String folder) {
        Composition composition = compose(
                directory,
                "=== component.yaml\nname: root\nsubcomponents:\n- " + stanza + "\n=== " + folder
                        + "/component.yaml\nname: own\n");

        assertThat(problems(composition)).isEmpty();
        assertThat(composition.component("kid/own").orElseThrow().directory()).isEqualTo(folder);
    }

    @Test
    void anAbsoluteSourceInsideOfTheRootIsFine() {
        Composition composition =
                compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: kid, source: %s, path: kid}
                === at/kid/component.yaml
                name: kid
                """.formatted(directory.toAbsolutePath().resolve("at")));

        assertThat(problems(composition)).isEmpty();
        assertThat(paths(composition)).containsExactly("root", "kid/kid");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type: helm, path: at             | P/at",
                "type: helm, source: x, path: /at | P/at",
                "type: helm                       | P",
                "type: helm, path: .              | P",
                "type: helm, method: helm, source: 'https://x.org', path: c   | P/helm_repos/n",
                "type: helm, method: git, source: 'https://x.org', path: c/d  | P/helm_repos/n/c/d",
                "type: helm, method: git, source: 'https://x.org', path: ./   | P/helm_repos/n",
                "type: static, path: at           | P/at",
                "type: static, source: x, path: at | P/at",
                "type: static, method: http, source: 'https://x.org/a.yaml'   | P/components/n",
                "type: static, method: git, source: 'https://x.org', path: m  | P/components/n/m",
            })
    void filesOfAStanzaAreBelowItsParent(String stanza, String place) {
        Composition composition = compose(directory, """
                === component.yaml
                {name: root, subcomponents: [{name: P, source: ./P}]}
                === P/component.yaml
                {name: P, subcomponents: [{name: n, %s}]}
                """.formatted(stanza));
        ComposedComponent component = composition.component("P/n").orElseThrow();
        FileTree tree = FileTree.open(directory);

        String found =
                stanza.startsWith("type: helm") ? Sources.chart(tree, component) : Sources.manifests(tree, component);

        assertThat(found).isEqualTo(place);
    }

    @Test
    void aGitSourceAtTheTopIsTheDefinitionAndTheConfigurationAroundItWins() {
        Composition composition = compose(directory, """
                === component.yaml
                {name: outer, method: git, source: 'https://example.com/r', path: d}
                === config/common.yaml
                subcomponents: {h: {config: {a: outer-common}}}
                === components/outer/d/component.yaml
                name: inner
                subcomponents:
                - {name: h, type: helm, path: chart}
                === components/outer/d/config/prod.yaml
                subcomponents: {h: {config: {a: inner-prod, b: inner-prod}}}
                """, "prod");

        assertThat(problems(composition)).isEmpty();
        assertThat(paths(composition)).containsExactly("inner", "h");
        assertThat(composition.root().directory()).isEqualTo("components/outer/d");
        assertThat(values(composition, "h")).isEqualTo(Map.of("a", "outer-common", "b", "inner-prod"));
    }

    @Test
    void aGitSourceAtTheTopHasToBeFetchedAndCannotBeDisabled() {
        String root = "=== component.yaml\n{name: outer, method: git, source: 'https://example.com/r'}\n";

        assertThat(problems(compose(directory, root)))
                .containsExactly("component.yaml:1:1: error HLD-0017: 'outer' from https://example.com/r is not"
                        + " installed (run 'bedrock hld install')");
        assertThat(problems(compose(
                        directory,
                        root + "=== components/outer/component.yaml\nname: i\n=== components/outer/config/common.yaml\n"
                                + "disabled: true\n")))
                .containsExactly("components/outer/config/common.yaml:1:1: warning HLD-0018: the component at the top"
                        + " cannot be disabled");
    }

    @ParameterizedTest
    @CsvSource({"helm, chart", "static, manifests"})
    void theTopMayBeAChartOrManifests(String type, String path) {
        Composition composition = compose(
                directory,
                "=== component.yaml\n{name: web, type: " + type + ", path: " + path + "}\n=== config/common.yaml\n"
                        + "config: {a: 1}\n");

        assertThat(paths(composition)).containsExactly("web");
        assertThat(values(composition, "web")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void siblingsOfABrokenComponentAreStillThere() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: broken, source: ./broken}
                - {name: fine, source: ./fine}
                === broken/component.yaml
                name: [
                === fine/component.yaml
                name: fine
                """);

        assertThat(paths(composition)).containsExactly("root", "fine/fine");
        assertThat(composition.problems()).hasSize(1);
    }

    @Test
    void componentsHaveTheOrderOfTheFiles() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: z, type: helm, path: c, subcomponents: [{name: z2, type: helm, path: c}]}
                - {name: ключ, type: helm, path: c}
                - {name: a, type: helm, path: c}
                """);

        assertThat(paths(composition)).containsExactly("root", "z", "z2", "ключ", "a");
    }

    private static String namespace(Composition composition, String path) {
        return composition
                .component(path)
                .orElseThrow()
                .config()
                .namespace()
                .map(NamespaceSetting::name)
                .orElse("");
    }
}
