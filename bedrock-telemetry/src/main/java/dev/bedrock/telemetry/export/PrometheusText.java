package dev.bedrock.telemetry.export;

import dev.bedrock.telemetry.dora.DoraReport;
import dev.bedrock.telemetry.dora.DoraScope;
import dev.bedrock.telemetry.dora.DurationStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The metrics of DORA in the text format of Prometheus, for a server to answer with or a file to be collected. */
public final class PrometheusText {
    private PrometheusText() {}

    /**
     * Gauges of the reports, labelled with their scopes. A rate or duration that does not exist is left out.
     *
     * @param reports the reports by their scopes, in the order in which they are printed
     */
    public static String of(Map<DoraScope, DoraReport> reports) {
        StringBuilder text = new StringBuilder();
        gauges().forEach((name, gauge) -> {
            text.append("# HELP ").append(name).append(' ').append(gauge.help()).append('\n');
            text.append("# TYPE ").append(name).append(" gauge\n");
            reports.forEach((scope, report) -> gauge.value().apply(report).ifPresent(value -> text.append(name)
                    .append(labels(scope))
                    .append(' ')
                    .append(value)
                    .append('\n')));
        });
        return text.toString();
    }

    private record Gauge(String help, Function<DoraReport, Optional<Double>> value) {}

    private static Map<String, Gauge> gauges() {
        Map<String, Gauge> gauges = new LinkedHashMap<>();
        gauges.put(
                "bedrock_dora_deployments",
                new Gauge("Deployments in the time.", report -> Optional.of((double) report.deployments())));
        gauges.put(
                "bedrock_dora_deployments_per_day",
                new Gauge("Deployment frequency.", report -> Optional.of(report.deploymentsPerDay())));
        gauges.put(
                "bedrock_dora_lead_time_seconds",
                new Gauge("Median lead time for changes.", report -> seconds(report.leadTime())));
        gauges.put(
                "bedrock_dora_lead_time_unknown",
                new Gauge(
                        "Deployments without a known time of the commit.",
                        report -> Optional.of((double) report.leadTime().unknown())));
        gauges.put("bedrock_dora_change_fail_rate", new Gauge("Change fail rate.", DoraReport::changeFailRate));
        gauges.put(
                "bedrock_dora_recovery_seconds",
                new Gauge("Median failed deployment recovery time.", report -> seconds(report.recoveryTime())));
        gauges.put("bedrock_dora_rework_rate", new Gauge("Deployment rework rate.", DoraReport::reworkRate));
        return gauges;
    }

    private static Optional<Double> seconds(DurationStatistics statistics) {
        return statistics.median().map(Duration::toSeconds).map(Long::doubleValue);
    }

    private static String labels(DoraScope scope) {
        List<String> labels = new ArrayList<>();
        scope.service().ifPresent(name -> labels.add("service=\"" + escaped(name) + "\""));
        scope.team().ifPresent(name -> labels.add("team=\"" + escaped(name) + "\""));
        scope.ring().ifPresent(name -> labels.add("ring=\"" + escaped(name) + "\""));
        return labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}";
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
