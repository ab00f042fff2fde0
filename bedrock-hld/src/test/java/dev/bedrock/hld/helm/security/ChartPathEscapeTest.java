package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import dev.bedrock.hld.helm.command.TemplateCommand;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 1: names that lead elsewhere. */
@Timeout(30)
class ChartPathEscapeTest {
    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
        chart.template("a: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "../x",
                "a/b",
                "/etc",
                "a\\\\b",
                "..\\\\..\\\\x",
                "c:\\\\x",
                "\\\\\\\\host\\\\share",
                ""
            })
    void chartNamesAreOneSegment(String name) {
        chart.file("Chart.yaml", "apiVersion: v2\nname: \"" + name + "\"\nversion: 0.1.0\n");

        assertThat(chart.refused()).hasMessageContaining("chart.metadata.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../", "1.0.0/../../x", "../1", "1.0.0+../x", "1.0.0-..\\\\x"})
    void versionsAreVersions(String version) {
        chart.file("Chart.yaml", "apiVersion: v2\nname: c\nversion: \"" + version + "\"\n");

        assertThat(chart.refused()).hasMessageContaining("chart.metadata.version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", ".", "a\\\\b"})
    void aliasesHaveNoSeparators(String alias) {
        chart.file(
                "Chart.yaml",
                "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies: [{name: s, version: 1.0.0, repository: '', alias: \""
                        + alias + "\"}]\n");

        assertThat(chart.refused()).hasMessageContaining("alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../x", "/x", "a/../../b"})
    void subchartsInDirectoriesAreNamedTheSameWay(String name) {
        chart.file("charts/s/Chart.yaml", "apiVersion: v2\nname: \"" + name + "\"\nversion: 0.1.0\n");

        assertThat(chart.refused()).hasMessageContaining("chart.metadata.name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/../../../x", "c//etc/passwd", "c\\..\\..\\x", "c/C:/x", "c/\0x", "../x/y"})
    void packedNamesStayInTheChart(String name) {
        chart.file("charts/s.tgz", new TarBuilder().file(name, "x").gzipped());

        chart.refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"con.yaml", "nul", "aux.tpl", "a.yaml.", "a:b.yaml", "a\\b.yaml"})
    void namesOfWindowsDevicesAreOnlyNames(String name) {
        chart.file("charts/s.tgz", subchart(name));

        assertThat(chart.render()).contains("a: 1");
    }

    private static byte[] subchart(String template) {
        return new TarBuilder()
                .file("s/Chart.yaml", "apiVersion: v2\nname: s\nversion: 0.1.0\n")
                .file("s/templates/" + template, "b: 1")
                .gzipped();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "/etc/passwd", "conf/../../secret.txt", "..\\secret.txt", "./conf/a.txt"})
    void filesOfTemplatesAreThoseOfTheChart(String name) {
        new AttackedChart(directory).file("../secret.txt", "secret").file("conf/a.txt", "x");
        chart.template("a: {{ .Files.Get `" + name + "` | quote }}\nb: {{ .Files.Glob `" + name + "` | len }}");

        assertThat(chart.render()).contains("a: \"\"\nb: 0");
    }

    @Test
    void valuesFilesThatAreMissingAreAnError() {
        assertThatThrownBy(
                        () -> TemplateCommand.parse(List.of("rel", "chart", "-f", "../../../nowhere.yaml"), directory)
                                .run(EmbeddedHelm.create()))
                .isInstanceOf(BedrockException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/b", "-x", "a b", "A", "", "a\n---\nkind: X"})
    void releaseNamesAreNames(String name) {
        assertThatThrownBy(() -> EmbeddedHelm.create().render(HelmRequest.of(chart.path(), name)))
                .isInstanceOfAny(BedrockException.class, IllegalArgumentException.class);
    }
}
