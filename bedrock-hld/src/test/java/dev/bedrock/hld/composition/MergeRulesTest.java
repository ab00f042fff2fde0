package dev.bedrock.hld.composition;

import static dev.bedrock.hld.composition.Definitions.compose;
import static dev.bedrock.hld.composition.Definitions.problems;
import static dev.bedrock.hld.composition.Definitions.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.yaml.YamlReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merge of two layers, rule by rule, as existing definitions rely on it. */
class MergeRulesTest {
    private static final String ROOT = """
            === component.yaml
            name: root
            subcomponents:
            - name: h
              type: helm
              path: chart
            """;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "v: [p1, p2]   | v: [c1]         | v: [p1, p2, c1]",
                "v: []         | v: [x]          | v: [x]",
                "v: {}         | v: {k: v}       | v: {k: v}",
                "v: null       | v: fromcommon   | v: fromcommon",
                "v: ''         | v: fromcommon   | v: ''",
                "v: 0          | v: 9            | v: 0",
                "v: false      | v: true         | v: false",
                "v: 5          | v: {was: map}   | v: 5",
                "v: 5          | v: [list]       | v: 5",
                "v: {a: 1}     | v: {a: 2, b: 3} | v: {a: 1, b: 3}",
                "a: 1          | d: null         | a: 1",
                "v: {a: 1}     | v: null         | v: {a: 1}",
                "v: null       | v: null         | v: null",
                "v: {b: null}  | v: {b: {c: 1}}  | v: {b: {c: 1}}",
                "v: {b: null}  | x: 1            | {v: {b: null}, x: 1}",
                "v: [{a: 1}]   | v: [{a: 1}]     | v: [{a: 1}, {a: 1}]",
            })
    void higherOverLower(String prod, String common, String merged) {
        Composition composition = compose(directory, ROOT + config("prod", prod) + config("common", common), "prod");

        assertThat(composition.problems()).noneMatch(problem -> problem.isError());
        assertThat(values(composition, "h")).isEqualTo(YamlReader.defaults().readMap("expected", merged));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "v: {a: 1} | v: text | a mapping and cannot be merged with a string",
                "v: {a: 1} | v: [1]  | a mapping and cannot be merged with a list",
                "v: [1]    | v: 5    | a list and cannot be merged with a number",
                "v: [1]    | v: {}   | a list and cannot be merged with a mapping",
            })
    void conflictsNameBothPlaces(String prod, String common, String message) {
        Composition composition = compose(directory, ROOT + config("prod", prod) + config("common", common), "prod");

        assertThat(problems(composition))
                .containsExactly("config/prod.yaml:3:17: error HLD-0013: 'config.v' is " + message
                        + " from common (config/common.yaml:3:17)");
    }

    @Test
    void scalarTypesFollowKubernetesAndKeysStayAsWritten() {
        Composition composition = compose(
                directory,
                ROOT
                        + config(
                                "common",
                                "{8080: x, on: y, n: 1, 1.10: 2, oct: 0644, ver: 1.10, yesv: yes, dt: 2001-01-01, flt: 1.0}"));

        assertThat(values(composition, "h"))
                .isEqualTo(
                        YamlReader.defaults()
                                .readMap(
                                        "expected",
                                        "{'8080': x, 'on': true, oct: 420, ver: 1.1, yesv: true, dt: '2001-01-01', flt: 1.0, 'n': 1, '1.10': 2}"));
    }

    @Test
    void firstEnvironmentBeatsTheSecondAndBothBeatCommon() {
        Composition composition = compose(
                directory,
                ROOT
                        + config("prod", "{a: prod}")
                        + config("azure", "{a: azure, b: azure}")
                        + config("common", "{a: common, b: common, c: common}"),
                "prod",
                "azure");

        assertThat(values(composition, "h"))
                .containsEntry("a", "prod")
                .containsEntry("b", "azure")
                .containsEntry("c", "common");
    }

    @Test
    void parentsCommonBeatsTheChildsProd() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - name: kid
                  source: ./kid
                === config/common.yaml
                subcomponents: {kid: {subcomponents: {h: {config: {a: root-common}}}}}
                === kid/component.yaml
                name: kid-own-name
                subcomponents:
                - {name: h, type: helm, path: chart}
                === kid/config/prod.yaml
                subcomponents: {h: {config: {a: kid-prod, b: kid-prod}}}
                """, "prod");

        assertThat(values(composition, "kid/h"))
                .containsEntry("a", "root-common")
                .containsEntry("b", "kid-prod");
    }

    @Test
    void listsOfAFileThatReplacesHideThoseBelow() {
        Composition composition = compose(directory, ROOT + """
                        === config/prod.yaml
                        subcomponents: {h: {config: {l: [prod]}}}
                        === config/east.yaml
                        lists: replace
                        subcomponents: {h: {config: {l: [east], m: []}}}
                        === config/common.yaml
                        subcomponents: {h: {config: {l: [common], m: [common]}}}
                        """, "prod", "east");

        assertThat(values(composition, "h"))
                .isEqualTo(YamlReader.defaults().readMap("expected", "{l: [prod, east], m: []}"));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "injectNamespace: true                 | namespace: foo                        | foo | false",
                "namespace: foo                        | {namespace: bar, injectNamespace: true} | foo | false",
                "config: {a: 1}                        | {namespace: bar, injectNamespace: true} | bar | true",
                "{namespace: foo, injectNamespace: true} | namespace: bar                        | foo | true",
                "namespace: ''                         | {namespace: bar, injectNamespace: true} | bar | true",
            })
    void namespaceAndInjectionTravelTogether(String prod, String common, String namespace, boolean injected) {
        Composition composition = compose(
                directory,
                ROOT + "=== config/prod.yaml\nsubcomponents:\n  h: " + asFlow(prod)
                        + "\n=== config/common.yaml\nsubcomponents:\n  h: " + asFlow(common) + "\n",
                "prod");

        NamespaceSetting setting =
                composition.component("h").orElseThrow().config().namespace().orElseThrow();
        assertThat(setting.name()).isEqualTo(namespace);
        assertThat(setting.inject()).isEqualTo(injected);
    }

    @Test
    void injectionWithoutNamespaceIsReported() {
        Composition composition =
                compose(directory, ROOT + "=== config/common.yaml\nsubcomponents:\n  h:\n    injectNamespace: true\n");

        assertThat(problems(composition))
                .containsExactly("config/common.yaml:3:5: warning HLD-0016: injectNamespace has no effect without a"
                        + " namespace beside it (repeat the namespace here)");
    }

    private static String asFlow(String mapping) {
        return mapping.startsWith("{") ? mapping : "{" + mapping + "}";
    }

    private static String config(String environment, String values) {
        return "=== config/" + environment + ".yaml\nsubcomponents:\n  h:\n    config: " + asFlow(values) + "\n";
    }
}
