package dev.bedrock.hld.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmCliTest {
    @TempDir
    Path directory;

    @Test
    void valuesNamespaceAndReleaseReachTheChart() {
        Path chart = chart("""
                a: {{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.IsUpgrade }}
                v: {{ toJson .Values }}
                k: {{ .Capabilities.KubeVersion }}
                m: {{ .Capabilities.APIVersions.Has "example.com/v1" }}
                """);
        Map<String, Object> values = new TreeMap<>(Map.of(
                "big", 12345678901L, "no", "no", "y", true, "text", "a: |\n  # {{ x }}\n", "list", List.of(1L, "1")));

        HelmOutput output = helm().render(HelmRequest.of(chart, "web")
                .withNamespace("shop")
                .withUpgrade(true)
                .withCapabilities(new Capabilities("1.29.3", List.of("example.com/v1")))
                .withValues(values));

        assertThat(output.manifests())
                .contains("# Source: chart/templates/a.yaml\n")
                .contains("a: web shop true\n")
                .contains("v: {\"big\":12345678901,\"list\":[1,\"1\"],\"no\":\"no\",\"text\":\"a: |\\n  # {{ x }}\\n\","
                        + "\"y\":true}\n")
                .contains("k: v1.29.3\n")
                .contains("m: true\n");
        assertThat(output.warnings()).isEmpty();
    }

    @Test
    void definitionsHooksAndTestsAreChosen() {
        Path chart = chart("{kind: A}\n");
        Directories.write(directory, """
                === chart/crds/c.yaml
                {kind: Crd}
                === chart/templates/hook.yaml
                {kind: Hook, metadata: {annotations: {helm.sh/hook: pre-install}}}
                === chart/templates/test.yaml
                {kind: Test, metadata: {annotations: {helm.sh/hook: test}}}
                """);
        HelmRequest request = HelmRequest.of(chart, "web");

        assertThat(helm().render(request).manifests()).contains("Hook", "Test").doesNotContain("Crd");
        assertThat(helm().render(request.withCrds(true)).manifests()).contains("Crd");
        assertThat(helm().render(request.withHooks(false)).manifests()).doesNotContain("Hook", "Test");
        assertThat(helm().render(request.withTests(false)).manifests())
                .contains("Hook")
                .doesNotContain("Test");
    }

    @Test
    void aPackedChartIsRenderedToo() {
        chart("a: packed\n");
        ProcessRunner.system()
                .run(Command.of("tar", "-czf", "chart.tgz", "chart").in(directory))
                .requireSuccess();

        assertThat(helm().render(HelmRequest.of(directory.resolve("chart.tgz"), "web"))
                        .manifests())
                .contains("a: packed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {{ .Values.x.y.z }}     | chart/templates/a.yaml:1:13 | nil pointer evaluating interface {}.y",
                "a: {{ fail 'Error: at 1:2' }} | chart/templates/a.yaml:1:6 | Error: at 1:2",
                "{{ if }}                   | chart/templates/a.yaml:1    | missing value for if",
                "a: [                       | chart/templates/a.yaml      | YAML parse error",
            })
    void aTemplateThatFailsIsNamed(String template, String place, String message) {
        Path chart = chart(template.replace('\'', '"') + "\n");

        HelmCli helm = helm();
        assertThatThrownBy(() -> helm.render(HelmRequest.of(chart, "web")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).code()).isEqualTo("HELM-0014");
                    assertThat(e.problems().get(0).location()).hasToString(place);
                    assertThat(e.problems().get(0).message()).contains(message).doesNotContain("--debug", "WARN");
                });
    }

    @Test
    void aMessageOfMegabytesIsShortened() {
        Path chart = chart("{{ fail (repeat 300000 \"a/b-\") }}\n");

        HelmCli helm = helm();
        assertThatThrownBy(() -> helm.render(HelmRequest.of(chart, "web")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.getMessage())
                        .hasSizeLessThan(4000));
    }

    @Test
    void aMissingChartAndAMissingProgramAreDifferent() {
        Path chart = chart("a: 1\n");

        HelmCli helm = helm();
        assertThatThrownBy(() -> helm.render(HelmRequest.of(directory.resolve("nowhere"), "web")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HELM-0001");
        assertThatThrownBy(
                        () -> HelmCli.of(ProcessRunner.system(), "no-such-helm").render(HelmRequest.of(chart, "web")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no-such-helm was not found");
    }

    @Test
    void aRenderThatTakesTooLongIsEnded() throws IOException {
        Path slow = directory.resolve("slow");
        Files.writeString(slow, "#!/bin/sh\nexec sleep 60\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        HelmCli helm = HelmCli.of(ProcessRunner.system(), slow.toString()).withTimeout(Duration.ofMillis(200));

        assertThatThrownBy(() -> helm.render(HelmRequest.of(chart("a: 1\n"), "web")))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> helm.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private Path chart(String template) {
        Directories.write(
                directory,
                "=== chart/Chart.yaml\n{apiVersion: v2, name: chart, version: 0.1.0}\n=== chart/templates/a.yaml\n"
                        + template);
        return directory.resolve("chart");
    }

    private static HelmCli helm() {
        return HelmCli.of(ProcessRunner.system(), RequiredTool.helm().toString());
    }
}
