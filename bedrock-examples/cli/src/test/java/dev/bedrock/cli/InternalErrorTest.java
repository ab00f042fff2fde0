package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalErrorTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aDefinition() {
        Directories.write(directory, Map.of("component.yaml", "name: shop\n"));
    }

    @Test
    void aBugIsReportedInTwoLines() {
        int exitCode = run("hld", "show");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                internal error: java.lang.IllegalStateException: out of order
                    This is a bug in Bedrock. Run it again with --debug to get the stack trace for a report.
                """);
    }

    @Test
    void debugPrintsTheStackTrace() {
        int exitCode = run("hld", "show", "--debug");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("out of order", "\tat dev.bedrock.cli.hld.ShowCommand.call(");
    }

    private int run(String... arguments) {
        PrintStream broken = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("out of order");
            }
        };
        return Bedrock.run(
                new CliContext(
                        directory,
                        EnvironmentVariables.of(Map.of()),
                        broken,
                        new PrintStream(err, false, UTF_8),
                        false),
                arguments);
    }
}
