package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.internal.RestApi;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Pull requests of GitHub, by version 2022-11-28 of its REST interface. */
final class GitHubPullRequests extends HostedPullRequests {
    private static final String TEAM = "team:";
    private static final int LONGEST_TEXT = 65_536;

    private final RestApi api;
    private final RestApi repository;
    private final RestApi pulls;
    private final RestApi issues;
    private final String origin;
    private final String owner;
    private final String name;

    GitHubPullRequests(RestApi api, String origin, String owner, String name) {
        this.api = api;
        this.repository = api.below("repos", owner, name);
        this.pulls = repository.below("pulls");
        this.issues = repository.below("issues");
        this.origin = origin;
        this.owner = owner;
        this.name = name;
    }

    @Override
    public String kind() {
        return "github";
    }

    @Override
    int statusOfExisting() {
        return 422;
    }

    @Override
    RestReply create(NewPullRequest request) {
        return pulls.again()
                .post(Map.of(
                        "head", request.source(),
                        "base", request.target(),
                        "title", request.title(),
                        "body", TextLimit.cut(request.description(), LONGEST_TEXT, CUT)));
    }

    @Override
    public Optional<PullRequest> find(String source, String target) {
        RestReply reply = pulls.with("state", "open")
                .with("head", owner + ":" + source)
                .with("base", target)
                .get();
        return between(reply.requireSuccess().value().requireItems(), source, target);
    }

    @Override
    public PullRequest get(long number) {
        return pullRequest(read(number));
    }

    private RestValue read(long number) {
        return pulls.get(Long.toString(number)).requireSuccess().value();
    }

    @Override
    public PullRequestStatus status(long number) {
        RestValue value = read(number);
        RestApi commit =
                repository.below("commits", value.requireText("head", "sha")).with("per_page", "100");
        return GitHubStatus.of(
                state(value),
                value,
                commit.pagesOf("check_runs", "check-runs"),
                commit.pagesOf("statuses", "status"),
                pulls.with("per_page", "100").pages(Long.toString(number), "reviews"));
    }

    @Override
    String text(PullRequestComment comment) {
        return comment.text(LONGEST_TEXT);
    }

    @Override
    void write(long number, String text) {
        issues.post(Map.of("body", text), Long.toString(number), "comments").requireSuccess();
    }

    @Override
    boolean replace(long number, PullRequestComment comment, String text) {
        Predicate<RestValue> own = own();
        Optional<RestValue> found = issues.with("per_page", "100").pages(Long.toString(number), "comments").stream()
                .filter(own)
                .filter(candidate -> comment.isIn(candidate.text("body").orElse("")))
                .findFirst();
        found.filter(candidate -> !candidate.text("body").orElse("").equals(text))
                .ifPresent(candidate -> issues.again()
                        .patch(Map.of("body", text), "comments", Long.toString(candidate.requireNumber("id")))
                        .requireSuccess());
        return found.isPresent();
    }

    /**
     * What the user of the token has written. The token of an app has no user; what it writes is by a bot, and other bots
     * do not begin their comments as ours.
     */
    private Predicate<RestValue> own() {
        try {
            String login = api.get("user").requireSuccess().value().requireText("login");
            return value -> value.text("user", "login").filter(login::equals).isPresent();
        } catch (AccessDeniedException | InvalidInputException noUser) {
            return value -> value.text("user", "type").filter("Bot"::equals).isPresent();
        }
    }

    @Override
    public void label(long number, List<String> labels) {
        if (!labels.isEmpty()) {
            issues.again()
                    .post(Map.of("labels", labels), Long.toString(number), "labels")
                    .requireSuccess();
        }
    }

    @Override
    public void requestReview(long number, List<String> reviewers) {
        if (reviewers.isEmpty()) {
            return;
        }
        List<String> teams = reviewers.stream()
                .filter(reviewer -> reviewer.startsWith(TEAM))
                .map(reviewer -> reviewer.substring(TEAM.length()))
                .toList();
        List<String> users = reviewers.stream()
                .filter(reviewer -> !reviewer.startsWith(TEAM))
                .toList();
        pulls.again()
                .post(Map.of("reviewers", users, "team_reviewers", teams), Long.toString(number), "requested_reviewers")
                .requireSuccess();
    }

    @Override
    MergeOutcome mergeOpen(PullRequest before, MergeOptions options) {
        long number = before.number();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "merge_method",
                switch (options.method()) {
                    case MERGE -> "merge";
                    case SQUASH -> "squash";
                    case REBASE -> "rebase";
                });
        body.put("sha", before.head());
        options.message().ifPresent(message -> {
            body.put("commit_title", message.lines().findFirst().orElse(""));
            body.put(
                    "commit_message",
                    message.lines().skip(1).reduce("", (a, b) -> a + b + "\n").strip());
        });
        pulls.put(body, Long.toString(number), "merge").requireSuccess();
        if (options.deleteSource()) {
            deleteBranch(before.source());
        }
        return new MergeOutcome.Merged(get(number));
    }

    /** Hosts can be told to remove merged branches themselves. */
    private void deleteBranch(String branch) {
        String[] segments = ("git/refs/heads/" + branch).split("/", -1);
        RestReply reply = repository.delete(segments);
        if (reply.status() != 422 && reply.status() != 404) {
            reply.requireSuccess();
        }
    }

    @Override
    public URI link(String source, String target) {
        return URI.create(WebLinks.of(origin, owner, name, "compare") + "/" + WebLinks.branch(target) + "..."
                + WebLinks.branch(source) + "?expand=1");
    }

    private static PullRequestState state(RestValue value) {
        if (value.flag("merged") || value.text("merged_at").isPresent()) {
            return PullRequestState.MERGED;
        }
        return value.requireText("state").equals("open") ? PullRequestState.OPEN : PullRequestState.CLOSED;
    }

    @Override
    PullRequest pullRequest(RestValue value) {
        long number = value.requireNumber("number");
        PullRequestState state = state(value);
        return new PullRequest(
                number,
                value.text("title").orElse(""),
                value.text("body").orElse(""),
                value.requireText("head", "ref"),
                value.requireText("base", "ref"),
                value.requireText("head", "sha"),
                state,
                value.text("merge_commit_sha").filter(commit -> state == PullRequestState.MERGED),
                value.items("labels").stream()
                        .map(label -> label.requireText("name"))
                        .toList(),
                WebLinks.of(origin, owner, name, "pull", Long.toString(number)));
    }
}
