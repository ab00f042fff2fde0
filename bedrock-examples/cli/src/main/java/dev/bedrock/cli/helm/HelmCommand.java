package dev.bedrock.cli.helm;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for charts. */
@Command(
        name = "helm",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Charts, rendered in this process as Helm 4 does.")
public final class HelmCommand {
    private HelmCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        CommandLine template = new CommandLine(new TemplateChartCommand(context));
        template.setUnmatchedOptionsArePositionalParams(true);
        return new CommandLine(new HelmCommand()).addSubcommand(template).addSubcommand(new BatchCommand(context));
    }
}
