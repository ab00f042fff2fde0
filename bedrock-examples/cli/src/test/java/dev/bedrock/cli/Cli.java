package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A user in a directory, who types commands. */
final class Cli {
    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private boolean terminal;

    Cli(Path directory) {
        this.directory = directory;
        variables.put("PATH", "/usr/bin:/bin");
    }

    Cli with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    /** With a program named {@code helm} that renders a ConfigMap with its own arguments. */
    Cli withEchoingHelm(Path folder) {
        Directories.write(folder, Map.of("helm", """
                #!/bin/sh
                cat >/dev/null
                shift 3
                echo "apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: arguments
                data:
                  arguments: $*"
                """));
        folder.resolve("helm").toFile().setExecutable(true);
        return with("PATH", folder + ":/usr/bin:/bin");
    }

    /**
     * What a command did.
     *
     * @param exitCode its exit code
     * @param out its standard output
     * @param err its standard error
     */
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Bedrock.run(
                new CliContext(
                        directory,
                        EnvironmentVariables.of(variables),
                        new PrintStream(out, false, UTF_8),
                        new PrintStream(err, false, UTF_8),
                        terminal),
                arguments);
        return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
