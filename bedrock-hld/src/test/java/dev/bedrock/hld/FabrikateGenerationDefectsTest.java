package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
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

/** The known defects of Fabrikate in generating and writing manifests, and what we do instead. The list is in COMPATIBILITY.md. */
class FabrikateGenerationDefectsTest extends FabrikateDefects {
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
}
