package dev.bedrock.cli.service;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.HostCommand;
import dev.bedrock.cli.pullrequest.PullRequestData;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.project.Project;
import dev.bedrock.gitops.project.ProjectCode;
import dev.bedrock.gitops.project.Ring;
import dev.bedrock.gitops.pullrequest.NewPullRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock service create-revision}. */
@Command(
        name = "create-revision",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Open a pull request from a branch to the default ring, or to another one.")
final class CreateRevisionCommand extends HostCommand {
    @Option(
            names = {"-s", "--source-branch"},
            paramLabel = "BRANCH",
            description = "The branch with the change, which is pushed. Default: the one that is checked out.")
    private @Nullable String source;

    @Option(
            names = {"-t", "--title"},
            paramLabel = "TEXT",
            description = "The title. Default: [BEDROCK] SOURCE => RING.")
    private @Nullable String title;

    @Option(
            names = {"-d", "--description"},
            paramLabel = "TEXT",
            defaultValue = "This is automated PR generated via BEDROCK",
            description = "What it is for, in Markdown. Default: ${DEFAULT-VALUE}.")
    private String description = "";

    @Option(names = "--target-branch", paramLabel = "BRANCH", description = "The ring. Default: the default one.")
    private @Nullable String target;

    @Option(
            names = "--remote-url",
            paramLabel = "URL",
            description = "The repository. Default: APP_REPO_URL, or the remote named origin.")
    private @Nullable String remote;

    CreateRevisionCommand(CliContext context) {
        super(context);
    }

    /** For scripts that were written for bedrock-cli: the address of the repository names the organization. */
    @Option(
            names = {"-o", "--org-name"},
            paramLabel = "NAME",
            hidden = true)
    void organization(String ignored) {}

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
                        .withHint("name the branch with the change by --source-branch")));
        String ring = target == null ? defaultRing() : target;
        NewPullRequest request = NewPullRequest.of(
                        branch, ring, title == null ? "[BEDROCK] " + branch + " => " + ring : title)
                .withDescription(description);
        String repository = HostArguments.repository(context(), directory(), Optional.ofNullable(remote));
        return PullRequestData.of(host().pullRequests(context(), repository).open(request));
    }

    private String defaultRing() {
        return Project.open(directory())
                .definition()
                .defaultRing()
                .map(Ring::name)
                .orElseThrow(
                        () -> new InvalidInputException(
                                ProjectCode.RING_UNKNOWN
                                        .error("no ring is the default")
                                        .withHint(
                                                "name a ring by --target-branch, or make one the default: 'bedrock ring set-default'")));
    }
}
