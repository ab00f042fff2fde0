package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.Node;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the chart of a service. */
final class ChartReader {
    private final Node node;
    private final Fields fields;
    private final Consumer<Problem> problems;
    private boolean complete = true;

    ChartReader(Node node, Consumer<Problem> problems) {
        this.node = node;
        this.fields = Fields.of(node, problems);
        this.problems = problems;
    }

    Optional<ServiceChart> read() {
        boolean git = fields.entry("git").isPresent();
        boolean repository =
                fields.entry("repository").isPresent() || fields.entry("chart").isPresent();
        fields.text("tag");
        Optional<ServiceChart> chart;
        if (git) {
            warnIfWithout("repository", "git");
            chart = gitChart();
        } else if (repository) {
            chart = repositoryChart();
        } else {
            problems.accept(ProjectCode.CHART_MISSING
                    .error("the chart has neither git nor repository", node.location())
                    .withHint("give it git, path and branch, or repository and chart"));
            fields.texts("");
            return Optional.empty();
        }
        fields.warnAboutOthers();
        return chart;
    }

    private Optional<ServiceChart> gitChart() {
        String git = required("git", ChartValues::urlObjection);
        String path = required("path", ChartValues::pathObjection);
        fields.entry("chart");
        Optional<String> branch = optional("branch", BranchNames::objection);
        Optional<String> sha = optional("sha", ChartValues::revisionObjection);
        Optional<String> token = optional("accessTokenVariable", ChartValues::variableObjection);
        if (branch.isEmpty() && sha.isEmpty()) {
            missing(fields.entry("branch").isPresent() ? "branch" : "branch or sha");
        }
        if (branch.isPresent() && sha.isPresent()) {
            warnIfWithout("sha", "branch");
        }
        ChartValues.warnAboutPassword("git", git, location("git"), problems);
        return complete ? Optional.of(new GitChart(git, path, branch, sha, token)) : Optional.empty();
    }

    private Optional<ServiceChart> repositoryChart() {
        String repository = required("repository", ChartValues::urlObjection);
        String chart = required("chart", ChartValues::chartObjection);
        fields.text("accessTokenVariable");
        fields.text("version");
        ChartValues.warnAboutPassword("repository", repository, location("repository"), problems);
        return complete ? Optional.of(new RepositoryChart(repository, chart)) : Optional.empty();
    }

    private String required(String key, Function<String, Optional<String>> objection) {
        Optional<String> value = optional(key, objection);
        if (value.isEmpty()) {
            missing(key);
        }
        return value.orElse("");
    }

    /** An empty string is as good as none. */
    private Optional<String> optional(String key, Function<String, Optional<String>> objection) {
        Optional<String> value = fields.text(key).filter(text -> !text.isBlank());
        value.flatMap(objection).ifPresent(reason -> {
            complete = false;
            problems.accept(ProjectCode.VALUE_INVALID.error("'" + key + "' of the chart " + reason, location(key)));
        });
        return value;
    }

    private void missing(String key) {
        complete = false;
        problems.accept(ProjectCode.CHART_INCOMPLETE.error("the chart has no " + key, location(key)));
    }

    private void warnIfWithout(String key, String stronger) {
        fields.entry(key)
                .ifPresent(entry -> problems.accept(ProjectCode.CHART_AMBIGUOUS.warning(
                        "'" + key + "' has no effect beside '" + stronger + "'", entry.keyLocation())));
    }

    private SourceLocation location(String key) {
        return fields.entry(key).map(entry -> entry.value().location()).orElse(node.location());
    }
}
