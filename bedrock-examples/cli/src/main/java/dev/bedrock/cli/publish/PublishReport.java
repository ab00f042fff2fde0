package dev.bedrock.cli.publish;

import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.gitops.publish.FolderPlan;
import dev.bedrock.gitops.publish.PublishOutcome;
import dev.bedrock.gitops.publish.PublishPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was published, or would be.
 *
 * @param plan the plan
 * @param outcome what became of it; empty if it was not carried out
 * @param comment the text for a pull request; empty if it was not asked for
 * @param problems what is to be said, with places as the user would write them
 */
record PublishReport(
        PublishPlan plan, Optional<PublishOutcome> outcome, Optional<String> comment, List<Problem> problems) {
    private static final String SCHEMA = "bedrock.dev/publish/v1";

    String toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("repository", plan.repository());
        document.put("branch", plan.branch());
        plan.newBranch().ifPresent(branch -> document.put("newBranch", branch));
        document.put("outcome", outcome.map(PublishReport::name).orElse("planned"));
        document.put("commits", outcome.map(PublishReport::commits).orElse(List.of()));
        document.put("title", plan.title());
        document.put("folders", plan.folders().stream().map(PublishReport::data).toList());
        comment.ifPresent(text -> document.put("comment", text));
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    /** For people, in one line. */
    String summary() {
        if (outcome.isEmpty()) {
            return plan.isEmpty() ? "nothing to change" : "nothing was written";
        }
        PublishOutcome done = outcome.get();
        if (done instanceof PublishOutcome.Published published) {
            return "published to " + published.branch() + " as "
                    + published.commit().abbreviated();
        }
        if (done instanceof PublishOutcome.Proposed proposed) {
            return "pushed " + proposed.branch() + " as " + proposed.commit().abbreviated() + ", to be merged into "
                    + proposed.base();
        }
        return "nothing to change";
    }

    private static String name(PublishOutcome outcome) {
        if (outcome instanceof PublishOutcome.Published) {
            return "published";
        }
        return outcome instanceof PublishOutcome.Proposed ? "proposed" : "unchanged";
    }

    private static List<String> commits(PublishOutcome outcome) {
        List<String> commits = new ArrayList<>();
        if (outcome instanceof PublishOutcome.Published published) {
            published.commits().stream().map(CommitId::hex).forEach(commits::add);
        } else if (outcome instanceof PublishOutcome.Proposed proposed) {
            commits.add(proposed.commit().hex());
        }
        return commits;
    }

    private static Map<String, Object> data(FolderPlan folder) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("folder", folder.folder());
        data.put("environments", folder.environments().names());
        data.put("failed", folder.isFailed());
        data.put(
                "files",
                folder.changes().stream()
                        .map(change -> {
                            Map<String, Object> file = new LinkedHashMap<>();
                            file.put("path", change.path());
                            file.put("change", change.kind().toString());
                            return file;
                        })
                        .toList());
        data.put("charts", List.copyOf(folder.charts()));
        return data;
    }
}
