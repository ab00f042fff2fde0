package dev.bedrock.cli.deployment;

import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A deployment as the command shows it. */
record DeploymentView(Deployment deployment) {
    private static final List<DeploymentField> TIMES = List.of(
            DeploymentField.IMAGE_RECORDED_AT, DeploymentField.HLD_RECORDED_AT, DeploymentField.MANIFEST_RECORDED_AT);

    /** The youngest first; those without a time last. */
    static final Comparator<DeploymentView> YOUNGEST_FIRST = Comparator.<DeploymentView, Instant>comparing(
                    view -> view.last().orElse(Instant.MIN))
            .reversed()
            .thenComparing(view -> view.deployment().id());

    private Stream<Instant> times() {
        return TIMES.stream().flatMap(field -> deployment.get(field).stream()).flatMap(DeploymentView::time);
    }

    /** What other tools may have written there is not shown as a time. */
    private static Stream<Instant> time(String text) {
        try {
            return Stream.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }

    Optional<Instant> first() {
        return times().min(Comparator.naturalOrder());
    }

    Optional<Instant> last() {
        return times().max(Comparator.naturalOrder());
    }

    /** It is complete when the last step has been recorded. */
    String status() {
        return deployment.has(DeploymentField.MANIFEST_BUILD) && deployment.has(DeploymentField.MANIFEST_COMMIT)
                ? "Complete"
                : "Incomplete";
    }

    /** From the first step to the last, in minutes. */
    String minutes() {
        Duration duration = first().flatMap(start -> last().map(end -> Duration.between(start, end)))
                .orElse(Duration.ZERO);
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 60_000.0);
    }

    /** Tables of the past say {@code owner/service}. */
    String service() {
        String[] parts = deployment.get(DeploymentField.SERVICE).orElse("").split("/", -1);
        return parts.length == 2
                ? parts[1]
                : deployment.get(DeploymentField.SERVICE).orElse("");
    }

    private String text(DeploymentField field) {
        return Printable.of(deployment.get(field).orElse(""));
    }

    private String mark(DeploymentField build, boolean done) {
        return deployment.has(build) && done ? "✓" : "";
    }

    /** The cells of a row. */
    List<String> cells(boolean wide, Optional<String> separator) {
        List<String> cells = new ArrayList<>();
        if (wide) {
            cells.add(first().map(Instant::toString).orElse(""));
        }
        cells.add(status());
        cells.add(Printable.of(service()));
        cells.add(text(DeploymentField.RING));
        cells.add(text(DeploymentField.IMAGE_TAG));
        separator.ifPresent(cells::add);
        addStep(cells, DeploymentField.IMAGE_BUILD, DeploymentField.COMMIT);
        separator.ifPresent(cells::add);
        addStep(cells, DeploymentField.HLD_BUILD, DeploymentField.HLD_COMMIT);
        separator.ifPresent(cells::add);
        if (wide) {
            cells.add(text(DeploymentField.PULL_REQUEST));
        }
        addStep(cells, DeploymentField.MANIFEST_BUILD, DeploymentField.MANIFEST_COMMIT);
        separator.ifPresent(cells::add);
        cells.add(minutes() + " mins");
        return cells;
    }

    private void addStep(List<String> cells, DeploymentField build, DeploymentField commit) {
        cells.add(text(build));
        cells.add(text(commit));
        cells.add(mark(build, deployment.has(commit)));
    }

    /** The titles of the cells; those that begin with {@code >} are aligned to the right. */
    static List<String> titles(boolean wide, Optional<String> separator) {
        List<String> titles = new ArrayList<>();
        if (wide) {
            titles.add("Start Time");
        }
        titles.addAll(List.of("Status", "Service", "Ring", "Image Tag"));
        separator.ifPresent(titles::add);
        titles.addAll(List.of(">Image Creation", "Commit", "OK"));
        separator.ifPresent(titles::add);
        titles.addAll(List.of(">Metadata Update", "Commit", "OK"));
        separator.ifPresent(titles::add);
        if (wide) {
            titles.add(">Approval PR");
        }
        titles.addAll(List.of(">Ready to Deploy", "Commit", "OK"));
        separator.ifPresent(titles::add);
        titles.add(">Duration");
        return titles;
    }

    /** With the names that the original prints. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("deploymentId", deployment.id());
        data.put("service", service());
        put(data, "environment", DeploymentField.RING);
        put(data, "imageTag", DeploymentField.IMAGE_TAG);
        put(data, "commitId", DeploymentField.COMMIT);
        put(data, "hldCommitId", DeploymentField.HLD_COMMIT);
        put(data, "manifestCommitId", DeploymentField.MANIFEST_COMMIT);
        optional(data, "pr", DeploymentField.PULL_REQUEST);
        optional(data, "sourceRepo", DeploymentField.SOURCE_REPOSITORY);
        optional(data, "hldRepo", DeploymentField.HLD_REPOSITORY);
        optional(data, "manifestRepo", DeploymentField.MANIFEST_REPOSITORY);
        Optional<String> image = deployment.get(DeploymentField.IMAGE_BUILD);
        image.ifPresent(id -> data.put("srcToDockerBuild", Map.of("id", id)));
        deployment
                .get(DeploymentField.HLD_BUILD)
                .ifPresent(id -> data.put(
                        image.filter(id::equals).isPresent() ? "dockerToHldReleaseStage" : "dockerToHldRelease",
                        Map.of("id", id)));
        deployment
                .get(DeploymentField.MANIFEST_BUILD)
                .ifPresent(id -> data.put("hldToManifestBuild", Map.of("id", id)));
        data.put("status", status());
        data.put("duration", minutes());
        last().ifPresent(time -> data.put("endTime", time.toString()));
        return data;
    }

    private void put(Map<String, Object> data, String name, DeploymentField field) {
        data.put(name, deployment.get(field).orElse(""));
    }

    private void optional(Map<String, Object> data, String name, DeploymentField field) {
        deployment.get(field).ifPresent(value -> data.put(name, value));
    }
}
