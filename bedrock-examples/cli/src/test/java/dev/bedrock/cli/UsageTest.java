package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUser() {
        cli = new Cli(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, bedrock",
        "hld --help, bedrock hld",
        "hld generate --help, bedrock hld generate",
        "hld show -h, bedrock hld show",
        "hld add --help, bedrock hld add",
        "hld set --help, bedrock hld set"
    })
    void helpGoesToTheStandardOutput(String arguments, String command) {
        Cli.Result result = cli.run(arguments.split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("Usage: " + command + " ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void helpNamesTheExitCodes() {
        assertThat(cli.run("--help").out()).contains("Exit codes:", "0   it worked", "1   ", "2   ");
    }

    @Test
    void versionGoesToTheStandardOutput() {
        Cli.Result result = cli.run("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("bedrock ");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "hld nonsense",
                "hld generate --nonsense",
                "hld generate --helm=nonsense",
                "hld generate --format=yaml",
                "hld generate --output",
                "hld show --helm=cli",
                "hld show --format=nonsense"
            })
    void whatIsNotUnderstoodIsAUsageError(String arguments) {
        Cli.Result result = cli.run(arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotEmpty();
    }

    @Test
    void aCommandIsNeeded() {
        Cli.Result result = cli.run();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("Missing required subcommand", "Usage: bedrock ", "hld");
    }

    @Test
    void aMisspeltOptionIsFollowedBySuggestionsAndWhereToReadMore() {
        assertThat(cli.run("hld", "generate", "--kustomisation").err()).isEqualTo("""
                Unknown option: '--kustomisation'
                Possible solutions: --kube-version, --kustomization
                Try 'bedrock hld generate --help'.
                """);
    }

    @Test
    void valuesThatAnOptionKnowsAreNamed() {
        assertThat(cli.run("hld", "generate", "--helm=tiller").err()).isEqualTo("""
                Invalid value for option '--helm': expected one of [EMBEDDED, CLI] (case-insensitive) but was 'tiller'
                Try 'bedrock hld generate --help'.
                """);
    }
}
