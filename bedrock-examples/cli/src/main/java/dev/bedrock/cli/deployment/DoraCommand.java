package dev.bedrock.cli.deployment;

import dev.bedrock.cli.deployment.TelemetryCommand.Question;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.dora.DoraMetrics;
import dev.bedrock.telemetry.dora.DoraReport;
import dev.bedrock.telemetry.dora.DoraScope;
import dev.bedrock.telemetry.dora.DurationStatistics;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock telemetry dora}. */
@Command(
        name = "dora",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print the five metrics of DORA over a time.")
final class DoraCommand extends Question {
    private static final Duration USUAL = Duration.ofDays(30);

    @Option(names = "--service", paramLabel = "NAME", description = "Only of a service.")
    private String service = "";

    @Option(names = "--ring", paramLabel = "RING", description = "Only in a ring.")
    private String ring = "";

    @Option(names = "--from", paramLabel = "TIME", description = "The begin. Default: 30 days before the end.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            required = true,
            description = "The end, such as 2026-03-01T00:00:00Z.")
    private String to = "";

    DoraCommand(CliContext context) {
        super(context);
    }

    @Override
    Answer ask(DeploymentStore store, DeploymentQuery query) {
        Instant end = time(to, Instant.MAX);
        Instant begin = time(from, end.minus(USUAL));
        if (!begin.isBefore(end)) {
            throw usage("--to is after --from");
        }
        DoraScope scope = new DoraScope(named(service), Optional.empty(), named(ring));
        DoraReport report = DoraMetrics.load(query).report(scope, begin, end);
        Answer answer = new Answer(List.of("metric", "value", "counted", "unknown"));
        answer.add(List.of(
                "deployment frequency",
                String.format(Locale.ROOT, "%.2f a day", report.deploymentsPerDay()),
                "" + report.deployments(),
                "" + report.unknown().withoutTime()));
        answer.add(duration("lead time for changes", report.leadTime()));
        answer.add(List.of("change fail rate", percent(report.changeFailRate()), "" + report.failed(), "0"));
        answer.add(duration("failed deployment recovery time", report.recoveryTime()));
        answer.add(List.of("rework rate", percent(report.reworkRate()), "" + report.rework(), "0"));
        return answer;
    }

    private static Optional<String> named(String name) {
        return Optional.of(name).filter(text -> !text.isBlank());
    }

    private static List<String> duration(String name, DurationStatistics statistics) {
        return List.of(
                name,
                statistics.median().map(Duration::toString).orElse("-"),
                "" + statistics.known(),
                "" + statistics.unknown());
    }

    private static String percent(Optional<Double> rate) {
        return rate.map(value -> String.format(Locale.ROOT, "%.1f %%", value * 100))
                .orElse("-");
    }
}
