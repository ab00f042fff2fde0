package dev.bedrock.telemetry.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentPicture;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.dora.DoraMetrics;
import dev.bedrock.telemetry.dora.DoraReport;
import dev.bedrock.telemetry.dora.DoraScope;
import dev.bedrock.telemetry.source.internal.Json;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExportTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Deployment DEPLOYMENT = new Deployment(
            "0a1b2c3d4e5f",
            Map.of(
                    DeploymentField.SERVICE,
                    "cart",
                    DeploymentField.RING,
                    "prod",
                    DeploymentField.IMAGE_TAG,
                    "registry.example.com/shop/cart:main-1",
                    DeploymentField.COMMIT,
                    "c0ffee1",
                    DeploymentField.MANIFEST_COMMIT,
                    "fff1234",
                    DeploymentField.MANIFEST_RECORDED_AT,
                    "2026-03-01T11:00:00Z"));

    private static Node json(String text) {
        return JsonReader.defaults().read("export", text);
    }

    @Test
    void aDeploymentIsACdEvent() {
        Node event = json(CdEvents.deployed(DEPLOYMENT, "/bedrock/shop").orElseThrow());

        assertThat(Json.text(event, "context", "type")).isEqualTo("dev.cdevents.service.deployed.0.2.0");
        assertThat(Json.text(event, "context", "timestamp")).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(Json.text(event, "subject", "id")).isEqualTo("cart");
        assertThat(Json.text(event, "subject", "content", "environment", "id")).isEqualTo("prod");
        assertThat(Json.text(event, "subject", "content", "artifactId"))
                .isEqualTo("pkg:oci/cart?repository_url=registry.example.com/shop/cart&tag=main-1");
        assertThat(CdEvents.deployed(Deployment.of("x"), "/bedrock/shop")).isEmpty();
    }

    @Test
    void aDeploymentIsATrace() {
        PipelineRun run = new PipelineRun(
                "7",
                "562",
                RunState.FAILED,
                "",
                "main",
                "c0ffee1",
                Optional.empty(),
                "https://ci.example.com/7",
                Optional.of(Instant.parse("2026-03-01T10:00:00.5Z")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        DeploymentPicture picture = new DeploymentPicture(
                DEPLOYMENT, Optional.of(run), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Node trace = json(OpenTelemetryJson.trace(picture, NOW).orElseThrow());
        Node resource = Json.items(trace, "resourceSpans").get(0);
        List<Node> spans = Json.items(Json.items(resource, "scopeSpans").get(0), "spans");

        assertThat(spans).hasSize(2);
        assertThat(Json.text(spans.get(0), "traceId")).hasSize(32).isEqualTo(Json.text(spans.get(1), "traceId"));
        assertThat(Json.text(spans.get(1), "parentSpanId")).isEqualTo(Json.text(spans.get(0), "spanId"));
        assertThat(Json.text(spans.get(1), "startTimeUnixNano")).isEqualTo("1772359200500000000");
        assertThat(Json.text(spans.get(1), "endTimeUnixNano")).isEqualTo("1772366400000000000");
        assertThat(String.valueOf(spans.get(0).toData()))
                .contains("deployment.environment.name")
                .contains("deployment.id");
        assertThat(String.valueOf(spans.get(1).toData()))
                .contains("cicd.pipeline.run.id")
                .contains("cicd.pipeline.result")
                .contains("failure");
        assertThat(OpenTelemetryJson.trace(
                        new DeploymentPicture(
                                DEPLOYMENT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        NOW))
                .isEmpty();
    }

    @Test
    void metricsAreGaugesWithEscapedLabels() {
        DoraMetrics metrics = DoraMetrics.empty();
        metrics.apply(List.of(new Insert(DEPLOYMENT)));
        Map<DoraScope, DoraReport> reports = new LinkedHashMap<>();
        for (DoraScope scope : List.of(DoraScope.all(), DoraScope.all().withService("a\"b\\c\nd"))) {
            reports.put(scope, metrics.report(scope, NOW.minusSeconds(86_400), NOW));
        }

        assertThat(PrometheusText.of(reports))
                .contains("# TYPE bedrock_dora_deployments gauge\nbedrock_dora_deployments 1.0\n")
                .contains("bedrock_dora_deployments{service=\"a\\\"b\\\\c\\nd\"} 0.0\n")
                .contains("bedrock_dora_change_fail_rate 0.0\n")
                .doesNotContain("bedrock_dora_change_fail_rate{")
                .contains("bedrock_dora_lead_time_unknown 1.0\n")
                .endsWith("\n");
    }
}
