package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.pullrequest.PullRequestStatus;
import dev.bedrock.gitops.pullrequest.PullRequests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code bedrock pull-request status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Tell what still keeps a pull request from being merged.")
final class StatusCommand extends NumberedCommand {
    StatusCommand(CliContext context) {
        super(context);
    }

    @Override
    Report run(PullRequests pulls, long number) {
        PullRequestStatus status = pulls.status(number);
        List<String> lines = new ArrayList<>();
        lines.add(PullRequestData.lower(status.state()) + ", " + PullRequestData.lower(status.mergeability()));
        List<Map<String, Object>> checks = new ArrayList<>();
        for (PullRequestStatus.Check check : status.checks()) {
            lines.add(PullRequestData.lower(check.state()) + " " + PullRequestData.shown(check.name()));
            checks.add(Map.of("name", check.name(), "state", PullRequestData.lower(check.state())));
        }
        status.approvals().forEach(user -> lines.add("approved by " + PullRequestData.shown(user)));
        status.rejections().forEach(user -> lines.add("changes wanted by " + PullRequestData.shown(user)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", number);
        data.put("state", PullRequestData.lower(status.state()));
        data.put("mergeability", PullRequestData.lower(status.mergeability()));
        data.put("ready", status.isReady());
        data.put("checks", checks);
        data.put("approvals", status.approvals());
        data.put("rejections", status.rejections());
        return new Report(
                String.join("\n", lines), data, status.isReady() ? "it can be merged" : "it cannot be merged yet");
    }
}
