package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateHelmTest {
    @TempDir
    Path directory;

    @TempDir
    Path tools;

    Cli cli;

    @BeforeEach
    void aUserInADefinitionWithAChart() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
        Directories.write(directory, """
                === component.yaml
                name: web
                type: helm
                path: ./chart
                === config/common.yaml
                config:
                  greeting: hello
                === chart/Chart.yaml
                apiVersion: v2
                name: chart
                version: 1.0.0
                === chart/templates/config.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: {{ .Release.Name }}
                data:
                  greeting: {{ .Values.greeting }}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                             | --namespace=default --kube-version=1.35.0 --values=-",
                "--kube-version=1.29.1                        | --kube-version=1.29.1",
                "--api-versions=a/v1,b/v1 --api-versions=c/v1 | --api-versions=a/v1 --api-versions=b/v1 --api-versions=c/v1",
                "--include-crds                               | --include-crds",
                "--no-hooks                                   | --no-hooks",
                "--skip-tests                                 | --skip-tests",
            })
    void optionsReachHelm(String options, String arguments) {
        String command = "hld generate --helm=cli " + Objects.requireNonNullElse(options, "");

        Cli.Result result = cli.withEchoingHelm(tools).run(command.strip().split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Directories.read(directory.resolve("generated/common")).get("web.yaml"))
                .contains(arguments);
    }

    @Test
    void theEmbeddedEngineNeedsNoHelm() {
        Cli.Result result = cli.with("PATH", tools.toString()).run("hld", "generate");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Directories.read(directory.resolve("generated/common")).get("web.yaml"))
                .contains("name: web", "greeting: hello");
    }

    @Test
    void withoutHelmTheUserReadsWhatToDo() {
        Cli.Result result = cli.with("PATH", tools.toString()).run("hld", "generate", "-q", "--helm=CLI");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                error CORE-0201: the program helm was not found
                    install it, or add its directory to the PATH
                """);
    }

    @Test
    void theInstalledHelmRenders() {
        Path helm = RequiredTool.helm().toAbsolutePath();

        Cli.Result result = cli.with("PATH", helm.getParent() + ":/usr/bin:/bin")
                .with("HOME", tools.toString())
                .run("hld", "generate", "--helm=cli");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Directories.read(directory.resolve("generated/common")).get("web.yaml"))
                .contains("name: web", "greeting: hello");
    }

    @Test
    void whatHelmSaysOfATemplateIsShownWithItsPlace() {
        Path helm = RequiredTool.helm().toAbsolutePath();
        Directories.write(directory, "=== chart/templates/bad.yaml\n{{ fail \"no such luck\" }}\n");

        Cli.Result result = cli.with("PATH", helm.getParent() + ":/usr/bin:/bin")
                .with("HOME", tools.toString())
                .run("hld", "generate", "--helm=cli");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("chart/templates/bad.yaml:1:3: error HELM-", "no such luck");
    }
}
