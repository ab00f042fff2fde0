package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.HostCommand;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.gitops.pullrequest.PullRequests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands for a pull request that is there have in common. */
abstract class NumberedCommand extends HostCommand {
    @Parameters(paramLabel = "NUMBER", description = "The number of the pull request.")
    private long number;

    @Option(
            names = "--remote-url",
            paramLabel = "URL",
            description = "The repository. Default: APP_REPO_URL, or the remote named origin.")
    private @Nullable String remote;

    NumberedCommand(CliContext context) {
        super(context);
    }

    abstract Report run(PullRequests pulls, long pullRequest);

    @Override
    protected Report run() {
        String repository = HostArguments.repository(context(), directory(), Optional.ofNullable(remote));
        return run(host().pullRequests(context(), repository), number);
    }

    @Override
    protected String schema() {
        return PullRequestData.SCHEMA;
    }
}
