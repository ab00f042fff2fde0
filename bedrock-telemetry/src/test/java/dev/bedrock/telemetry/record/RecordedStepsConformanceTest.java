package dev.bedrock.telemetry.record;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences of steps, and the rows that the original tool leaves when its comparisons work. */
@Tag("conformance")
class RecordedStepsConformanceTest {
    /** What we do better, by the names of the sequences; {@code COMPATIBILITY.md} says the same in words. */
    private static final Map<String, List<Map<String, String>>> BETTER = Map.of(
            "p3-mixed-case-hld",
            List.of(Map.of(
                    "commitId", "a1b2c3d",
                    "env", "main",
                    "hldCommitId", "e4f5a6b",
                    "imageTag", "orchard-cart:main-4101",
                    "p1", "4101",
                    "p2", "4101",
                    "p3", "4202",
                    "service", "cart")),
            "p3-without-pr-drops-pr",
            List.of(Map.of(
                    "commitId", "a1b2c3d",
                    "env", "main",
                    "hldCommitId", "e4f5a6b",
                    "imageTag", "orchard-cart:main-4101",
                    "p1", "4101",
                    "p2", "4101",
                    "p3", "4202",
                    "pr", "17",
                    "service", "cart")),
            "manifest-two-rows-same-p3",
            List.of(
                    Map.of(
                            "commitId", "a1b2c3d",
                            "env", "main",
                            "hldCommitId", "aaaa001",
                            "imageTag", "t-a:1",
                            "manifestCommitId", "9c8d7e6",
                            "p1", "1",
                            "p2", "1",
                            "p3", "6400",
                            "service", "a"),
                    Map.of(
                            "commitId", "a1b2c3d",
                            "env", "main",
                            "hldCommitId", "aaaa002",
                            "imageTag", "t-b:2",
                            "manifestCommitId", "9c8d7e6",
                            "p1", "2",
                            "p2", "2",
                            "p3", "6400",
                            "service", "b")));

    /** Options of the connection are checked by the command line, and are no steps. */
    private static final Set<String> NOT_STEPS = Set.of("missing-access-key", "blank-table-name");

    private static final Set<DeploymentField> OURS = Set.of(
            DeploymentField.IMAGE_RECORDED_AT,
            DeploymentField.HLD_RECORDED_AT,
            DeploymentField.HLD_PROPOSED_COMMIT,
            DeploymentField.MANIFEST_RECORDED_AT);

    @TempDir
    private Path folder;

    static List<Recorded> sequences() throws IOException {
        Path file = Path.of(System.getProperty("bedrock.corpus", "")).resolve("deployment-create.jsonl");
        return Files.readAllLines(file).stream()
                .map(line -> new Recorded((MapNode) JsonReader.defaults().read(file.toString(), line)))
                .filter(recorded -> !NOT_STEPS.contains(recorded.id()))
                .toList();
    }

    record Recorded(MapNode node) {
        String id() {
            return text(node, "id");
        }

        List<Node> list(String key) {
            return ((ListNode) node.get(key).orElseThrow()).items();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void leavesTheRowsOfTheOriginal(Recorded recorded) {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("deployments.db"), "orchard-team")) {
            DeploymentRecorder recorder = DeploymentRecorder.of(store);
            for (int i = 0; i < recorded.list("steps").size(); i++) {
                MapNode flags = (MapNode)
                        ((MapNode) recorded.list("steps").get(i)).get("flags").orElseThrow();
                boolean refused =
                        !text((ScalarNode) recorded.list("exits").get(i)).equals("0");
                assertThat(fails(recorder, flags)).as("step %d is refused", i).isEqualTo(refused);
            }
            List<Map<String, String>> expected = BETTER.getOrDefault(
                    recorded.id(),
                    recorded.list("rows_intended").stream()
                            .map(row -> columns((MapNode) row))
                            .toList());

            assertThat(store.all().stream().map(row -> columns(row.deployment().fields())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean fails(DeploymentRecorder recorder, MapNode flags) {
        try {
            recorder.record(step(flags));
            return false;
        } catch (BedrockException e) {
            return true;
        }
    }

    /** The step that a call of the original means: the first of its flags decides. */
    private static PipelineStep step(MapNode flags) {
        Optional<String> repository = optional(flags, "repository");
        Optional<String> pullRequest = optional(flags, "pr");
        if (flags.has("p1")) {
            return new ImageBuilt(
                    text(flags, "p1"),
                    text(flags, "image-tag"),
                    text(flags, "commit-id"),
                    text(flags, "service"),
                    repository);
        }
        if (flags.has("p2")) {
            return new DefinitionUpdated(
                    text(flags, "p2"),
                    text(flags, "image-tag"),
                    text(flags, "hld-commit-id"),
                    text(flags, "env"),
                    pullRequest,
                    repository);
        }
        if (flags.has("hld-commit-id") || !flags.has("manifest-commit-id")) {
            return new ManifestsGenerated(
                    text(flags, "p3"),
                    text(flags, "hld-commit-id"),
                    optional(flags, "manifest-commit-id"),
                    pullRequest,
                    repository);
        }
        return new ManifestsCommitted(text(flags, "p3"), text(flags, "manifest-commit-id"), repository);
    }

    private static Map<String, String> columns(MapNode row) {
        return row.entries().stream()
                .filter(entry -> !entry.key().equals("PartitionKey"))
                .filter(entry -> !text((ScalarNode) entry.value()).isEmpty())
                .collect(toMap(MapNode.Entry::key, entry -> text((ScalarNode) entry.value())));
    }

    private static Map<String, String> columns(Map<DeploymentField, String> fields) {
        return fields.entrySet().stream()
                .filter(entry -> !OURS.contains(entry.getKey()))
                .collect(toMap(entry -> entry.getKey().column(), Map.Entry::getValue));
    }

    private static Optional<String> optional(MapNode map, String key) {
        return map.get(key).map(node -> text((ScalarNode) node));
    }

    private static String text(MapNode map, String key) {
        return optional(map, key).orElse("");
    }

    private static String text(ScalarNode scalar) {
        return scalar.text();
    }
}
