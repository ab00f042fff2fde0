package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.authoring.AddRequest;
import dev.bedrock.hld.authoring.Assignment;
import dev.bedrock.hld.authoring.HldEditor;
import dev.bedrock.hld.authoring.SetRequest;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The known defects of Fabrikate in reading and composing definitions, and what we do instead. The list is in COMPATIBILITY.md. */
class FabrikateCompositionDefectsTest extends FabrikateDefects {
    @Test
    void d01NamingCommonDoesNotDoubleLists() {
        write(ONE_CHART + config("common", "{h: {config: {l: [x]}}}"));

        assertThat(values(compose("common"), "h")).isEqualTo(Map.of("l", List.of("x")));
        assertThat(values(compose("common", "common"), "h")).isEqualTo(Map.of("l", List.of("x")));
    }

    @Test
    void d02AFileCanReplaceTheListsBelowIt() {
        write(ONE_CHART + """
                === config/prod.yaml
                lists: replace
                subcomponents: {h: {config: {hosts: [shop.example.com]}}}
                === config/common.yaml
                subcomponents: {h: {config: {hosts: [localhost]}}}
                """);

        assertThat(values(compose("prod"), "h")).isEqualTo(Map.of("hosts", List.of("shop.example.com")));
    }

    @Test
    void d03ConflictsAndFilledNullsNameBothPlaces() {
        write(ONE_CHART
                + config("prod", "{h: {config: {a: null, b: {k: v}, c: 1}}}")
                + config("common", "{h: {config: {a: low, b: text, c: {k: v}}}}"));

        assertThat(compose("prod").problems())
                .extracting(Object::toString)
                .containsExactly(
                        "config/prod.yaml:2:33: warning HLD-0015: null does not remove 'config.a': it becomes a string"
                                + " from common (config/common.yaml:2:33)",
                        "config/prod.yaml:2:42: error HLD-0013: 'config.b' is a mapping and cannot be merged with a"
                                + " string from common (config/common.yaml:2:41)",
                        "config/prod.yaml:2:53: warning HLD-0014: 'config.c' is a number and hides a mapping from"
                                + " common (config/common.yaml:2:50)");
    }

    private HldEditor editor(String files) {
        write("=== component.yaml\n{name: root}\n" + files);
        return HldEditor.open(directory);
    }

    private static SetRequest request(String... assignments) {
        SetRequest request = SetRequest.of("common");
        for (String assignment : assignments) {
            request = request.with(Assignment.parse(assignment));
        }
        return request;
    }

    private String file(String path) {
        return Objects.requireNonNull(Directories.read(directory).get(path));
    }

    @Test
    void d04AValueIsSetUnderAnEmptyConfigAndRefusedUnderAScalar() {
        HldEditor editor = editor("""
                === config/common.yaml
                config:
                subcomponents:
                  app:
                    namespace: shop
                """);
        editor.set(request("data.size=3", "replicas=1")).apply();
        editor.set(request("level=5").withSubcomponent("app")).apply();
        String written = file("config/common.yaml");

        assertThat(written).isEqualTo("""
                config:
                  data:
                    size: 3
                  replicas: 1
                subcomponents:
                  app:
                    namespace: shop
                    config:
                      level: 5
                """);
        assertThatThrownBy(() -> editor.set(request("replicas.count=3")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config/common.yaml:4");
        assertThat(file("config/common.yaml")).isEqualTo(written);
    }

    @Test
    void d05AValueIsNotLostUnderEmptySubcomponents() {
        for (String below :
                List.of("", "    subcomponents:\n", "    subcomponents: {}\n", "    subcomponents: null\n")) {
            HldEditor editor = editor("""
                    === config/common.yaml
                    subcomponents:
                      app:
                        namespace: shop
                    """ + below);
            editor.set(request("size=3").withSubcomponent("app.db")).apply();

            assertThat(file("config/common.yaml")).isEqualTo("""
                    subcomponents:
                      app:
                        namespace: shop
                        subcomponents:
                          db:
                            config:
                              size: 3
                    """);
        }
    }

    @Test
    void d06ValuesKeepTheirTypesAndMayHoldEqualSigns() {
        HldEditor editor = editor("");
        editor.set(request(
                        "replicas=4",
                        "debug=true",
                        "none=null",
                        "tag=\"1.10\"",
                        "args=[a=b=c, \"yes\"]",
                        "url=x?a=b&c=d"))
                .apply();
        editor.set(SetRequest.of("common")
                        .withValues("values.yaml", "list: [1, null]\n\"a.b\": {c=d: 1.50}\nempty: {}\n"))
                .apply();

        assertThat(file("config/common.yaml")).isEqualTo("""
                config:
                  replicas: 4
                  debug: true
                  none: null
                  tag: "1.10"
                  args:
                  - a=b=c
                  - "yes"
                  url: x?a=b&c=d
                  list:
                  - 1
                  - null
                  a.b:
                    c=d: 1.5
                  empty: {}
                """);
    }

    @Test
    void d07ABrokenFileIsNeverOverwritten() {
        String broken = "name: [root\nsubcomponents:\n";
        write("=== component.yaml\n" + broken);
        HldEditor editor = HldEditor.open(directory);

        assertThatThrownBy(() -> editor.add(AddRequest.named("a").withSource("./a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.yaml:");
        assertThatThrownBy(() -> editor.remove(List.of("a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.yaml:");
        assertThat(file("component.yaml")).isEqualTo(broken);
    }

    @Test
    void d08DisabledSurvivesAHigherLayerThatDoesNotSpeakOfIt() {
        write(ONE_CHART
                + config("common", "{h: {disabled: true}}")
                + config("prod", "{h: {config: {a: 1}}}")
                + config("test", "{h: {disabled: false}}"));

        assertThat(compose("prod").component("h")).isEmpty();
        assertThat(compose("test").component("h")).isPresent();
    }

    @Test
    void d08AComponentCanDisableItself() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - {name: kid, source: ./kid}
                === kid/component.yaml
                name: kid
                === kid/config/staging.yaml
                disabled: true
                """);

        assertThat(compose("staging").component("kid/kid")).isEmpty();
        assertThat(compose("prod").component("kid/kid")).isPresent();
    }

    @Test
    void d17AStanzaWithoutSourceIsAnErrorAndWithSubcomponentsAContainer() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - name: nothing
                - name: group
                  subcomponents:
                  - {name: h, type: helm, path: chart}
                """);

        Composition composition = compose();

        assertThat(composition.problems())
                .extracting(Object::toString)
                .containsExactly("component.yaml:3:3: error HLD-0008: 'nothing' has neither a source nor subcomponents"
                        + " (add 'source: ./FOLDER', or a 'type')");
        assertThat(composition.components())
                .extracting(ComposedComponent::outputPath)
                .contains("group/h");
    }

    @Test
    void d17AComponentInItselfIsAnError() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - {name: kid, source: ./kid}
                === kid/component.yaml
                name: kid
                subcomponents:
                - {name: up, source: ..}
                - {name: self, source: .}
                """);

        assertThat(compose().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "kid/component.yaml:3:3: error HLD-0007: 'up' leads back to the component at the top, which"
                                + " contains it",
                        "kid/component.yaml:4:3: error HLD-0007: 'self' leads back to kid, which contains it");
    }

    @Test
    void d18NothingOutsideIsReadWrittenOrDeleted() throws IOException {
        Path victim = Files.createDirectories(directory.resolve("victim"));
        Files.writeString(victim.resolve("precious.txt"), "precious");
        Files.writeString(victim.resolve("component.yaml"), "name: victim");
        Path definition = directory.resolve("definition");
        Directories.write(definition, """
                === component.yaml
                name: ../../escaped
                type: static
                path: manifests
                subcomponents:
                - {name: up, source: ../victim}
                - {name: absolute, source: %s}
                === manifests/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                """.formatted(victim));
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> Environments.of("../../victim"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0011");
        assertThatThrownBy(() -> Hld.builder(definition)
                        .root(definition)
                        .build()
                        .generateTo(
                                definition.resolve("generated/common"),
                                OutputLayout.defaults(),
                                Environments.of(),
                                GenerateOptions.defaults()))
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("error HLD-0005: the component name '../../escaped'")
                .hasMessageContaining("component.yaml:5:3")
                .hasMessageContaining("component.yaml:6:3");
        before.assertUnchanged();
    }

    @Test
    void d23EverythingUnknownIsReportedAtOnce() {
        write("""
                === component.yaml
                name: root
                hooks: {after-genrate: [x]}
                subcomponents:
                - {name: web, type: Helm, path: chart}
                - {name: db, type: helm, methd: git, method: gti, path: chart}
                === config/prod.yaml
                subcomponents: {wbe: {config: {a: 1}}, db: {confg: {}}}
                """);

        assertThat(compose("prd").problems())
                .extracting(Object::toString)
                .contains(
                        "warning HLD-0010: no component has configuration for the environment 'prd' (did you mean"
                                + " 'prod'?)",
                        "component.yaml:2:9: warning CORE-0010: unknown hook 'after-genrate' never runs (did you mean"
                                + " 'after-generate'?)",
                        "component.yaml:4:21: error HLD-0003: unknown component type 'Helm' (did you mean 'helm'?)",
                        "component.yaml:5:26: warning CORE-0010: unknown key 'methd' has no effect (did you mean"
                                + " 'method'?)",
                        "component.yaml:5:46: error HLD-0004: unknown source method 'gti' (did you mean 'git'?)");
        assertThat(compose("prod").problems())
                .extracting(Object::toString)
                .contains(
                        "config/prod.yaml:1:17: warning HLD-0012: 'root' has no subcomponent 'wbe', so its"
                                + " configuration has no effect (did you mean 'web'?)",
                        "config/prod.yaml:1:45: warning CORE-0010: unknown key 'confg' has no effect (did you mean"
                                + " 'config'?)");
    }

    @Test
    void d28PathsAreTheSameOnEveryPlatformAndNoProgramIsNeededForFiles() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - {name: dos, source: 'kid\\folder'}
                - {name: device, source: ./nul}
                """);

        assertThat(compose().problems())
                .allMatch(problem -> problem.isError())
                .extracting(problem -> problem.location().toString())
                .containsExactly("component.yaml:3:3", "component.yaml:4:3");
    }

    @Test
    void d16TwoComponentsOfOneNameAreAnError() {
        write(ONE_CHART + "=== component.yaml\nname: root\nsubcomponents:\n"
                + "- {name: h, type: helm, path: chart}\n- {name: H, type: helm, path: chart}\n");

        assertThatThrownBy(this::generate)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.yaml:4:3: error HLD-0006: 'H' would write H.yaml, and so would the"
                        + " component at component.yaml:3:3");
    }

    @Test
    void d15HooksOfARootFromGitRunOnce() throws IOException {
        write("""
                === component.yaml
                {name: root, method: git, source: 'https://example.com/r', path: definition}
                === components/root/definition/component.yaml
                name: inner
                hooks: {before-generate: ['echo ran >> "$BEDROCK_COMPONENT.log"']}
                """);

        Hld.open(directory)
                .generate(Environments.of(), GenerateOptions.defaults().withHooksAllowed(true));

        assertThat(Files.readString(directory.resolve("components/root/definition/inner.log")))
                .isEqualTo("ran\n");
    }

    @Test
    void d09NumbersOfJsonFilesKeepTheirDigits() {
        write(ONE_CHART + """
                === config/common.json
                {"subcomponents": {"h": {"config": {"a": 1000000, "b": 1234567, "c": 12345678901234567890}}}}
                """);

        assertThat(generate().get("h.yaml"))
                .contains("a: 1000000\n")
                .contains("b: 1234567\n")
                .contains("c: 12345678901234567890\n");
    }
}
