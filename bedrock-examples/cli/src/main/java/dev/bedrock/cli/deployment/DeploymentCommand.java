package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for deployments. */
@Command(
        name = "deployment",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Deployments from commit to cluster.")
public final class DeploymentCommand {
    private DeploymentCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new DeploymentCommand())
                .addSubcommand(new CreateCommand(context))
                .addSubcommand(new GetCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new ExportCommand(context))
                .addSubcommand(new ImportCommand(context))
                .addSubcommand(new PruneCommand(context))
                .addSubcommand(new IndexCommand(context));
    }
}
