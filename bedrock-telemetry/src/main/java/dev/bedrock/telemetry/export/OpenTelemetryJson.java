package dev.bedrock.telemetry.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentPicture;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RunState;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deployments as traces of OpenTelemetry (OTLP in JSON, for {@code /v1/traces} of a collector): a span for the deployment and
 * one for each of its runs, with the names of the semantic conventions for CI/CD.
 */
public final class OpenTelemetryJson {
    private static final int SPAN_ID = 8;
    private static final int TRACE_ID = 16;
    private static final int INTERNAL = 1;
    private static final int FAILED = 2;

    private OpenTelemetryJson() {}

    /**
     * The trace of a deployment; empty if none of its runs has a known begin. The same deployment always has the same ids, so
     * that sending it again replaces it.
     *
     * @param now the end of what has not ended
     */
    public static Optional<String> trace(DeploymentPicture picture, Instant now) {
        String id = picture.deployment().id();
        List<Map<String, Object>> spans = new ArrayList<>();
        picture.image().ifPresent(run -> span(picture, "image", run, now).ifPresent(spans::add));
        picture.definition()
                .ifPresent(run -> span(picture, "definition", run, now).ifPresent(spans::add));
        picture.manifests()
                .ifPresent(run -> span(picture, "manifests", run, now).ifPresent(spans::add));
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        BigInteger start = bound(spans, "startTimeUnixNano", true);
        BigInteger end = bound(spans, "endTimeUnixNano", false);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("traceId", hash(id, TRACE_ID));
        whole.put("spanId", hash(id + "/whole", SPAN_ID));
        whole.put("name", "deployment");
        whole.put("kind", INTERNAL);
        whole.put("startTimeUnixNano", start.toString());
        whole.put("endTimeUnixNano", end.toString());
        whole.put("attributes", attributes(deployment(picture)));
        whole.put("status", picture.status() == DeploymentStatus.FAILED ? Map.of("code", FAILED) : Map.of());
        spans.add(0, whole);
        String service = picture.deployment().get(DeploymentField.SERVICE).orElse("unknown_service");
        return Optional.of(JsonWriter.compact()
                .write(Map.of(
                        "resourceSpans",
                        List.of(Map.of(
                                "resource",
                                Map.of("attributes", attributes(Map.of("service.name", service))),
                                "scopeSpans",
                                List.of(Map.of("scope", Map.of("name", "dev.bedrock.telemetry"), "spans", spans)))))));
    }

    private static BigInteger bound(List<Map<String, Object>> spans, String key, boolean least) {
        return spans.stream()
                .map(span -> new BigInteger((String) span.get(key)))
                .reduce(least ? BigInteger::min : BigInteger::max)
                .orElse(BigInteger.ZERO);
    }

    private static Map<String, String> deployment(DeploymentPicture picture) {
        Deployment deployment = picture.deployment();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("deployment.id", deployment.id());
        attributes.put(
                "deployment.environment.name",
                deployment.get(DeploymentField.RING).orElse(""));
        attributes.put(
                "deployment.status",
                switch (picture.status()) {
                    case COMPLETE -> "succeeded";
                    case FAILED -> "failed";
                    default -> "";
                });
        attributes.put(
                "vcs.ref.head.revision", deployment.get(DeploymentField.COMMIT).orElse(""));
        attributes.put(
                "container.image.name",
                deployment.get(DeploymentField.IMAGE_TAG).orElse(""));
        return attributes;
    }

    private static Optional<Map<String, Object>> span(
            DeploymentPicture picture, String step, PipelineRun run, Instant now) {
        return run.queuedAt().or(run::startedAt).map(start -> {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("cicd.pipeline.name", step);
            attributes.put("cicd.pipeline.run.id", run.id());
            attributes.put("cicd.pipeline.run.url.full", run.url());
            attributes.put("cicd.pipeline.run.state", run.finishedAt().isPresent() ? "finalizing" : "executing");
            attributes.put(
                    "cicd.pipeline.result",
                    switch (run.state()) {
                        case SUCCEEDED -> "success";
                        case FAILED -> "failure";
                        case CANCELED -> "cancellation";
                        case OTHER -> "skip";
                        case RUNNING, WAITING -> "";
                    });
            attributes.put(
                    "deployment.environment.name",
                    picture.deployment().get(DeploymentField.RING).orElse(""));
            attributes.put("vcs.ref.head.revision", run.commit());
            String id = picture.deployment().id();
            Map<String, Object> span = new LinkedHashMap<>();
            span.put("traceId", hash(id, TRACE_ID));
            span.put("spanId", hash(id + "/" + step, SPAN_ID));
            span.put("parentSpanId", hash(id + "/whole", SPAN_ID));
            span.put("name", step);
            span.put("kind", INTERNAL);
            span.put("startTimeUnixNano", nanos(start));
            span.put("endTimeUnixNano", nanos(run.finishedAt().orElse(now)));
            span.put("attributes", attributes(attributes));
            span.put("status", run.state() == RunState.FAILED ? Map.of("code", FAILED) : Map.of());
            return span;
        });
    }

    private static List<Object> attributes(Map<String, String> values) {
        List<Object> attributes = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!value.isEmpty()) {
                attributes.add(Map.of("key", key, "value", Map.of("stringValue", value)));
            }
        });
        return attributes;
    }

    private static String nanos(Instant time) {
        return BigInteger.valueOf(time.getEpochSecond())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(time.getNano()))
                .toString();
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
