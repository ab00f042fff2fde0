package dev.bedrock.cli.deployment;

import dev.bedrock.cli.deployment.TelemetryCommand.Question;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.query.DeploymentCriterion;
import dev.bedrock.telemetry.query.DeploymentCursor;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentPage;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock telemetry list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print a page of the deployments that fulfil all conditions.")
final class ListCommand extends Question {
    @Option(
            names = "--by",
            paramLabel = "WHAT=VALUE",
            description = "A condition; may be repeated. WHAT is one of ${COMPLETION-CANDIDATES}.")
    private Map<DeploymentCriterion, String> values = new LinkedHashMap<>();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Complete, In Progress, failed, canceled or Incomplete.")
    private String status = "";

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only those that a cluster has reached.")
    private String cluster = "";

    @Option(names = "--from", paramLabel = "TIME", description = "Only those recorded at or after a time.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "Only those recorded before a time.")
    private String to = "";

    @Option(names = "--order", paramLabel = "ORDER", description = "${COMPLETION-CANDIDATES}. Default: NEWEST.")
    private DeploymentOrder order = DeploymentOrder.NEWEST;

    @Option(names = "--limit", paramLabel = "COUNT", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--after", paramLabel = "CURSOR", description = "The last line of the page before.")
    private String after = "";

    ListCommand(CliContext context) {
        super(context);
    }

    @Override
    Answer ask(DeploymentStore store, DeploymentQuery query) {
        if (limit < 1 || limit > DeploymentQuery.LARGEST_PAGE) {
            throw usage("--limit is a number from 1 to " + DeploymentQuery.LARGEST_PAGE);
        }
        Optional<DeploymentCursor> cursor =
                after.isBlank() ? Optional.empty() : Optional.of(DeploymentCursor.parse(after));
        DeploymentPage page = query.page(filter(), order, limit, cursor);
        Answer answer = new Answer(TelemetryCommand.titles());
        page.deployments().forEach(deployment -> answer.add(TelemetryCommand.row(deployment)));
        page.next().ifPresent(next -> answer.end("--after " + next.text()));
        return answer;
    }

    private DeploymentFilter filter() {
        DeploymentFilter filter = DeploymentFilter.all();
        for (Map.Entry<DeploymentCriterion, String> value : values.entrySet()) {
            filter = filter.with(value.getKey(), value.getValue());
        }
        if (!status.isBlank()) {
            filter = filter.withStatus(DeploymentStatus.ofWireName(status)
                    .orElseThrow(() -> usage("there is no status '" + status + "'")));
        }
        if (!cluster.isBlank()) {
            filter = filter.withCluster(cluster);
        }
        filter = from.isBlank() ? filter : filter.from(time(from, Instant.MIN));
        return to.isBlank() ? filter : filter.to(time(to, Instant.MAX));
    }
}
