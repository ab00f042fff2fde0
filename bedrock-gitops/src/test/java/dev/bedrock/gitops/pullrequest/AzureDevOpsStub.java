package dev.bedrock.gitops.pullrequest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Azure DevOps, by the documentation of version 7.0 of its REST interface. */
public final class AzureDevOpsStub extends CodeHostStub {
    private static final String PULLS = "contoso/the shop/_apis/git/repositories/hld/pullrequests";
    private static final String ID = "00000000-0000-0000-0000-00000000000";
    private static final List<String> USERS = List.of("bot", "ada", "mallory");

    @Override
    public String repository() {
        return "https://contoso@dev.azure.com/contoso/the%20shop/_git/hld";
    }

    @Override
    public String kind() {
        return "azure";
    }

    @Override
    protected boolean isAuthorized(String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return false;
        }
        String login = new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), UTF_8);
        return login.substring(login.indexOf(':') + 1).equals(TOKEN);
    }

    @Override
    protected boolean isCreation(Call call) {
        return call.line().equals("POST /" + PULLS);
    }

    @Override
    protected Reply answer(Call call) {
        if (!call.query().containsKey("api-version")) {
            return Reply.of(400, Map.of("message", "No api-version was supplied"));
        }
        String path = String.join("/", call.path());
        if (path.equals("contoso/_apis/connectionData")) {
            return Reply.ok(Map.of("authenticatedUser", Map.of("id", ID + 0)));
        }
        if (path.equals("contoso/_apis/identities")) {
            int user = USERS.indexOf(call.asked("filterValue"));
            return values(user < 0 ? List.of() : List.of(Map.of("id", ID + user)));
        }
        if (path.equals("contoso/the shop/_apis/policy/evaluations")) {
            return policies(call);
        }
        if (!path.startsWith(PULLS)) {
            return notFound();
        }
        if (path.equals(PULLS)) {
            return call.method().equals("POST") ? create(call) : list(call);
        }
        if (call.number(7) > pulls.size()) {
            return notFound();
        }
        Pull pull = pull(call.number(7));
        if (call.path().size() == 8) {
            return call.method().equals("PATCH") ? complete(call, pull) : Reply.ok(data(pull));
        }
        return switch (call.path().get(8)) {
            case "labels" -> labels(call, pull);
            case "reviewers" -> reviewers(call, pull);
            case "threads" -> threads(call, pull);
            case "statuses" -> values(List.of());
            default -> notFound();
        };
    }

    private static Reply values(List<?> items) {
        return Reply.ok(Map.of("value", items, "count", items.size()));
    }

    private Reply list(Call call) {
        return values(pulls.stream()
                .filter(pull -> pull.state == PullRequestState.OPEN)
                .filter(pull -> call.asked("searchCriteria.sourceRefName").equals("refs/heads/" + pull.source))
                .filter(pull -> call.asked("searchCriteria.targetRefName").equals("refs/heads/" + pull.target))
                .map(this::data)
                .toList());
    }

    private Reply create(Call call) {
        String source = call.text("sourceRefName").substring("refs/heads/".length());
        String target = call.text("targetRefName").substring("refs/heads/".length());
        if (!branches.containsKey(source) || !branches.containsKey(target)) {
            return error(
                    400,
                    "TF401398: The pull request cannot be activated because the source and/or the target branch"
                            + " no longer exists",
                    "GitPullRequestCannotBeActivated");
        }
        if (pulls.stream()
                .anyMatch(pull -> pull.state == PullRequestState.OPEN
                        && pull.source.equals(source)
                        && pull.target.equals(target))) {
            return error(
                    409,
                    "TF401179: An active pull request for the source and target branch already exists.",
                    "GitPullRequestExistsException");
        }
        return Reply.of(201, data(openPull(source, target, call.text("title"), call.text("description"))));
    }

    private Reply complete(Call call, Pull pull) {
        if (!(call.body().get("lastMergeSourceCommit") instanceof Map<?, ?> last)
                || !pull.head.equals(last.get("commitId"))) {
            return error(409, "TF401192: The source branch has been modified.", "GitPullRequestStaleException");
        }
        if (pull.state != PullRequestState.OPEN) {
            return error(
                    409, "TF401181: The pull request cannot be edited due to its state.", "GitPullRequestNotEditable");
        }
        if (pull.conflicts) {
            return Reply.ok(data(pull));
        }
        pull.state = PullRequestState.MERGED;
        if (call.body().get("completionOptions") instanceof Map<?, ?> options
                && Boolean.TRUE.equals(options.get("deleteSourceBranch"))) {
            branches.remove(pull.source);
        }
        return Reply.ok(data(pull));
    }

    private Reply labels(Call call, Pull pull) {
        if (call.method().equals("POST")) {
            pull.labels.add(call.text("name"));
            return Reply.ok(Map.of("name", call.text("name"), "active", true));
        }
        return values(pull.labels.stream().map(label -> Map.of("name", label)).toList());
    }

    private Reply reviewers(Call call, Pull pull) {
        if (call.method().equals("PUT")) {
            pull.reviewers.add(USERS.get(call.path().get(9).charAt(ID.length()) - '0'));
        }
        return values(reviewers(pull));
    }

    private static List<Map<String, Object>> reviewers(Pull pull) {
        List<String> names = new ArrayList<>(pull.reviewers);
        pull.votes.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names.stream()
                .map(name -> {
                    Boolean vote = pull.votes.get(name);
                    return Map.<String, Object>of(
                            "id",
                            ID + USERS.indexOf(name),
                            "uniqueName",
                            name,
                            "vote",
                            vote == null ? 0 : vote ? 10 : -10);
                })
                .toList();
    }

    private Reply threads(Call call, Pull pull) {
        if (call.method().equals("GET")) {
            return values(pull.comments.stream()
                    .map(comment -> Map.of("id", comment.id, "status", "closed", "comments", List.of(data(comment))))
                    .toList());
        }
        if (call.method().equals("POST")) {
            Map<?, ?> comment = (Map<?, ?>) call.list("comments").get(0);
            comment(pull.number, "bot", String.valueOf(comment.get("content")));
            return Reply.ok(Map.of("id", pull.comments.get(pull.comments.size() - 1).id));
        }
        Comment comment = pull.comments.stream()
                .filter(candidate -> candidate.id == call.number(9) && call.number(11) == 1)
                .findFirst()
                .orElseThrow();
        comment.text = call.text("content");
        return Reply.ok(data(comment));
    }

    private Reply policies(Call call) {
        String artifact = call.asked("artifactId");
        Pull pull = pull(Long.parseLong(artifact.substring(artifact.lastIndexOf('/') + 1)));
        int skip = Integer.parseInt(call.asked("$skip"));
        return values(pull.checks.entrySet().stream()
                .skip(skip)
                .map(check -> Map.of(
                        "status",
                        switch (check.getValue()) {
                            case PENDING -> "running";
                            case PASSED -> "approved";
                            case FAILED -> "rejected";
                        },
                        "configuration",
                        Map.of(
                                "isBlocking",
                                true,
                                "type",
                                Map.of("displayName", "Build"),
                                "settings",
                                Map.of("displayName", check.getKey()))))
                .toList());
    }

    private static Map<String, Object> data(Comment comment) {
        return Map.of("id", 1, "content", comment.text, "author", Map.of("id", ID + USERS.indexOf(comment.author)));
    }

    private Map<String, Object> data(Pull pull) {
        Map<String, Object> data = new HashMap<>();
        data.put("pullRequestId", pull.number);
        data.put("title", pull.title);
        if (!pull.description.isEmpty()) {
            data.put("description", pull.description);
        }
        data.put("sourceRefName", "refs/heads/" + pull.source);
        data.put("targetRefName", "refs/heads/" + pull.target);
        data.put(
                "status",
                switch (pull.state) {
                    case OPEN -> "active";
                    case MERGED -> "completed";
                    case CLOSED -> "abandoned";
                });
        data.put("mergeStatus", pull.conflicts ? "conflicts" : "succeeded");
        data.put("lastMergeSourceCommit", Map.of("commitId", pull.head));
        data.put("lastMergeCommit", Map.of("commitId", "9".repeat(40)));
        data.put("reviewers", reviewers(pull));
        data.put("repository", Map.of("name", "hld", "project", Map.of("id", ID + 9), "webUrl", "javascript:alert(1)"));
        return data;
    }

    private static Reply error(int status, String message, String type) {
        return Reply.of(status, Map.of("message", message, "typeKey", type, "errorCode", 0));
    }

    private static Reply notFound() {
        return error(404, "TF401180: The requested pull request was not found.", "GitPullRequestNotFoundException");
    }
}
