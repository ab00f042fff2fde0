package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmCommandsTest {
    @TempDir
    Path directory;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void charts() {
        Directories.write(directory, """
                === charts/web/Chart.yaml
                {apiVersion: v2, name: web, version: 0.1.0}
                === charts/web/values.yaml
                port: 80
                === charts/web/ci/big.yaml
                port: 1000
                === charts/web/templates/service.yaml
                apiVersion: v1
                kind: Service
                metadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}
                spec: {ports: [{port: {{ required "a port is needed" .Values.port }}}]}
                """);
        cli = new Cli(directory);
    }

    @Test
    void templatePrintsWhatHelmPrints() {
        Cli.Result result = cli.run("helm", "template", "shop", "charts/web", "-n", "apps", "--set", "port=8080");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                        ---
                        # Source: web/templates/service.yaml
                        apiVersion: v1
                        kind: Service
                        metadata: {name: shop, namespace: apps}
                        spec: {ports: [{port: 8080}]}
                        """);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void templateFailsAsHelmDoes() {
        Cli.Result result = cli.run("helm", "template", "shop", "charts/web", "--set", "port=null");

        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("Error: execution error at (web/templates/service.yaml:4:25): a port is needed\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void templateRefusesUnknownFlags() {
        Cli.Result result = cli.run("helm", "template", "shop", "charts/web", "--sett", "a=1");

        assertThat(result.err()).isEqualTo("Error: unknown flag: --sett\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void helpShowsTheFlags() {
        assertThat(cli.run("helm", "template", "--help").out()).contains("--kube-version", "Example:");
    }

    @Test
    void batchWritesAFileForEachCase() {
        Directories.write(directory, """
                === cases.tsv
                case\tchart\tvalues\tflags
                small\tcharts/web\t-\t--name-template=a --namespace=b
                big\tcharts/web\tci/big.yaml\tsome remark
                broken\tcharts/web\t-\t--set port=null
                missing\tcharts/none\t-
                """);

        Cli.Result result = cli.run("helm", "batch", "cases.tsv", "--out", "rendered", "-o", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("\"schema\": \"bedrock.dev/helm-batch/v1\"")
                .containsSubsequence("\"small\"", "\"big\"", "\"broken\"", "\"missing\"");
        assertThat(Directories.read(directory.resolve("rendered")))
                .containsKeys("small.yaml", "big.yaml", "broken.err", "missing.err")
                .hasEntrySatisfying(
                        "small.yaml", text -> assertThat(text).contains("{name: a, namespace: b}", "port: 80}"))
                .hasEntrySatisfying("big.yaml", text -> assertThat(text).contains("port: 1000}"))
                .hasEntrySatisfying("broken.err", text -> assertThat(text).contains("a port is needed"))
                .hasEntrySatisfying("missing.err", text -> assertThat(text).contains("repo charts not found"));
    }

    @Test
    void batchNamesTheLineOfABadTable() {
        Directories.write(directory, "=== cases.tsv\nsmall\tcharts/web\t-\nbad line\n");

        Cli.Result result = cli.run("helm", "batch", "cases.tsv", "--out", "rendered");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 2 has no columns");
        assertThat(directory.resolve("rendered")).doesNotExist();
    }
}
