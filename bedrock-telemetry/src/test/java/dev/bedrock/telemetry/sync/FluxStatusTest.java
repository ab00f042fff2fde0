package dev.bedrock.telemetry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.ClusterMatrix;
import dev.bedrock.telemetry.query.CommitJourney;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.query.VersionChange;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FluxStatusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theStatusOfAClusterSaysWhatItHasApplied() {
        String status = "{'kind':'List','items':["
                + "{'metadata':{'name':'apps'},'status':{'lastAppliedRevision':'main@sha1:aaaaaaa1',"
                + "'conditions':[{'type':'Ready','status':'True','lastTransitionTime':'2026-03-01T11:00:00Z'}]}},"
                + "{'metadata':{'name':'infra'},'status':{'lastAppliedRevision':'main/bbbbbbb2',"
                + "'conditions':[{'type':'Ready','status':'False','lastTransitionTime':'2026-03-01T11:30:00Z'}]}},"
                + "{'metadata':{'name':'new'},'status':{}}]}";

        assertThat(FluxStatus.read(
                        JsonReader.defaults().read("status", status.replace('\'', '"')),
                        "East",
                        Map.of("apps", "prod"),
                        NOW))
                .containsExactly(
                        new ClusterSync("east", Optional.of("prod"), "aaaaaaa1", Instant.parse("2026-03-01T11:00:00Z")),
                        new ClusterSync("east", Optional.empty(), "bbbbbbb2", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "main@sha1:9b2f0c4d5e6f, 9b2f0c4d5e6f",
        "main/9b2f0c4, 9b2f0c4",
        "9b2f0c4, 9b2f0c4",
        "feature/x@sha1:9b2f0c4, 9b2f0c4",
    })
    void revisionsAreCommits(String revision, String commit) {
        assertThat(FluxStatus.commit(revision)).contains(commit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main", "main@sha1:", "main@sha1:xyz", "v1.0.0"})
    void otherTextsAreNone(String revision) {
        assertThat(FluxStatus.commit(revision)).isEmpty();
    }

    private static Deployment deployment(String id, String service, String ring, String commit, int minute) {
        return new Deployment(
                id,
                Map.of(
                        DeploymentField.SERVICE,
                        service,
                        DeploymentField.RING,
                        ring,
                        DeploymentField.COMMIT,
                        "c0ffee" + id.charAt(0),
                        DeploymentField.MANIFEST_COMMIT,
                        commit,
                        DeploymentField.MANIFEST_RECORDED_AT,
                        String.format("2026-03-01T11:%02d:00Z", minute)));
    }

    /** A cluster that has applied a commit has applied all that came before, too. */
    @Test
    void aClusterRunsTheCommitItHasAppliedAndWhatCameBefore(@TempDir Path folder) {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop")) {
            store.apply(List.of(
                    new Insert(deployment("1", "cart", "prod", "fff0001", 1)),
                    new Insert(deployment("2", "mail", "prod", "fff0002", 2)),
                    new Insert(deployment("3", "cart", "prod", "fff0003", 3)),
                    new Insert(deployment("4", "cart", "qa", "fff0004", 4))));
            store.record(List.of(
                    new ClusterSync("east", Optional.of("prod"), "fff0002" + "0".repeat(33), NOW),
                    new ClusterSync("west", Optional.of("prod"), "fff0003", NOW),
                    new ClusterSync("lab", Optional.empty(), "fff0004", NOW)));
            DeploymentQuery query = DeploymentQuery.of(store);
            ClusterMatrix matrix = query.matrix();

            assertThat(matrix.clusters()).containsExactly("east", "lab", "west");
            assertThat(matrix.rings()).containsExactly("prod", "qa");
            assertThat(ids(matrix, "east", "prod")).containsExactly("1", "2");
            assertThat(ids(matrix, "west", "prod")).containsExactly("3", "2");
            assertThat(ids(matrix, "lab", "qa")).containsExactly("4");
            assertThat(query.count(DeploymentFilter.all().withCluster("EAST"))).isEqualTo(2);
            assertThat(query.count(DeploymentFilter.all().withCluster("nowhere")))
                    .isZero();

            assertThat(query.journey("c0ffee3").legs())
                    .singleElement()
                    .extracting(CommitJourney.Leg::clusters)
                    .isEqualTo(List.of("lab", "west"));
            assertThat(query.changes(Instant.parse("2026-03-01T11:02:30Z"), NOW))
                    .extracting(VersionChange::service, VersionChange::ring, change -> change.before()
                            .map(Deployment::id)
                            .orElse("-"))
                    .containsExactly(tuple("cart", "prod", "1"), tuple("cart", "qa", "-"));
        }
    }

    private static List<String> ids(ClusterMatrix matrix, String cluster, String ring) {
        return matrix.cell(cluster, ring).orElseThrow().deployments().stream()
                .map(Deployment::id)
                .toList();
    }
}
