package dev.bedrock.gitops.pullrequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GitLab, by the documentation of version 4 of its REST interface. */
public final class GitLabStub extends CodeHostStub {
    private static final List<String> USERS = List.of("bot", "ada", "mallory");

    @Override
    public String repository() {
        return "git@gitlab.com:contoso/platform/shop-hld.git";
    }

    @Override
    public String kind() {
        return "gitlab";
    }

    @Override
    protected boolean isAuthorized(String authorization) {
        return authorization.equals("Bearer " + TOKEN);
    }

    @Override
    protected boolean isCreation(Call call) {
        return call.line().equals("POST /projects/contoso/platform/shop-hld/merge_requests");
    }

    @Override
    protected Reply answer(Call call) {
        if (call.line().equals("GET /user")) {
            return Reply.ok(Map.of("id", 0, "username", "bot"));
        }
        if (call.line().equals("GET /users")) {
            int id = USERS.indexOf(call.asked("username"));
            return Reply.ok(id < 0 ? List.of() : List.of(user(id)));
        }
        if (call.path().size() < 3 || !call.path().get(1).equals("contoso/platform/shop-hld")) {
            return notFound();
        }
        if (call.path().get(2).equals("repository")) {
            return statuses(call);
        }
        if (call.path().size() == 3) {
            return call.method().equals("POST") ? create(call) : list(call);
        }
        if (call.number(3) > pulls.size()) {
            return notFound();
        }
        Pull pull = pull(call.number(3));
        if (call.path().size() == 4) {
            return call.method().equals("PUT") ? update(call, pull) : Reply.ok(data(pull));
        }
        return switch (call.path().get(4)) {
            case "notes" -> notes(call, pull);
            case "approvals" ->
                Reply.ok(Map.of(
                        "approved_by",
                        pull.votes.entrySet().stream()
                                .filter(Map.Entry::getValue)
                                .map(vote -> Map.of("user", Map.of("username", vote.getKey())))
                                .toList()));
            case "merge" -> merge(call, pull);
            default -> notFound();
        };
    }

    private static Map<String, Object> user(int id) {
        return Map.of("id", id, "username", USERS.get(id));
    }

    private Reply list(Call call) {
        return Reply.ok(pulls.stream()
                .filter(pull -> pull.state == PullRequestState.OPEN)
                .filter(pull -> call.asked("source_branch").equals(pull.source))
                .filter(pull -> call.asked("target_branch").equals(pull.target))
                .map(this::data)
                .toList());
    }

    private Reply create(Call call) {
        String source = call.text("source_branch");
        if (!branches.containsKey(source) || !branches.containsKey(call.text("target_branch"))) {
            return Reply.of(400, Map.of("message", Map.of("source_branch", List.of("does not exist"))));
        }
        if (pulls.stream().anyMatch(pull -> pull.state == PullRequestState.OPEN && pull.source.equals(source))) {
            return Reply.of(
                    409,
                    Map.of("message", List.of("Another open merge request already exists for this source branch: !1")));
        }
        return Reply.of(
                201, data(openPull(source, call.text("target_branch"), call.text("title"), call.text("description"))));
    }

    private Reply update(Call call, Pull pull) {
        if (call.body().containsKey("add_labels")) {
            for (String label : call.text("add_labels").split(",", -1)) {
                if (!pull.labels.contains(label)) {
                    pull.labels.add(label);
                }
            }
        }
        if (call.body().get("reviewer_ids") instanceof List<?> ids) {
            pull.reviewers.clear();
            ids.forEach(id -> pull.reviewers.add(USERS.get(((Long) id).intValue())));
        }
        return Reply.ok(data(pull));
    }

    private Reply notes(Call call, Pull pull) {
        if (call.method().equals("GET")) {
            return page(call, "", pull.comments.stream().map(GitLabStub::data).toList());
        }
        if (call.method().equals("POST")) {
            comment(pull.number, "bot", call.text("body"));
            return Reply.of(201, data(pull.comments.get(pull.comments.size() - 1)));
        }
        Comment comment = pull.comments.stream()
                .filter(candidate -> candidate.id == call.number(5))
                .findFirst()
                .orElseThrow();
        comment.text = call.text("body");
        return Reply.ok(data(comment));
    }

    private Reply statuses(Call call) {
        Pull pull = pulls.stream()
                .filter(candidate -> candidate.head.equals(call.path().get(4)))
                .findFirst()
                .orElseThrow();
        return page(
                call,
                "",
                pull.checks.entrySet().stream()
                        .map(check -> Map.of(
                                "name",
                                check.getKey(),
                                "status",
                                switch (check.getValue()) {
                                    case PENDING -> "running";
                                    case PASSED -> "success";
                                    case FAILED -> "failed";
                                },
                                "allow_failure",
                                false))
                        .toList());
    }

    private Reply merge(Call call, Pull pull) {
        if (!call.text("sha").equals(pull.head)) {
            return Reply.of(409, Map.of("message", "SHA does not match HEAD of source branch"));
        }
        if (pull.state != PullRequestState.OPEN) {
            return Reply.of(405, Map.of("message", "405 Method Not Allowed"));
        }
        if (pull.conflicts) {
            return Reply.of(422, Map.of("message", "Branch cannot be merged"));
        }
        pull.state = PullRequestState.MERGED;
        if (Boolean.TRUE.equals(call.body().get("should_remove_source_branch"))) {
            branches.remove(pull.source);
        }
        return Reply.ok(data(pull));
    }

    private static Map<String, Object> data(Comment comment) {
        return Map.of(
                "id", comment.id, "body", comment.text, "system", false, "author", Map.of("username", comment.author));
    }

    private Map<String, Object> data(Pull pull) {
        Map<String, Object> data = new HashMap<>();
        data.put("iid", pull.number);
        data.put("title", pull.title);
        data.put("description", pull.description.isEmpty() ? null : pull.description);
        data.put("source_branch", pull.source);
        data.put("target_branch", pull.target);
        data.put("source_project_id", 7);
        data.put("target_project_id", 7);
        data.put(
                "state",
                switch (pull.state) {
                    case OPEN -> "opened";
                    case MERGED -> "merged";
                    case CLOSED -> "closed";
                });
        data.put("sha", pull.head);
        data.put("merge_commit_sha", pull.state == PullRequestState.MERGED ? "9".repeat(40) : null);
        data.put("has_conflicts", pull.conflicts);
        boolean rejected = pull.votes.containsValue(false);
        data.put("detailed_merge_status", pull.conflicts ? "conflict" : rejected ? "requested_changes" : "mergeable");
        data.put("labels", List.copyOf(pull.labels));
        data.put(
                "reviewers",
                pull.reviewers.stream().map(name -> user(USERS.indexOf(name))).toList());
        data.put("web_url", "javascript:alert(1)");
        return data;
    }

    private static Reply notFound() {
        return Reply.of(404, Map.of("message", "404 Not found"));
    }
}
