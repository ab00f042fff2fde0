package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.host.HostCommand.Report;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.gitops.pullrequest.PullRequest;
import dev.bedrock.gitops.pullrequest.PullRequestOutcome;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pull requests for programs, and in a line. */
public final class PullRequestData {
    /** The schema of the data. */
    public static final String SCHEMA = "bedrock.dev/pull-request/v1";

    private PullRequestData() {}

    /** What came of opening one: its address, on a line. */
    public static Report of(PullRequestOutcome outcome) {
        String name;
        String summary;
        if (outcome instanceof PullRequestOutcome.Opened) {
            name = "opened";
            summary = "opened a pull request";
        } else if (outcome instanceof PullRequestOutcome.AlreadyOpen) {
            name = "already-open";
            summary = "there is an open pull request already";
        } else {
            name = "by-hand";
            summary = "the kind of the host is not known: open the pull request there by hand";
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outcome", name);
        data.put("url", outcome.url().toString());
        outcome.pullRequest().ifPresent(pullRequest -> data.put("pullRequest", data(pullRequest)));
        return new Report(outcome.url().toString(), data, summary);
    }

    /** One for programs. */
    static Map<String, Object> data(PullRequest pullRequest) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", pullRequest.number());
        data.put("title", pullRequest.title());
        data.put("source", pullRequest.source());
        data.put("target", pullRequest.target());
        data.put("head", pullRequest.head());
        data.put("state", lower(pullRequest.state()));
        pullRequest.mergeCommit().ifPresent(commit -> data.put("mergeCommit", commit));
        data.put("labels", pullRequest.labels());
        data.put("url", pullRequest.url().toString());
        return data;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Text of others, on a line of a terminal. */
    static String shown(String untrusted) {
        return Printable.of(untrusted);
    }
}
