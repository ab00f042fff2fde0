package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestSet;
import dev.bedrock.hld.manifest.OutputLayout;
import dev.bedrock.hld.problem.HldCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each known defect of Fabrikate, and what we do instead. The list is in COMPATIBILITY.md. */
class FabrikateDefectsTest {
    private static final String ONE_CHART = """
            === component.yaml
            name: root
            subcomponents:
            - {name: h, type: helm, path: chart}
            === chart/Chart.yaml
            {apiVersion: v2, name: chart, version: 0.1.0}
            """;

    @TempDir
    Path directory;

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

    @Test
    void d04AValueIsSetUnderAnEmptyConfigAndRefusedUnderAScalar() {
        YamlEditor editor = YamlEditor.of("config/common.yaml", "config:\nreplicas: 1 # one\n");

        assertThat(editor.set(YamlPath.of("config", "data", "size"), 3L).text())
                .contains("config:\n  data:\n    size: 3\n")
                .contains("replicas: 1 # one\n");
        assertThatThrownBy(() -> editor.set(YamlPath.of("replicas", "count"), 3L))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("config/common.yaml:2");
    }

    @Test
    void d05AValueIsNotLostUnderEmptySubcomponents() {
        String text = YamlEditor.of(
                        "config/common.yaml", "subcomponents:\n  app:\n    namespace: shop\n    subcomponents:\n")
                .set(YamlPath.of("subcomponents", "app", "subcomponents", "db", "config", "size"), 3L)
                .text();

        assertThat(text).contains("size: 3").contains("namespace: shop");
    }

    @Test
    void d06ValuesKeepTheirTypesAndMayHoldEqualSigns() {
        String text = YamlEditor.of("config/common.yaml", "")
                .set(YamlPath.of("config", "replicas"), 4L)
                .set(YamlPath.of("config", "args"), List.of("a=b=c", "yes"))
                .text();

        assertThat(text).isEqualTo("config:\n  replicas: 4\n  args:\n  - a=b=c\n  - \"yes\"\n");
    }

    @Test
    void d07ABrokenFileIsNeverOverwritten() {
        assertThatThrownBy(() -> YamlEditor.of("component.yaml", "name: [root\nsubcomponents:\n")
                        .set(YamlPath.of("name"), "other"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("component.yaml:");
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

    @Test
    void d10InjectionLeavesClusterScopedKindsAndEveryOtherByteAlone() {
        write(ONE_CHART + config("common", "{h: {namespace: shop, injectNamespace: true}}"));
        String role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: r\n";
        String map = """
                # kept
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: m # kept
                data:
                  on: 'y'
                  mode: 0644
                """;
        String odd = "apiVersion: v1\nkind: ConfigMap\nmetadata: broken\n";

        ManifestSet manifests = Hld.builder(directory)
                .helm(request -> new HelmOutput("---\n" + role + "---\n" + map + "---\n" + odd, List.of()))
                .build()
                .generate(Environments.of());

        assertThat(manifests.objects().map(ManifestObject::text))
                .containsExactly(role, map.replace("m # kept\n", "m # kept\n  namespace: shop\n"), odd);
    }

    @Test
    void d11WhatHelmSaysOnStderrIsAWarningAndNoDocument() {
        write(ONE_CHART + """
                === chart/Chart.yaml
                {apiVersion: v2, name: chart, version: 0.1.0, deprecated: true}
                === chart/templates/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                """);

        ManifestSet manifests = withHelm().generate(Environments.of());

        assertThat(manifests.objects().map(object -> object.id().name())).containsExactly("a");
        assertThat(manifests.problems()).anyMatch(problem -> problem.message().contains("deprecated"));
    }

    @Test
    void d12CrdsHooksAndTestsAreChosen() {
        write(ONE_CHART + """
                === chart/crds/crd.yaml
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: crd}
                === chart/templates/hook.yaml
                {apiVersion: v1, kind: Pod, metadata: {name: hook, annotations: {helm.sh/hook: pre-install}}}
                === chart/templates/test.yaml
                {apiVersion: v1, kind: Pod, metadata: {name: test, annotations: {helm.sh/hook: test}}}
                === chart/templates/version.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: 'v{{ .Capabilities.KubeVersion.Minor }}'}}
                """);
        GenerateOptions defaults = GenerateOptions.defaults();
        GenerateOptions kube29 =
                defaults.withCapabilities(defaults.capabilities().withKubeVersion("1.29.0"));

        assertThat(names(kube29)).containsExactlyInAnyOrder("v29", "hook", "test");
        assertThat(names(kube29.withCrds(true))).containsExactlyInAnyOrder("crd", "v29", "hook", "test");
        assertThat(names(kube29.withHelmHooks(false))).containsExactly("v29");
        assertThat(names(kube29.withHelmTests(false))).containsExactlyInAnyOrder("v29", "hook");
    }

    private List<String> names(GenerateOptions options) {
        return withHelm()
                .generate(Environments.of(), options)
                .objects()
                .map(object -> object.id().name())
                .toList();
    }

    @Test
    void d13AnErrorPageIsNoManifest() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - {name: remote, type: static, method: http, source: 'https://example.com/a.yaml'}
                === components/remote/remote.yaml
                <html><body>404 Not Found</body></html>
                """);

        assertThatThrownBy(this::generate)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("components/remote/remote.yaml:1:1: error HLD-0025");
    }

    @Test
    void d14SecretsNeverPrint() {
        Secret token = Secret.of("ghp_token");

        assertThat(token).hasToString("***");
        assertThat("https://" + token + "@example.com").doesNotContain("ghp_token");
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
    void d16TheSameDefinitionGivesTheSameBytes() {
        StringBuilder stanzas = new StringBuilder("=== component.yaml\nname: root\nsubcomponents:\n");
        for (int i = 20; i > 0; i--) {
            stanzas.append("- {name: h").append(i).append(", type: helm, path: chart}\n");
        }
        write(stanzas + "=== chart/Chart.yaml\n{}\n");

        ManifestSet first = echo().generate(Environments.of());
        ManifestSet second =
                echo().generate(Environments.of(), GenerateOptions.defaults().withParallelism(8));

        assertThat(first.objects().map(ManifestObject::text))
                .containsExactlyElementsOf(
                        second.objects().map(ManifestObject::text).toList());
        assertThat(first.components()).extracting(component -> component.path()).startsWith("h20", "h19", "h18");
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
    void d18HooksOfRemoteComponentsRunOnlyIfAllowed() {
        write("""
                === component.yaml
                name: root
                subcomponents:
                - {name: remote, method: git, source: 'https://example.com/r'}
                === components/remote/component.yaml
                name: remote
                hooks: {before-generate: ['touch ran']}
                """);

        ManifestSet manifests = echo().generate(Environments.of());

        assertThat(directory.resolve("components/remote/ran")).doesNotExist();
        assertThat(manifests.problems())
                .extracting(Object::toString)
                .containsExactly("components/remote/component.yaml:1:1: warning HLD-0021: the before-generate hook of"
                        + " 'remote' was not run (allow hooks if you trust all sources of the definition)");
    }

    @Test
    void d19ManifestsAreCheckedWithoutACluster() {
        write(ONE_CHART);

        assertThatThrownBy(() -> Hld.builder(directory)
                        .helm(request -> new HelmOutput("---\nkind: Pod\n---\n- a list\n", List.of()))
                        .build()
                        .generate(Environments.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("h:2:1: error HLD-0025: the document has no apiVersion and kind")
                .hasMessageContaining("h:4:1: error HLD-0025: the document is not a mapping");
    }

    @Test
    void d20NoTemporaryFilesAreLeft() throws IOException {
        write(ONE_CHART + "=== chart/templates/broken.yaml\n{{ fail \"no\" }}\n");
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        ProcessRunner processes = ProcessRunner.of(EnvironmentVariables.of(
                Map.of("PATH", System.getenv("PATH"), "HOME", temporary.toString(), "TMPDIR", temporary.toString())));
        String helm = RequiredTool.helm().toString();

        assertThatThrownBy(() -> Hld.builder(directory)
                        .helm(HelmCli.of(processes, helm))
                        .build()
                        .generate(Environments.of()))
                .isInstanceOf(InvalidInputException.class);
        try (Stream<Path> left = Files.walk(temporary)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void d21OutputIsStagedBesideItsTarget() {
        write(ONE_CHART);
        Path output = directory.resolve("on/the/same/file/system");

        echo().generate(Environments.of()).writeTo(output);

        assertThat(Directories.read(output)).containsOnlyKeys("h.yaml");
        assertThat(output.getParent()).isDirectoryContaining(path -> path.equals(output));
    }

    @Test
    void d22StaticFoldersAreReadRecursivelyAndOtherFilesPassedOver() {
        write("""
                === component.yaml
                {name: root, type: static, path: manifests}
                === manifests/b.yml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
                === manifests/a/nested.json
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "nested"}}
                === manifests/README.md
                : not yaml : at all : :
                === manifests/c.yaml
                # only a comment
                """);

        ManifestSet manifests = echo().generate(Environments.of());

        assertThat(manifests.objects().map(object -> object.id().name())).containsExactly("nested", "b");
        assertThat(manifests.problems())
                .extracting(Object::toString)
                .containsExactly("manifests/README.md: note HLD-0024: not a YAML or JSON file, passed over");
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
    void d24NoMoreThanTheGivenNumberOfComponentsAtATimeAndAllProblemsAtOnce() {
        StringBuilder stanzas = new StringBuilder("=== component.yaml\nname: root\nsubcomponents:\n");
        for (int i = 0; i < 30; i++) {
            stanzas.append("- {name: h").append(i).append(", type: helm, path: chart}\n");
        }
        write(stanzas + "=== chart/Chart.yaml\n{}\n");
        AtomicInteger running = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        Hld hld = Hld.builder(directory)
                .helm(request -> {
                    seen.add(running.incrementAndGet());
                    running.decrementAndGet();
                    throw new UnavailableException(HldCode.INTERRUPTED.error(request.releaseName() + " failed"));
                })
                .build();

        assertThatThrownBy(() -> hld.generate(
                        Environments.of(), GenerateOptions.defaults().withParallelism(3)))
                .isInstanceOfSatisfying(UnavailableException.class, e -> assertThat(e.problems())
                        .hasSize(30));
        assertThat(seen).hasSize(30).allMatch(number -> number <= 3);
    }

    @Test
    void d25ContainersGetNoFileAndAfterGenerateSeesTheFiles() throws IOException {
        write(ONE_CHART + """
                === component.yaml
                name: root
                hooks: {after-generate: ['cat "$BEDROCK_OUTPUT/h.yaml" > seen && echo visible']}
                subcomponents:
                - {name: h, type: helm, path: chart}
                """);
        List<String> printed = Collections.synchronizedList(new ArrayList<>());
        Path output = directory.resolve("generated/common");

        Hld.builder(directory)
                .helm(new EchoRenderer())
                .hookOutput((stream, line) -> printed.add(line))
                .build()
                .generateTo(
                        output,
                        OutputLayout.defaults(),
                        Environments.of(),
                        GenerateOptions.defaults().withHooksAllowed(true));

        assertThat(Directories.read(output)).containsOnlyKeys("h.yaml");
        assertThat(Files.readString(directory.resolve("seen"))).isEqualTo(Files.readString(output.resolve("h.yaml")));
        assertThat(printed).containsExactly("visible");
    }

    @Test
    void d26ADocumentThatIsNoObjectFailsTheRunAndNothingIsWritten() {
        write("""
                === component.yaml
                {name: root, type: static, path: m}
                === m/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                ---
                just text
                """);
        Path output = directory.resolve("generated/common");

        assertThatThrownBy(() -> echo().generateTo(
                                output, OutputLayout.defaults(), Environments.of(), GenerateOptions.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("m/a.yaml:3:1: error HLD-0025: the document is not a mapping");
        assertThat(output).doesNotExist();
    }

    @Test
    void d27ALineOfDashesDoesNotBreakAScalar() {
        write("""
                === component.yaml
                {name: root, type: static, path: m}
                === m/a.yaml
                apiVersion: v1
                kind: Secret
                metadata: {name: a}
                stringData:
                  cert: "

                -----BEGIN CERTIFICATE-----

                -----END CERTIFICATE-----"
                """);

        ManifestSet manifests = echo().generate(Environments.of());

        assertThat(manifests.objects()).hasSize(1);
        MapNode data = (MapNode) manifests
                .objects()
                .findFirst()
                .orElseThrow()
                .content()
                .get("stringData")
                .orElseThrow();
        assertThat(data.get("cert").orElseThrow().toData())
                .isEqualTo("\n-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----");
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

    private void write(String files) {
        Directories.write(directory, files);
    }

    private Hld echo() {
        return Hld.builder(directory).helm(new EchoRenderer()).build();
    }

    private Hld withHelm() {
        return Hld.builder(directory)
                .helm(HelmCli.of(ProcessRunner.system(), RequiredTool.helm().toString()))
                .build();
    }

    private Composition compose(String... environments) {
        return echo().compose(Environments.of(environments));
    }

    private Map<String, String> generate(String... environments) {
        return echo().generate(Environments.of(environments)).files(OutputLayout.defaults());
    }

    private static Map<String, ?> values(Composition composition, String path) {
        return composition
                .component(path)
                .orElseThrow()
                .config()
                .values()
                .map(ConfigMap::toData)
                .orElseThrow();
    }

    private static String config(String environment, String subcomponents) {
        return "=== config/" + environment + ".yaml\n# of " + environment + "\nsubcomponents: " + subcomponents + "\n";
    }
}
