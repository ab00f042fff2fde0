package dev.bedrock.gitops.pullrequest;

import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GitHub, by the documentation of its REST interface of 2022-11-28. */
public final class GitHubStub extends CodeHostStub {
    @Override
    public String repository() {
        return "https://github.com/contoso/shop-hld.git";
    }

    @Override
    public String kind() {
        return "github";
    }

    @Override
    protected boolean isAuthorized(String authorization) {
        return authorization.equals("Bearer " + TOKEN);
    }

    @Override
    protected boolean isCreation(Call call) {
        return call.line().equals("POST /repos/contoso/shop-hld/pulls");
    }

    @Override
    protected Reply answer(Call call) {
        if (call.line().equals("GET /user")) {
            return Reply.ok(Map.of("login", "bot", "type", "User"));
        }
        if (call.path().size() < 4 || !call.line().contains(" /repos/contoso/shop-hld/")) {
            return notFound();
        }
        return switch (call.path().get(3)) {
            case "pulls" -> pulls(call);
            case "issues" -> issues(call);
            case "commits" -> commits(call);
            case "git" -> deleteBranch(call);
            default -> notFound();
        };
    }

    private Reply pulls(Call call) {
        if (call.path().size() == 4) {
            return call.method().equals("POST") ? create(call) : list(call);
        }
        if (call.number(4) > pulls.size()) {
            return notFound();
        }
        Pull pull = pull(call.number(4));
        if (call.path().size() == 5) {
            return Reply.ok(data(pull));
        }
        return switch (call.path().get(5)) {
            case "merge" -> merge(call, pull);
            case "reviews" ->
                page(
                        call,
                        "",
                        pull.votes.entrySet().stream()
                                .map(vote -> Map.of(
                                        "user",
                                        Map.of("login", vote.getKey()),
                                        "state",
                                        vote.getValue() ? "APPROVED" : "CHANGES_REQUESTED"))
                                .toList());
            case "requested_reviewers" -> review(call, pull);
            default -> notFound();
        };
    }

    private Reply list(Call call) {
        return Reply.ok(pulls.stream()
                .filter(pull -> pull.state == PullRequestState.OPEN)
                .filter(pull -> call.asked("head").equals("contoso:" + pull.source))
                .filter(pull -> call.asked("base").equals(pull.target))
                .map(this::data)
                .toList());
    }

    private Reply create(Call call) {
        String head = call.text("head");
        String base = call.text("base");
        if (!branches.containsKey(head) || !branches.containsKey(base)) {
            return invalid(Map.of("resource", "PullRequest", "field", "head", "code", "invalid"));
        }
        if (pulls.stream().anyMatch(pull -> pull.state == PullRequestState.OPEN && pull.source.equals(head))) {
            return invalid(Map.of(
                    "resource",
                    "PullRequest",
                    "code",
                    "custom",
                    "message",
                    "A pull request already exists for contoso:" + head + "."));
        }
        return Reply.of(201, data(openPull(head, base, call.text("title"), call.text("body"))));
    }

    private static Reply review(Call call, Pull pull) {
        List<?> users = call.list("reviewers");
        if (users.contains("nobody")) {
            return invalid(Map.of("message", "Reviews may only be requested from collaborators."));
        }
        users.forEach(user -> pull.reviewers.add(String.valueOf(user)));
        return Reply.of(201, Map.of("number", pull.number));
    }

    private Reply merge(Call call, Pull pull) {
        if (!call.text("sha").equals(pull.head)) {
            return Reply.of(409, Map.of("message", "Head branch was modified. Review and try the merge again."));
        }
        if (pull.conflicts || pull.state != PullRequestState.OPEN) {
            return Reply.of(405, Map.of("message", "Pull Request is not mergeable"));
        }
        pull.state = PullRequestState.MERGED;
        return Reply.ok(Map.of("sha", "9".repeat(40), "merged", true, "message", "Pull Request successfully merged"));
    }

    private Reply issues(Call call) {
        if (call.path().get(4).equals("comments")) {
            Comment comment = pulls.stream()
                    .flatMap(pull -> pull.comments.stream())
                    .filter(candidate -> candidate.id == call.number(5))
                    .findFirst()
                    .orElseThrow();
            comment.text = call.text("body");
            return Reply.ok(data(comment));
        }
        Pull pull = pull(call.number(4));
        if (call.path().get(5).equals("labels")) {
            call.list("labels").stream()
                    .map(String::valueOf)
                    .filter(label -> !pull.labels.contains(label))
                    .forEach(pull.labels::add);
            return Reply.ok(
                    pull.labels.stream().map(label -> Map.of("name", label)).toList());
        }
        if (call.method().equals("POST")) {
            comment(pull.number, "bot", call.text("body"));
            return Reply.of(201, data(pull.comments.get(pull.comments.size() - 1)));
        }
        return page(call, "", pull.comments.stream().map(GitHubStub::data).toList());
    }

    private Reply commits(Call call) {
        Pull pull = pulls.stream()
                .filter(candidate -> candidate.head.equals(call.path().get(4)))
                .findFirst()
                .orElseThrow();
        if (call.path().get(5).equals("status")) {
            return page(call, "statuses", List.of());
        }
        return page(
                call,
                "check_runs",
                pull.checks.entrySet().stream().map(GitHubStub::run).toList());
    }

    private static Map<String, Object> run(Map.Entry<String, CheckState> check) {
        Map<String, Object> run = new HashMap<>();
        run.put("name", check.getKey());
        run.put("status", check.getValue() == CheckState.PENDING ? "in_progress" : "completed");
        run.put(
                "conclusion",
                switch (check.getValue()) {
                    case PENDING -> null;
                    case PASSED -> "success";
                    case FAILED -> "timed_out";
                });
        return run;
    }

    private Reply deleteBranch(Call call) {
        String branch = String.join("/", call.path().subList(6, call.path().size()));
        return branches.remove(branch) == null
                ? Reply.of(422, Map.of("message", "Reference does not exist"))
                : Reply.status(204);
    }

    private static Map<String, Object> data(Comment comment) {
        return Map.of("id", comment.id, "body", comment.text, "user", Map.of("login", comment.author, "type", "User"));
    }

    private Map<String, Object> data(Pull pull) {
        Map<String, Object> data = new HashMap<>();
        data.put("number", pull.number);
        data.put("title", pull.title);
        data.put("body", pull.description.isEmpty() ? null : pull.description);
        data.put("state", pull.state == PullRequestState.OPEN ? "open" : "closed");
        data.put("merged", pull.state == PullRequestState.MERGED);
        data.put("merge_commit_sha", "9".repeat(40));
        data.put("mergeable", pull.conflicts ? false : true);
        data.put("mergeable_state", pull.conflicts ? "dirty" : "clean");
        data.put("head", Map.of("ref", pull.source, "sha", pull.head));
        data.put("base", Map.of("ref", pull.target, "sha", branches.getOrDefault(pull.target, "")));
        data.put(
                "labels",
                pull.labels.stream().map(label -> Map.of("name", label)).toList());
        data.put("html_url", "javascript:alert(1)");
        return data;
    }

    private static Reply invalid(Map<String, Object> error) {
        return Reply.of(422, Map.of("message", "Validation Failed", "errors", List.of(error)));
    }

    private static Reply notFound() {
        return Reply.of(404, Map.of("message", "Not Found"));
    }
}
