package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a command did to a definition, or would do.
 *
 * @param schema the name of the form of the document
 * @param plan what was planned, a line each
 * @param files the files that change
 * @param problems warnings
 * @param outcome what became of it; empty if it was not done
 */
record OutcomeReport(
        String schema, String plan, List<FileChange> files, List<Problem> problems, Optional<DeliveryOutcome> outcome) {
    void print(CliContext context, Console console, ReportFormat format) {
        if (format == ReportFormat.JSON) {
            context.out().print(json());
            return;
        }
        console.problems(problems);
        context.out()
                .print(outcome.map(OutcomeReport::data)
                        .map(OutcomeReport::line)
                        .orElseGet(() ->
                                plan + files.stream().map(FileChange::toString).collect(Collectors.joining())));
        console.summary(outcome.map(OutcomeReport::summary).orElse(files.isEmpty() ? "nothing to change" : "not done"));
    }

    /** What a script needs next: the branch for a pull request, or else the commit. */
    private static String line(Map<String, Object> data) {
        boolean proposed = "proposed".equals(data.get("result"));
        return data.getOrDefault(proposed ? "branch" : "commit", "") + "\n";
    }

    private static String summary(DeliveryOutcome outcome) {
        if (outcome instanceof DeliveryOutcome.Proposed proposed) {
            return "pushed " + proposed.branch() + ", to be proposed for " + proposed.base();
        }
        if (outcome instanceof DeliveryOutcome.Reset reset) {
            return "moved " + reset.branch() + "; " + reset.kept() + " has what it had";
        }
        if (outcome instanceof DeliveryOutcome.AlreadyMade) {
            return "this build has made it before";
        }
        return outcome instanceof DeliveryOutcome.Committed committed
                ? "pushed to " + committed.branch()
                : "nothing to change";
    }

    private String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", schema);
        document.putAll(outcome.map(OutcomeReport::data).orElse(Map.of("result", "planned")));
        document.put("plan", plan.lines().toList());
        document.put(
                "files",
                files.stream()
                        .map(file -> Map.of(
                                "path", file.path(), "change", file.kind().toString()))
                        .toList());
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    private static Map<String, Object> data(DeliveryOutcome outcome) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (outcome instanceof DeliveryOutcome.Proposed proposed) {
            data.put("result", "proposed");
            data.put("branch", proposed.branch());
            data.put("base", proposed.base());
            data.put("title", proposed.title());
            data.put("description", proposed.description());
        } else if (outcome instanceof DeliveryOutcome.Committed committed) {
            data.put("result", "committed");
            data.put("branch", committed.branch());
        } else if (outcome instanceof DeliveryOutcome.Reset reset) {
            data.put("result", "reset");
            data.put("branch", reset.branch());
            data.put("kept", reset.kept());
        } else {
            data.put("result", outcome instanceof DeliveryOutcome.AlreadyMade ? "already-made" : "unchanged");
        }
        data.put("commit", outcome.commit().hex());
        return data;
    }
}
