package dev.bedrock.cli.flux;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for operators in clusters. */
@Command(
        name = "flux",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "What Flux or Argo CD in a cluster follows.")
public final class FluxCommand {
    private FluxCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new FluxCommand()).addSubcommand(new GenerateCommand(context));
    }
}
