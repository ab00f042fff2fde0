package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHelmTest {
    private final EmbeddedHelm helm = EmbeddedHelm.create();

    @TempDir
    Path chart;

    @BeforeEach
    void writeChart() {
        file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
    }

    private void file(String name, String content) {
        ChartFolder.write(chart.resolve(name), content);
    }

    private String render(EmbeddedHelm renderer) {
        return renderer.render(HelmRequest.of(chart, "rel")).manifests();
    }

    @Test
    void rendersValuesOfTheCallerOverThoseOfTheChart() {
        file("values.yaml", "a: 1\nb: {c: 2}\n");
        file("templates/a.yaml", "a: {{ .Values.a }}\nc: {{ .Values.b.c }}\nd: {{ .Values.b.d }}\n");

        String manifests = helm.render(
                        HelmRequest.of(chart, "rel").withValues(Map.of("a", 1_000_000L, "b", Map.of("d", "x"))))
                .manifests();

        assertThat(manifests).isEqualTo("---\n# Source: c/templates/a.yaml\na: 1e+06\nc: 2\nd: x\n");
    }

    @Test
    void doesNotCarryChangesFromOneRenderToTheNext() {
        file("values.yaml", "m: {n: 0}\nl: [{x: 1}]\n");
        file(
                "templates/a.yaml",
                "{{ $_ := set .Values.m \"n\" (add .Values.m.n 1) }}{{ $_ := set (first .Values.l) \"x\" 9 }}n: {{ .Values.m.n }}");

        assertThat(render(helm)).isEqualTo(render(helm)).contains("n: 1");
    }

    @Test
    void seesThatTheChartHasChanged() {
        file("templates/a.yaml", "a: 1");
        assertThat(render(helm)).contains("a: 1");

        file("templates/a.yaml", "a: 2");
        assertThat(render(helm)).contains("a: 2");
    }

    @Test
    void rendersInManyThreadsAtOnce() {
        file("templates/_h.tpl", "{{ define \"h\" }}{{ tpl \"{{ .Release.Name }}\" . }}{{ end }}");
        file("templates/a.yaml", "n: {{ include \"h\" . }}");

        List<String> outputs = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> helm.render(HelmRequest.of(chart, "rel-" + i)).manifests())
                .toList();

        for (int i = 0; i < outputs.size(); i++) {
            assertThat(outputs.get(i)).endsWith("n: rel-" + i + "\n");
        }
    }

    @Test
    void namesTheInnermostPlaceOfAFailure() {
        file("templates/_h.tpl", "{{ define \"h\" }}\n{{ .Values.a.b.c }}\n{{ end }}");
        file("templates/a.yaml", "a: {{ include \"h\" . }}");

        assertThatThrownBy(() -> render(helm)).isInstanceOfSatisfying(HelmFailureException.class, e -> {
            assertThat(e.problems().get(0).location()).hasToString("c/templates/_h.tpl:2:11");
            assertThat(e.helmText()).isEqualTo("""
                    c/templates/a.yaml:1:6
                      executing "c/templates/a.yaml" at <include "h" .>:
                        error calling include:
                    c/templates/_h.tpl:2:10
                      executing "h" at <.Values.a.b.c>:
                        nil pointer evaluating interface {}.b""");
        });
    }

    @Test
    void endsWhatDoesNotEnd() {
        EmbeddedHelm bounded = EmbeddedHelm.builder()
                .limits(RenderOptions.defaults().withMaxSteps(100_000).withMaxOutput(10_000))
                .build();
        file("templates/a.yaml", "{{ range until 1000000 }}{{ range until 1000000 }}x{{ end }}{{ end }}");
        assertThatThrownBy(() -> render(bounded))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("c/templates/a.yaml:1");

        file("templates/a.yaml", "{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}");
        assertThatThrownBy(() -> render(helm))
                .isInstanceOfSatisfying(HelmFailureException.class, e -> assertThat(e.helmText())
                        .endsWith("rendering template has a nested reference name: r: unable to execute template"));
    }

    @Test
    void followsLinksWithinTheChartButNotInCircles() throws IOException {
        file("conf/a.txt", "x");
        Files.createSymbolicLink(chart.resolve("b.txt"), chart.resolve("conf/a.txt"));
        file("templates/a.yaml", "b: {{ .Files.Get \"b.txt\" }}");
        assertThat(render(helm)).endsWith("b: x\n");

        Files.createSymbolicLink(chart.resolve("conf/loop"), chart);
        assertThatThrownBy(() -> render(helm)).isInstanceOf(dev.bedrock.core.diagnostic.BedrockException.class);
    }

    @Test
    void findsNothingInTheCluster() {
        file(
                "templates/a.yaml",
                "a: {{ lookup \"v1\" \"Secret\" \"d\" \"x\" | len }}\nb: {{ getHostByName \"localhost\" | quote }}");

        assertThat(render(helm)).contains("a: 0").contains("b: \"\"");
    }

    @Test
    void aTextOfDefinitionsAloneIsBlankWithinAnotherText() {
        file(
                "values.yaml",
                "outer: 'x{{ tpl .Values.inner . }}{{ include \"d\" . }}y'\ninner: '{{ define \"d\" }}D{{ end }}{{/* */}}'\n");
        file("templates/_d.tpl", "{{ define \"d\" }}base{{ end }}");
        file("templates/a.yaml", "a: {{ tpl .Values.outer . }}");

        assertThat(render(helm)).endsWith("a: xbasey\n");
    }
}
