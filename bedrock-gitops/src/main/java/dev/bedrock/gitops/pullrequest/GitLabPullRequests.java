package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.internal.RestApi;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Merge requests of GitLab, by version 4 of its REST interface. */
final class GitLabPullRequests extends HostedPullRequests {
    private static final int LONGEST_TEXT = 1_000_000;

    /** A line that begins so is a command: it could merge, close, or assign. */
    private static final Pattern QUICK_ACTION = Pattern.compile("(?m)^/");

    private final RestApi api;
    private final RestApi project;
    private final RestApi requests;
    private final String origin;
    private final String path;

    GitLabPullRequests(RestApi api, String origin, String path) {
        this.api = api;
        this.project = api.below("projects", path);
        this.requests = project.below("merge_requests");
        this.origin = origin;
        this.path = path;
    }

    @Override
    public String kind() {
        return "gitlab";
    }

    @Override
    int statusOfExisting() {
        return 409;
    }

    @Override
    RestReply create(NewPullRequest request) {
        return requests.again()
                .post(Map.of(
                        "source_branch", request.source(),
                        "target_branch", request.target(),
                        "title", request.title(),
                        "description", harmless(TextLimit.cut(request.description(), LONGEST_TEXT, CUT))));
    }

    /** A blank before the slash changes nothing for people. */
    private static String harmless(String markdown) {
        return QUICK_ACTION.matcher(markdown).replaceAll(" /");
    }

    @Override
    public Optional<PullRequest> find(String source, String target) {
        List<RestValue> values = requests.with("state", "opened")
                .with("source_branch", source)
                .with("target_branch", target)
                .get()
                .requireSuccess()
                .value()
                .requireItems();
        return between(values.stream().filter(this::isOfThisProject).toList(), source, target);
    }

    /** Forks may have branches of the same name. */
    private boolean isOfThisProject(RestValue value) {
        return value.text("source_project_id").equals(value.text("target_project_id"));
    }

    @Override
    public PullRequest get(long number) {
        return pullRequest(read(number));
    }

    private RestValue read(long number) {
        return requests.get(Long.toString(number)).requireSuccess().value();
    }

    @Override
    public PullRequestStatus status(long number) {
        RestValue value = read(number);
        List<RestValue> statuses = value.text("sha")
                .map(sha -> project.with("per_page", "100").pages("repository", "commits", sha, "statuses"))
                .orElse(List.of());
        RestValue approvals = requests.get(Long.toString(number), "approvals")
                .requireSuccess()
                .value();
        return GitLabStatus.of(state(value), value, statuses, approvals);
    }

    @Override
    String text(PullRequestComment comment) {
        return harmless(comment.text(LONGEST_TEXT));
    }

    @Override
    void write(long number, String text) {
        notes(number).post(Map.of("body", text)).requireSuccess();
    }

    private RestApi notes(long number) {
        return requests.below(Long.toString(number), "notes");
    }

    @Override
    boolean replace(long number, PullRequestComment comment, String text) {
        RestApi notes = notes(number);
        Optional<String> me = me();
        Optional<RestValue> found = notes.with("per_page", "100").with("sort", "asc").pages().stream()
                .filter(note -> !note.flag("system"))
                .filter(note ->
                        me.isPresent() && note.text("author", "username").equals(me))
                .filter(note -> comment.isIn(note.text("body").orElse("")))
                .findFirst();
        found.filter(note -> !note.text("body").orElse("").equals(text)).ifPresent(note -> notes.again()
                .put(Map.of("body", text), Long.toString(note.requireNumber("id")))
                .requireSuccess());
        return found.isPresent();
    }

    /** The user of the token; the tokens of jobs may not ask. */
    private Optional<String> me() {
        try {
            return Optional.of(api.get("user").requireSuccess().value().requireText("username"));
        } catch (AccessDeniedException | InvalidInputException noUser) {
            return Optional.empty();
        }
    }

    @Override
    public void label(long number, List<String> labels) {
        if (labels.isEmpty()) {
            return;
        }
        if (labels.stream().anyMatch(label -> label.contains(","))) {
            throw new InvalidInputException(HostCode.TEXT_INVALID.error("a label of GitLab cannot have a comma"));
        }
        requests.again()
                .put(Map.of("add_labels", String.join(",", labels)), Long.toString(number))
                .requireSuccess();
    }

    @Override
    public void requestReview(long number, List<String> reviewers) {
        if (reviewers.isEmpty()) {
            return;
        }
        Set<Long> wanted = new LinkedHashSet<>();
        read(number).items("reviewers").forEach(reviewer -> wanted.add(reviewer.requireNumber("id")));
        if (reviewers.stream().map(this::userId).filter(wanted::add).toList().isEmpty()) {
            return;
        }
        requests.again()
                .put(Map.of("reviewer_ids", List.copyOf(wanted)), Long.toString(number))
                .requireSuccess();
    }

    private long userId(String username) {
        List<RestValue> found = api.with("username", username)
                .get("users")
                .requireSuccess()
                .value()
                .requireItems();
        if (found.size() != 1) {
            throw new InvalidInputException(HostCode.REVIEWER_UNKNOWN.error(
                    "GitLab knows " + found.size() + " users named '" + username + "'"));
        }
        return found.get(0).requireNumber("id");
    }

    @Override
    MergeOutcome mergeOpen(PullRequest before, MergeOptions options) {
        if (options.method() == MergeOptions.Method.REBASE) {
            throw new InvalidInputException(HostCode.UNSUPPORTED
                    .error("GitLab merges by the method of the project, and can only be told to squash")
                    .withHint("set the method of the project to fast-forward, and merge"));
        }
        long number = before.number();
        boolean squash = options.method() == MergeOptions.Method.SQUASH;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sha", before.head());
        body.put("squash", squash);
        body.put("should_remove_source_branch", options.deleteSource());
        options.message()
                .ifPresent(message -> body.put(squash ? "squash_commit_message" : "merge_commit_message", message));
        RestReply reply = requests.again().put(body, Long.toString(number), "merge");
        if (reply.status() == 422) {
            throw new ConflictException(
                    HostCode.CONFLICT.error("GitLab cannot merge the merge request " + number + ": " + reply.words()));
        }
        PullRequest after = pullRequest(reply.requireSuccess().value());
        return after.state() == PullRequestState.MERGED
                ? new MergeOutcome.Merged(after)
                : new MergeOutcome.Accepted(after);
    }

    @Override
    public URI link(String source, String target) {
        return URI.create(web("merge_requests", "new") + "?merge_request%5Bsource_branch%5D=" + WebLinks.encode(source)
                + "&merge_request%5Btarget_branch%5D=" + WebLinks.encode(target));
    }

    private URI web(String... segments) {
        return WebLinks.of(origin + "/" + WebLinks.branch(path) + "/-", segments);
    }

    private static PullRequestState state(RestValue value) {
        return switch (value.requireText("state")) {
            case "opened", "locked" -> PullRequestState.OPEN;
            case "merged" -> PullRequestState.MERGED;
            default -> PullRequestState.CLOSED;
        };
    }

    @Override
    PullRequest pullRequest(RestValue value) {
        long number = value.requireNumber("iid");
        PullRequestState state = state(value);
        return new PullRequest(
                number,
                value.text("title").orElse(""),
                value.text("description").orElse(""),
                value.requireText("source_branch"),
                value.requireText("target_branch"),
                value.text("sha").orElse(""),
                state,
                value.text("merge_commit_sha")
                        .or(() -> value.text("squash_commit_sha"))
                        .or(() -> value.text("sha"))
                        .filter(commit -> state == PullRequestState.MERGED),
                value.items("labels").stream().map(label -> label.requireText()).toList(),
                web("merge_requests", Long.toString(number)));
    }
}
