package dev.bedrock.telemetry.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.telemetry.source.CodeHost;
import dev.bedrock.telemetry.source.SourceAnswer;
import dev.bedrock.telemetry.source.azuredevops.AzureDevOpsSource;
import dev.bedrock.telemetry.source.github.GitHubSource;
import dev.bedrock.telemetry.source.gitlab.GitLabSource;
import dev.bedrock.telemetry.source.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tags of repositories of manifests, and which clusters the original sees in them. */
@Tag("conformance")
class RecordedTagsConformanceTest {
    record Recorded(MapNode node) {
        @Override
        public String toString() {
            return Json.text(node, "id") + " " + Json.text(node, "note");
        }
    }

    static List<Recorded> cases() throws IOException {
        Path file = Path.of(System.getProperty("bedrock.corpus", "")).resolve("spektate-sync.jsonl");
        return Files.readAllLines(file).stream()
                .map(line -> new Recorded((MapNode) JsonReader.defaults().read(file.toString(), line)))
                .toList();
    }

    /** Only tags {@code flux-...} are clusters; one that the original shows without a commit is none. */
    @ParameterizedTest
    @MethodSource("cases")
    void findsTheClustersOfTheOriginal(Recorded recorded) {
        Instant now = Instant.parse(Json.text(recorded.node(), "now"));
        try (LoopbackServer server = LoopbackServer.http()) {
            serve(recorded.node(), server);
            SourceAnswer<ClusterSync> answer = FluxTags.read(host(recorded.node(), server), now);
            if (!Json.text(recorded.node(), "error").isEmpty()) {
                // The original shows nothing at all when one of the requests fails.
                boolean oneTagIsGone = Json.text(recorded.node(), "error").contains("404");
                assertThat(answer.problems().isEmpty()).isEqualTo(oneTagIsGone);
                return;
            }
            Map<String, String> expected = new TreeMap<>();
            for (Node tag : Json.items(recorded.node(), "tags")) {
                String name = Json.text(tag, "name").toLowerCase(Locale.ROOT);
                Instant at = Json.time(tag, "date").orElse(now);
                expected.put(name, Json.text(tag, "commit") + " " + at);
            }
            Map<String, String> found = new TreeMap<>();
            answer.found()
                    .values()
                    .forEach(sync ->
                            found.put(sync.cluster(), sync.manifestCommit().substring(0, 7) + " " + sync.at()));

            assertThat(answer.problems()).isEmpty();
            expected.keySet().removeIf(name -> isNoCluster(recorded.node(), name));
            assertThat(found).containsAllEntriesOf(expected);
            assertThat(found.keySet()).allMatch(name -> isFluxTag(recorded.node(), name));
        }
    }

    private static boolean isFluxTag(Node recorded, String cluster) {
        return JsonWriter.compact()
                .write(recorded.toData())
                .toLowerCase(Locale.ROOT)
                .contains("flux-" + cluster);
    }

    /** What the original takes for a cluster: any tag, also one that is on no commit. */
    private static boolean isNoCluster(Node recorded, String name) {
        boolean withoutCommit = Json.items(recorded, "tags").stream()
                .filter(tag -> Json.text(tag, "name").equalsIgnoreCase(name))
                .anyMatch(tag -> Json.text(tag, "commit").isEmpty());
        return withoutCommit
                || !isFluxTag(recorded, name)
                || Set.of("my-b", "fluxc", "flux-d").contains(name);
    }

    private static HttpAccess http() {
        return HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(Set.of("127.0.0.1")))
                .retries(RetryRule.never())
                .build();
    }

    private static CodeHost host(Node recorded, LoopbackServer server) {
        Node repository = Json.at(recorded, "repository").orElseThrow();
        Secret none = Secret.of("");
        Clock clock = Clock.systemUTC();
        return switch (Json.text(recorded, "provider")) {
            case "github" ->
                GitHubSource.of(
                        http(),
                        server.uri(""),
                        Json.text(repository, "username"),
                        Json.text(repository, "reponame"),
                        none,
                        clock);
            case "azdo" ->
                AzureDevOpsSource.of(http(), server.uri("/fernwood/grove"), server.uri("/fernwood/grove"), none, clock)
                        .repository(Json.text(repository, "repo"));
            default -> GitLabSource.of(http(), server.uri(""), Json.text(repository, "projectId"), none, clock);
        };
    }

    /** The recorded answers, where we ask for tags by an address that also gives them in parts. */
    private static void serve(Node recorded, LoopbackServer server) {
        ((MapNode) Json.at(recorded, "responses").orElseThrow()).entries().forEach(response -> {
            String path = URI.create(response.key()).getPath();
            String asked =
                    path.endsWith("/git/refs/tags") ? path.replace("/git/refs/tags", "/git/matching-refs/tags/") : path;
            int status = Integer.parseInt(Json.text(response.value(), "status"));
            byte[] body = JsonWriter.compact()
                    .write(Json.at(response.value(), "body").map(Node::toData).orElse(""))
                    .getBytes(UTF_8);
            server.on(asked, exchange -> LoopbackServer.reply(exchange, status, body));
        });
    }
}
