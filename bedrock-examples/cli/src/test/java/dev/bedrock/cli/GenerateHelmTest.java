package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    @Test
    void aStableSecretRepeatsPasswordsAndAnotherOneChangesThem() {
        passwords();

        String first = generated("0123456789abcdef");

        assertThat(generated("0123456789abcdef")).isEqualTo(first);
        assertThat(generated("fedcba9876543210")).isNotEqualTo(first);
    }

    private void passwords() {
        Directories.write(directory, """
                === chart/templates/config.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a}
                data: {password: {{ randAlphaNum 20 }}, hash: {{ bcrypt "p" | quote }}}
                """);
    }

    private String generated(String secret) {
        Directories.write(tools, "=== secret\n" + secret + "\n");
        Cli.Result result = stable("--stable-time=2026-01-01T00:00:00Z");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Objects.requireNonNull(
                Directories.read(directory.resolve("generated/common")).get("web.yaml"));
    }

    private Cli.Result stable(String... more) {
        return cli.run(Stream.concat(
                        Stream.of(
                                "hld",
                                "generate",
                                "--stable-secret",
                                tools.resolve("secret").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aStableSecretNeedsATimeTheEmbeddedEngineAndSixteenBytes() {
        Directories.write(tools, "=== secret\nshort\n");

        assertThat(stable()).satisfies(usageError("--stable-time"));
        assertThat(stable("--stable-time=2026-01-01T00:00:00Z")).satisfies(usageError("16 bytes or more"));
        assertThat(stable("--stable-time=2026-01-01T00:00:00Z", "--helm=cli")).satisfies(usageError("embedded engine"));
        assertThat(stable("--stable-time=yesterday")).satisfies(usageError("yesterday"));
    }

    private static Consumer<Cli.Result> usageError(String text) {
        return result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains(text);
        };
    }
}
