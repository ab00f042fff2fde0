package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.internal.RestApi;
import dev.bedrock.gitops.host.internal.RestReply;
import dev.bedrock.gitops.host.internal.RestValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pull requests of Azure DevOps, by version 7.0 of its REST interface. */
final class AzurePullRequests extends HostedPullRequests {
    private static final String VERSION = "api-version";
    private static final String CURRENT = "7.0";
    private static final String PREVIEW = "7.0-preview.1";
    private static final String HEADS = "refs/heads/";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_COMMENT = 150_000;
    private static final int PAGE = 100;

    private final AzureRepository repository;
    private final RestApi project;
    private final RestApi pulls;
    private final RestApi organization;
    private final RestApi identities;

    AzurePullRequests(AzureRepository repository, HostConnection connection) {
        this.repository = repository;
        this.project = repository.projectApi(connection).below("_apis");
        this.pulls = project.below("git", "repositories", repository.name(), "pullrequests")
                .with(VERSION, CURRENT);
        this.organization =
                repository.organizationApi(connection).below("_apis").with(VERSION, PREVIEW);
        this.identities =
                repository.identities(connection).below("_apis", "identities").with(VERSION, CURRENT);
    }

    @Override
    public String kind() {
        return "azure";
    }

    @Override
    int statusOfExisting() {
        return 409;
    }

    @Override
    RestReply create(NewPullRequest request) {
        return pulls.again()
                .post(Map.of(
                        "sourceRefName",
                        HEADS + request.source(),
                        "targetRefName",
                        HEADS + request.target(),
                        "title",
                        request.title(),
                        "description",
                        TextLimit.cut(request.description(), LONGEST_DESCRIPTION, CUT)));
    }

    @Override
    public Optional<PullRequest> find(String source, String target) {
        RestReply reply = pulls.with("searchCriteria.status", "active")
                .with("searchCriteria.sourceRefName", HEADS + source)
                .with("searchCriteria.targetRefName", HEADS + target)
                .get();
        return between(reply.requireSuccess().value().requireItems("value"), source, target);
    }

    @Override
    public PullRequest get(long number) {
        return pullRequest(read(number), labels(number));
    }

    private RestValue read(long number) {
        return pulls.get(Long.toString(number)).requireSuccess().value();
    }

    private List<String> labels(long number) {
        return labelsApi(number).get().requireSuccess().value().requireItems("value").stream()
                .map(label -> label.requireText("name"))
                .toList();
    }

    private RestApi labelsApi(long number) {
        return pulls.below(Long.toString(number), "labels").with(VERSION, PREVIEW);
    }

    @Override
    public PullRequestStatus status(long number) {
        RestValue value = read(number);
        return AzureStatus.of(
                state(value),
                value,
                policies(value.requireText("repository", "project", "id"), number),
                statuses(number));
    }

    private List<RestValue> policies(String projectId, long number) {
        return project.below("policy", "evaluations")
                .with(VERSION, PREVIEW)
                .with("artifactId", "vstfs:///CodeReview/CodeReviewId/" + projectId + "/" + number)
                .skipping(PAGE);
    }

    private List<RestValue> statuses(long number) {
        return pulls.get(Long.toString(number), "statuses")
                .requireSuccess()
                .value()
                .requireItems("value");
    }

    @Override
    String text(PullRequestComment comment) {
        return comment.text(LONGEST_COMMENT);
    }

    /** As a closed thread: an open one can keep a pull request from being merged. */
    @Override
    void write(long number, String text) {
        threads(number)
                .post(Map.of(
                        "comments",
                        List.of(Map.of("parentCommentId", 0, "content", text, "commentType", "text")),
                        "status",
                        "closed"))
                .requireSuccess();
    }

    private RestApi threads(long number) {
        return pulls.below(Long.toString(number), "threads");
    }

    @Override
    boolean replace(long number, PullRequestComment comment, String text) {
        RestApi threads = threads(number);
        String me = organization.get("connectionData").requireSuccess().value().requireText("authenticatedUser", "id");
        for (RestValue thread : threads.get().requireSuccess().value().requireItems("value")) {
            for (RestValue candidate : thread.items("comments")) {
                boolean own =
                        candidate.text("author", "id").filter(me::equals).isPresent() && !candidate.flag("isDeleted");
                String content = candidate.text("content").orElse("");
                if (own && comment.isIn(content)) {
                    if (!content.equals(text)) {
                        threads.again()
                                .patch(
                                        Map.of("content", text),
                                        Long.toString(thread.requireNumber("id")),
                                        "comments",
                                        Long.toString(candidate.requireNumber("id")))
                                .requireSuccess();
                    }
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void label(long number, List<String> labels) {
        if (labels.isEmpty()) {
            return;
        }
        List<String> present = labels(number);
        labels.stream()
                .filter(label -> present.stream().noneMatch(label::equalsIgnoreCase))
                .forEach(label ->
                        labelsApi(number).again().post(Map.of("name", label)).requireSuccess());
    }

    @Override
    public void requestReview(long number, List<String> reviewers) {
        if (reviewers.isEmpty()) {
            return;
        }
        RestApi api = pulls.below(Long.toString(number), "reviewers");
        List<String> present = api.get().requireSuccess().value().requireItems("value").stream()
                .map(reviewer -> reviewer.requireText("id"))
                .toList();
        reviewers.stream()
                .map(this::identity)
                .filter(id -> !present.contains(id))
                .forEach(id -> api.put(Map.of("id", id, "vote", 0), id).requireSuccess());
    }

    private String identity(String reviewer) {
        if (ID.matcher(reviewer).matches()) {
            return reviewer;
        }
        List<RestValue> found = identities
                .with("searchFilter", "General")
                .with("filterValue", reviewer)
                .get()
                .requireSuccess()
                .value()
                .requireItems("value");
        if (found.size() != 1) {
            throw new InvalidInputException(HostCode.REVIEWER_UNKNOWN.error(
                    "Azure DevOps knows " + found.size() + " users named '" + reviewer + "'"));
        }
        return found.get(0).requireText("id");
    }

    @Override
    MergeOutcome mergeOpen(PullRequest before, MergeOptions options) {
        long number = before.number();
        Map<String, Object> completion = new LinkedHashMap<>();
        completion.put("deleteSourceBranch", options.deleteSource());
        completion.put(
                "mergeStrategy",
                switch (options.method()) {
                    case MERGE -> "noFastForward";
                    case SQUASH -> "squash";
                    case REBASE -> "rebase";
                });
        options.message().ifPresent(message -> completion.put("mergeCommitMessage", message));
        RestReply reply = pulls.again()
                .patch(
                        Map.of(
                                "status",
                                "completed",
                                "lastMergeSourceCommit",
                                Map.of("commitId", before.head()),
                                "completionOptions",
                                completion),
                        Long.toString(number));
        PullRequest after = pullRequest(reply.requireSuccess().value(), before.labels());
        String mergeStatus = reply.value().text("mergeStatus").orElse("");
        if (after.isOpen()
                && !mergeStatus.equals("queued")
                && !mergeStatus.equals("notSet")
                && !mergeStatus.equals("succeeded")) {
            throw new ConflictException(HostCode.CONFLICT.error("Azure DevOps does not merge the pull request " + number
                    + " now: its merge status is '" + mergeStatus + "'"));
        }
        return after.state() == PullRequestState.MERGED
                ? new MergeOutcome.Merged(after)
                : new MergeOutcome.Accepted(after);
    }

    @Override
    public URI link(String source, String target) {
        return URI.create(web("pullrequestcreate") + "?sourceRef=" + WebLinks.encode(source) + "&targetRef="
                + WebLinks.encode(target));
    }

    private URI web(String... segments) {
        List<String> path = new ArrayList<>(repository.collection());
        path.addAll(List.of(repository.project(), "_git", repository.name()));
        path.addAll(List.of(segments));
        return WebLinks.of(repository.origin(), path.toArray(String[]::new));
    }

    private static PullRequestState state(RestValue value) {
        return switch (value.requireText("status")) {
            case "active" -> PullRequestState.OPEN;
            case "completed" -> PullRequestState.MERGED;
            default -> PullRequestState.CLOSED;
        };
    }

    /** Labels are not in all answers. */
    @Override
    PullRequest pullRequest(RestValue value) {
        return pullRequest(value, List.of());
    }

    private PullRequest pullRequest(RestValue value, List<String> labels) {
        long number = value.requireNumber("pullRequestId");
        PullRequestState state = state(value);
        return new PullRequest(
                number,
                value.text("title").orElse(""),
                value.text("description").orElse(""),
                branch(value.requireText("sourceRefName")),
                branch(value.requireText("targetRefName")),
                value.text("lastMergeSourceCommit", "commitId").orElse(""),
                state,
                value.text("lastMergeCommit", "commitId").filter(commit -> state == PullRequestState.MERGED),
                labels,
                web("pullrequest", Long.toString(number)));
    }

    private static String branch(String reference) {
        return reference.startsWith(HEADS) ? reference.substring(HEADS.length()) : reference;
    }
}
