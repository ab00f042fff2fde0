package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.HostCommand;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.pullrequest.NewPullRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock pull-request create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Open a pull request, or find the one that is open, and print its address.")
final class CreateCommand extends HostCommand {
    @Option(
            names = "--remote-url",
            paramLabel = "URL",
            description = "The repository. Default: APP_REPO_URL, or the remote named origin.")
    private @Nullable String remote;

    @Option(
            names = "--source",
            paramLabel = "BRANCH",
            description = "The branch with the change, which is pushed. Default: the one that is checked out.")
    private @Nullable String source;

    @Option(names = "--target", paramLabel = "BRANCH", required = true, description = "The branch that is to get it.")
    private String target = "";

    @Option(names = "--title", paramLabel = "TEXT", required = true, description = "The title.")
    private String title = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for, in Markdown.")
    private String description = "";

    @Option(names = "--label", paramLabel = "LABEL", description = "A label. Repeatable.")
    private List<String> labels = List.of();

    @Option(
            names = "--reviewer",
            paramLabel = "USER",
            description = "Who is to look at it: a user name, for Azure DevOps a mail address. Repeatable.")
    private List<String> reviewers = List.of();

    CreateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String schema() {
        return PullRequestData.SCHEMA;
    }

    @Override
    protected Report run() {
        String branch = Optional.ofNullable(source)
                .or(() -> new GitSettings(context(), directory()).branch())
                .orElseThrow(() -> new InvalidInputException(HostCode.TEXT_INVALID
                        .error("no branch is checked out")
                        .withHint("name the branch with the change by --source")));
        NewPullRequest request = new NewPullRequest(branch, target, title, description, labels, reviewers);
        String repository = HostArguments.repository(context(), directory(), Optional.ofNullable(remote));
        return PullRequestData.of(host().pullRequests(context(), repository).open(request));
    }
}
