package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for high level definitions. */
@Command(
        name = "hld",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "High level definitions: trees of components with configuration per environment.")
public final class HldCommand {
    private HldCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new HldCommand())
                .addSubcommand(new GenerateCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new InstallCommand(context))
                .addSubcommand(new UpdateCommand(context))
                .addSubcommand(new VendorCommand(context))
                .addSubcommand(new AppendVariableGroupCommand(context))
                .addSubcommand(new InstallManifestPipelineCommand(context))
                .addSubcommand(new InitCommand(context))
                .addSubcommand(new AddCommand(context))
                .addSubcommand(new RemoveCommand(context))
                .addSubcommand(new SetCommand(context))
                .addSubcommand(new ConvertCommand(context))
                .addSubcommand(new FindCommand(context))
                .addSubcommand(new ScaffoldCommand(context))
                .addSubcommand(new ReconcileCommand(context));
    }
}
