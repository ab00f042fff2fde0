package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for infrastructure. */
@Command(
        name = "infra",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Infrastructure: Terraform made from templates and small definitions.")
public final class InfraCommand {
    private InfraCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new InfraCommand())
                .addSubcommand(new ScaffoldCommand(context))
                .addSubcommand(new GenerateCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new OutputsCommand(context));
    }
}
