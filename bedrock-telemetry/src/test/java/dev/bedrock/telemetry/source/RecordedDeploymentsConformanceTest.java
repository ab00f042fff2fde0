package dev.bedrock.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentPicture;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.source.azuredevops.AzureDevOpsSource;
import dev.bedrock.telemetry.source.github.GitHubSource;
import dev.bedrock.telemetry.source.gitlab.GitLabSource;
import dev.bedrock.telemetry.source.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables and answers of hosts, and what the original shows of them. The hosts are local servers that speak the recorded
 * answers in the formats of the hosts.
 */
@Tag("conformance")
class RecordedDeploymentsConformanceTest {
    /**
     * What is shown instead in single cases: dates that mean that there is none, runs that several deployments share, releases
     * that took the place of a build, the words of GitHub and GitLab, hosts that failed.
     */
    private static final Map<String, Map<String, String>> BETTER = Map.ofEntries(
            Map.entry("dep-012", Map.of("933be3f3c698", "Incomplete 1674.50 2024-06-10T08:12:20Z")),
            Map.entry("dep-064", Map.of("15072a830c1b", "failed 4.50 2024-06-10T08:04:41Z")),
            Map.entry("dep-065", Map.of("06c273573f5b", "Incomplete 0.00 -")),
            Map.entry("dep-075", Map.of("4f079767d29a", "Complete 4.50 2024-06-10T08:24:41Z")),
            Map.entry("dep-084", Map.of("befd3a8361bd", "Complete 11.25 2024-06-10T08:12:20Z")),
            Map.entry("dep-091", Map.of("2d3794c0c3c3", "In Progress 1644.50 2024-06-10T08:42:20Z")),
            Map.entry("dep-097", Map.of("20a5da5c307a", "Complete 2.25 2024-06-10T08:12:20Z")),
            Map.entry("dep-098", Map.of("20a5da5c307a", "Complete 2.25 2024-06-10T08:12:20Z")),
            Map.entry("dep-099", Map.of("20a5da5c307a", "Complete 2.25 2024-06-10T08:12:20Z")),
            Map.entry("dep-142", Map.of("1ffd2f59df24", "Complete 11.10 2024-06-10T08:23:42Z")),
            Map.entry("dep-145", Map.of("0d4801fcd9cc", "canceled 3.70 2024-06-10T08:03:42Z")),
            Map.entry("dep-153", Map.of("27d8125af6c2", "Complete 7.40 2024-06-10T08:23:42Z")),
            Map.entry("dep-154", Map.of("1da3ed88eb3e", "Complete 1683.70 2024-06-10T08:23:42Z")),
            Map.entry("dep-167", Map.of("8113b2a5603a", "In Progress 1679.95 2024-06-10T08:05:09Z")),
            Map.entry("dep-172", Map.of("80af8e0e5aec", "failed 10.17 2024-06-10T08:15:09Z")),
            Map.entry("dep-200", Map.of("b9dc1abb0b5a", "Incomplete -333.95 2024-06-11T17:55:17.337Z")));

    /** Cases about the words of the original's queries; filters have tests of their own. */
    private static boolean isFilter(MapNode recorded) {
        return Json.at(recorded, "filters")
                .filter(MapNode.class::isInstance)
                .map(map -> !((MapNode) map).entries().isEmpty())
                .orElse(false);
    }

    record Recorded(MapNode node) {
        String id() {
            return Json.text(node, "id");
        }

        @Override
        public String toString() {
            return id() + " " + Json.text(node, "note");
        }
    }

    static List<Recorded> cases() throws IOException {
        Path file = Path.of(System.getProperty("bedrock.corpus", "")).resolve("spektate-deployments.jsonl");
        return Files.readAllLines(file).stream()
                .map(line -> new Recorded((MapNode) JsonReader.defaults().read(file.toString(), line)))
                .filter(recorded -> !isFilter(recorded.node()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsWhatTheOriginalShows(Recorded recorded) {
        Instant now = Instant.parse(Json.text(recorded.node(), "now"));
        Map<String, Node> expected = Json.items(recorded.node(), "deployments").stream()
                .collect(toMap(one -> Json.text(one, "deploymentId"), one -> one));
        try (LoopbackServer server = LoopbackServer.http()) {
            CompletedDeployments completed = completion(recorded.node(), server).complete(rows(recorded.node()));
            Map<String, String> differences = new TreeMap<>();
            completed.pictures().forEach(picture -> difference(picture, expected, now)
                    .ifPresent(
                            difference -> differences.put(picture.deployment().id(), difference)));

            assertThat(completed.pictures()).hasSameSizeAs(rows(recorded.node()));
            assertThat(completed.pictures().stream()
                            .map(picture -> picture.deployment().id())
                            .toList())
                    .containsAll(expected.keySet());
            assertThat(differences).isEqualTo(BETTER.getOrDefault(recorded.id(), Map.of()));
        }
    }

    /** What is shown instead, unless it is what the original shows but for the rules of {@code COMPATIBILITY.md}. */
    private static Optional<String> difference(DeploymentPicture picture, Map<String, Node> expected, Instant now) {
        String shown = picture.status().wireName() + " " + minutes(picture.duration(now)) + " "
                + picture.updatedAt().map(Instant::toString).orElse("-");
        if (!expected.containsKey(picture.deployment().id())) {
            boolean unknown = picture.image().isEmpty()
                    && picture.definition().isEmpty()
                    && picture.manifests().isEmpty();
            return unknown ? Optional.empty() : Optional.of(shown);
        }
        Node original = expected.get(picture.deployment().id());
        boolean same = isSameStatus(picture, original)
                && isSameDuration(picture, original, now)
                && isSameEnd(picture, original, now);
        return same ? Optional.empty() : Optional.of(shown);
    }

    /**
     * Manifests that were committed make a deployment complete, also when their run has expired. The original does not see
     * that a release failed.
     */
    private static boolean isSameStatus(DeploymentPicture picture, Node original) {
        boolean expired = Json.at(original, "hldToManifestBuild").isEmpty()
                && picture.deployment().has(DeploymentField.MANIFEST_COMMIT)
                && Json.text(original, "status").equals("Incomplete");
        boolean failedRelease =
                Json.text(original, "dockerToHldRelease", "status").equals("failed")
                        && Json.text(original, "status").equals("Incomplete");
        if (failedRelease) {
            return picture.status() == DeploymentStatus.FAILED;
        }
        return picture.status().wireName().equals(expired ? "Complete" : Json.text(original, "status"));
    }

    /** The original forgets the run for the manifests when one run did the first two steps. */
    private static boolean isSameDuration(DeploymentPicture picture, Node original, Instant now) {
        boolean staged = Json.at(original, "dockerToHldReleaseStage").isPresent();
        Duration forgotten =
                staged ? picture.manifests().flatMap(run -> run.duration(now)).orElse(Duration.ZERO) : Duration.ZERO;
        return minutes(picture.duration(now).minus(forgotten)).equals(Json.text(original, "duration"));
    }

    /** The original takes now for what it does not know, and the begin of a job on GitHub for its last change. */
    private static boolean isSameEnd(DeploymentPicture picture, Node original, Instant now) {
        Instant end = Json.time(original, "endTime").orElse(Instant.EPOCH);
        return picture.updatedAt().map(end::equals).orElse(end.equals(now));
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / 60_000.0);
    }

    private static List<Deployment> rows(Node recorded) {
        List<Deployment> rows = new ArrayList<>();
        for (Node row : Json.items(recorded, "rows")) {
            Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
            for (MapNode.Entry column : ((MapNode) row).entries()) {
                DeploymentField.ofColumn(column.key())
                        .ifPresent(field -> fields.put(field, ((ScalarNode) column.value()).text()));
            }
            rows.add(new Deployment(Json.text(row, "RowKey"), fields));
        }
        return rows;
    }

    private static HttpAccess http() {
        return HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(Set.of("127.0.0.1")))
                .retries(RetryRule.never())
                .build();
    }

    private static DeploymentCompletion completion(Node recorded, LoopbackServer server) {
        Clock clock = Clock.systemUTC();
        Secret token = Secret.of(Json.text(recorded, "token"));
        DeploymentCompletion.Builder builder = DeploymentCompletion.builder();
        Json.at(recorded, "azdo").ifPresent(azure -> {
            serveAzure(azure, server);
            AzureDevOpsSource source = AzureDevOpsSource.of(
                    http(), server.uri("/fernwood/grove"), server.uri("/vsrm/fernwood/grove"), token, clock);
            builder.images(source.builds()).releases(source.releases()).manifests(source.builds());
        });
        Json.at(recorded, "github").ifPresent(github -> {
            Json.at(github, "jobs")
                    .ifPresent(jobs -> ((MapNode) jobs).entries().forEach(repository -> ((MapNode) repository.value())
                            .entries()
                            .forEach(job -> server.serve(
                                    "/repos/" + repository.key() + "/actions/jobs/" + job.key(), bytes(job.value())))));
            builder.images(github(server, Json.text(github, "sourceRepo"), token))
                    .releases(github(server, Json.text(github, "sourceRepo"), token))
                    .manifests(github(server, Json.text(github, "hldRepo"), token));
        });
        Json.at(recorded, "gitlab").ifPresent(gitlab -> {
            Json.at(gitlab, "pipelines")
                    .ifPresent(all -> ((MapNode) all).entries().forEach(project -> ((MapNode) project.value())
                            .entries()
                            .forEach(run -> server.serve(
                                    "/api/v4/projects/" + project.key() + "/pipelines/" + run.key(),
                                    bytes(run.value())))));
            GitLabSource source =
                    GitLabSource.of(http(), server.uri(""), Json.text(gitlab, "sourceProjectId"), token, clock);
            builder.images(source)
                    .releases(source)
                    .manifests(
                            GitLabSource.of(http(), server.uri(""), Json.text(gitlab, "hldProjectId"), token, clock));
        });
        return builder.build();
    }

    private static PipelineSource github(LoopbackServer server, String repository, Secret token) {
        List<String> parts = List.of(repository.split("/", -1));
        return GitHubSource.of(http(), server.uri(""), parts.get(0), parts.get(1), token, Clock.systemUTC());
    }

    private static byte[] bytes(Node node) {
        return JsonWriter.compact().write(node.toData()).getBytes(UTF_8);
    }

    private static void serveAzure(Node azure, LoopbackServer server) {
        server.on("/fernwood/grove/_apis/build/builds", exchange -> {
            if (Json.at(azure, "buildsReply").isPresent()) {
                int status = Integer.parseInt(Json.text(azure, "buildsReply", "status"));
                LoopbackServer.reply(exchange, status, "<html>sign in</html>".getBytes(UTF_8));
                return;
            }
            LoopbackServer.reply(
                    exchange, 200, values(Json.items(azure, "builds"), exchange.getRequestURI(), "buildIds", "id"));
        });
        server.on(
                "/vsrm/fernwood/grove/_apis/release/deployments",
                exchange -> LoopbackServer.reply(
                        exchange,
                        200,
                        values(
                                Json.items(azure, "releases"),
                                exchange.getRequestURI(),
                                "releaseIdFilter",
                                "release",
                                "id")));
        Json.at(azure, "timelines").ifPresent(timelines -> ((MapNode) timelines)
                .entries()
                .forEach(timeline -> server.serve(
                        "/fernwood/grove/_apis/build/builds/" + timeline.key() + "/timeline",
                        bytes(timeline.value()))));
    }

    private static byte[] values(List<Node> all, URI address, String parameter, String... path) {
        String query = address.getQuery();
        String ids = query.substring(query.indexOf(parameter + "=") + parameter.length() + 1);
        Set<String> wanted = Set.of(ids.replaceFirst("&.*", "").split(",", -1));
        List<Object> found = new ArrayList<>();
        for (Node one : all) {
            if (wanted.contains(Json.text(one, path))) {
                found.add(Objects.requireNonNull(one.toData()));
            }
        }
        return JsonWriter.compact()
                .write(Map.of("count", found.size(), "value", found))
                .getBytes(UTF_8);
    }
}
