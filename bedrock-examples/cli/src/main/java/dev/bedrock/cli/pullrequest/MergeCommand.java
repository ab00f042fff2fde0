package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.pullrequest.MergeOptions;
import dev.bedrock.gitops.pullrequest.MergeOutcome;
import dev.bedrock.gitops.pullrequest.PullRequests;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock pull-request merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Merge a pull request.")
final class MergeCommand extends NumberedCommand {
    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "merge",
            description = "What becomes of its commits: merge, squash, rebase. Default: ${DEFAULT-VALUE}.")
    private MergeOptions.Method method = MergeOptions.Method.MERGE;

    @Option(
            names = "--expected-head",
            paramLabel = "COMMIT",
            description = "The full id of its last commit; with another one it is not merged.")
    private @Nullable String head;

    @Option(names = "--keep-branch", description = "Keep the branch with the change.")
    private boolean keepBranch;

    MergeCommand(CliContext context) {
        super(context);
    }

    @Override
    Report run(PullRequests pulls, long number) {
        MergeOptions options = MergeOptions.defaults().withMethod(method).withDeleteSource(!keepBranch);
        MergeOutcome outcome = pulls.merge(number, head == null ? options : options.withExpectedHead(head));
        boolean merged = outcome instanceof MergeOutcome.Merged;
        return new Report(
                outcome.pullRequest().url().toString(),
                Map.of(
                        "outcome",
                        merged ? "merged" : "accepted",
                        "pullRequest",
                        PullRequestData.data(outcome.pullRequest())),
                merged ? "it is merged" : "the host is merging it");
    }
}
