package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 6: YAML in values, in Chart.yaml, out of templates, and in the functions that read it. */
@Timeout(60)
class ChartYamlAbuseTest {
    private static final String BOMB = bomb();
    private static final String DEEP = "a: " + "[".repeat(100_000) + "]".repeat(100_000);

    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
        chart.template("a: 1");
    }

    /** Ten times ten times ten... */
    private static String bomb() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            yaml.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return yaml.toString();
    }

    @Test
    void aliasesDoNotMultiplyInValues() {
        chart.file("values.yaml", BOMB);
        chart.refused();
    }

    @Test
    void aliasesDoNotMultiplyInChartYaml() {
        chart.file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n" + BOMB);
        chart.refused();
    }

    @Test
    void aliasesDoNotMultiplyInWhatTemplatesPrint() {
        chart.template(BOMB);
        chart.refused();
    }

    @Test
    void aliasesDoNotMultiplyInFunctions() {
        chart.file("bomb.yaml", BOMB);
        chart.template("a: {{ (.Files.Get \"bomb.yaml\" | fromYaml).Error | quote }}");

        assertThat(chart.render()).contains("a: \"error converting YAML to JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.yaml", "Chart.yaml", "templates/a.yaml", "crds/x.yaml"})
    void depthIsBounded(String file) {
        chart.file(file, DEEP);

        if (!file.startsWith("crds")) {
            chart.refused();
        } else {
            assertThat(chart.render()).contains("a: 1");
        }
    }

    @Test
    void depthIsBoundedInFunctions() {
        chart.file("deep.yaml", DEEP).file("deep.json", "[".repeat(100_000));
        chart.template("""
                a: {{ hasKey (.Files.Get "deep.yaml" | fromYaml) "Error" }}
                b: {{ .Files.Get "deep.json" | fromJsonArray | first | quote }}
                c: {{ hasKey (printf "a = %s" (repeat 100000 "[") | fromToml) "Error" }}
                """);

        assertThat(chart.render()).contains("a: true").contains("c: true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x.invalid/\"]]]]",
                "a: !!java.lang.Runtime {}",
                "a: &a [*a]",
                "a: &a {<<: *a}",
                "a: *nowhere",
                "\0",
                "a: \"\\ud800\"",
                "? [a, b] : c",
                "- list",
                "text",
                "%YAML 9.9\n---\na: 1",
                "a: 1\n\tb: 2",
                "{",
                "a: 'x",
                "a: |99\n x",
                "&a",
                "*",
                "!",
                "? ",
                ": : :",
            })
    void oddValuesAreReadOrRefused(String yaml) {
        chart.file("values.yaml", yaml).template("a: {{ toYaml .Values | b64enc }}");

        try {
            assertThat(chart.render()).contains("a: ");
        } catch (BedrockException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Test
    void nullsWhereThereShouldBeEntriesAreErrorsOrNothing() {
        chart.file(
                "Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies: [null]\nmaintainers: [null]\n");

        chart.refused();
    }

    @Test
    void aLongScalarIsAScalar() {
        chart.file("values.yaml", "a: " + "x".repeat(4 << 20));
        chart.template("a: {{ len .Values.a }}");

        assertThat(chart.render()).contains("a: 4194304");
    }

    @Test
    void manyDocumentsAreRead() {
        chart.template("{{ range until 20000 }}\n---\na: 1\n{{ end }}");

        assertThat(chart.render()).hasLineCount(60_000);
    }
}
