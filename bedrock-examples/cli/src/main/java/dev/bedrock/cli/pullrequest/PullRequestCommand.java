package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands for pull requests. */
@Command(
        name = "pull-request",
        aliases = "pr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Pull requests of Azure DevOps, GitHub and GitLab.")
public final class PullRequestCommand {
    private PullRequestCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new PullRequestCommand())
                .addSubcommand(new CreateCommand(context))
                .addSubcommand(new CommentCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new MergeCommand(context));
    }
}
