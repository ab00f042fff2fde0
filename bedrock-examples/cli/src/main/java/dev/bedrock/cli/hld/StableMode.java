package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The arguments that make charts print the same passwords, keys and certificates in every run. */
final class StableMode {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--stable-secret",
            paramLabel = "FILE",
            required = true,
            description =
                    "Derive the passwords, keys and certificates of charts from the bytes of this file, 16 or more, so that"
                            + " they are the same in every run. Whoever has the file can compute them.")
    private Path secret = Path.of("");

    @Option(
            names = "--stable-time",
            paramLabel = "TIME",
            required = true,
            description =
                    "The time that charts see, such as 2026-01-01T00:00:00Z: certificates are valid from then on.")
    private Instant time = Instant.EPOCH;

    HelmRenderer renderer(HelmEngine engine, CliContext context) {
        if (engine != HelmEngine.EMBEDDED) {
            throw new ParameterException(
                    command.commandLine(), "--stable-secret needs the embedded engine: helm itself cannot do that");
        }
        Path file = context.resolve(secret);
        byte[] bytes = FileTree.open(Objects.requireNonNull(file.getParent()))
                .read(Objects.requireNonNull(file.getFileName()).toString());
        try {
            return EmbeddedHelm.builder().stable(bytes, time).build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--stable-secret " + secret + ": " + e.getMessage(), e);
        }
    }
}
