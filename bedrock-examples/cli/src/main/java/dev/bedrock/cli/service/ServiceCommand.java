package dev.bedrock.cli.service;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for services. */
@Command(
        name = "service",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Services of a project.")
public final class ServiceCommand {
    private ServiceCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new ServiceCommand())
                .addSubcommand(new CreateCommand(context))
                .addSubcommand(new DeleteCommand(context))
                .addSubcommand(new CreateRevisionCommand(context))
                .addSubcommand(new InstallBuildPipelineCommand(context))
                .addSubcommand(new GetDisplayNameCommand(context))
                .addSubcommand(new GetHldPathCommand(context));
    }
}
