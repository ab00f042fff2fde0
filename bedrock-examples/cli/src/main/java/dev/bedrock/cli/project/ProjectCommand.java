package dev.bedrock.cli.project;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for projects. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Projects: application repositories with services and rings.")
public final class ProjectCommand {
    private ProjectCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new ProjectCommand())
                .addSubcommand(new InitCommand(context))
                .addSubcommand(new CreateVariableGroupCommand(context))
                .addSubcommand(new AppendVariableGroupCommand(context))
                .addSubcommand(new InstallLifecyclePipelineCommand(context));
    }
}
