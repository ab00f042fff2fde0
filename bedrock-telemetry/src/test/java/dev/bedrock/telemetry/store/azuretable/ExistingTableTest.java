package dev.bedrock.telemetry.store.azuretable;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.data.tables.models.TableEntity;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that the original tools have written, and read and write beside us. */
class ExistingTableTest {
    private static final Set<String> ORIGINAL_COLUMNS = Set.of(
            "p1",
            "imageTag",
            "commitId",
            "service",
            "sourceRepo",
            "p2",
            "hldCommitId",
            "env",
            "pr",
            "hldRepo",
            "p3",
            "manifestCommitId",
            "manifestRepo");

    private AzureTableOptions options;
    private RawTable raw;
    private AzureTableStore store;

    @BeforeEach
    void open() {
        options = Azurite.running().newTable();
        raw = new RawTable(options);
        store = AzureTableStore.open(options, "shop");
        store.createTable();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private static Map<String, Object> imageRow() {
        return Map.of("p1", "100", "imageTag", "cart:1", "commitId", "c0ffee1", "service", "cart", "sourceRepo", "");
    }

    private static DefinitionUpdated ring(String ring, String commit) {
        return new DefinitionUpdated("100", "cart:1", commit, ring, Optional.of("7"), Optional.empty());
    }

    @Test
    void rowsOfTheOriginalAreReadAsTheyAre() {
        raw.replace("shop", "179c843496bd", Map.of("p1", 4101, "imageTag", "Cart:1", "env", "", "isMultiStage", true));

        Deployment read = store.all().get(0).deployment();
        assertThat(read).isEqualTo(new Deployment("179c843496bd", Map.of(IMAGE_BUILD, "4101", IMAGE_TAG, "Cart:1")));
        assertThat(store.find(IMAGE_TAG, Set.of("Cart:1"))).hasSize(1);
        assertThat(store.isIndexed()).isFalse();
    }

    @Test
    void aRowOfTheOriginalIsAddedToAndKeepsWhatWeDoNotKnow() {
        raw.replace(
                "shop",
                "179c843496bd",
                Map.of("p1", "100", "imageTag", "cart:1", "commitId", "c0ffee1", "service", "cart", "note", "by hand"));

        DeploymentRecorder.of(store).record(ring("QA", "aaa1111"));

        TableEntity row = raw.get("shop", "179c843496bd");
        assertThat(row.getProperty("note")).isEqualTo("by hand");
        assertThat(row.getProperty("env")).isEqualTo("qa");
        assertThat(row.getProperty("p1")).isEqualTo("100");
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void whatTheOriginalReplacesIsFoundAndCompletedAgain() {
        AzureTableStore shared = AzureTableStore.open(options.withOtherWriters(), "shop");
        DeploymentRecorder recorder = DeploymentRecorder.of(shared);
        recorder.record(new ImageBuilt("100", "cart:1", "c0ffee1", "cart", Optional.empty()));
        String id = shared.all().get(0).deployment().id();
        raw.replace(
                "shop",
                id,
                Map.of(
                        "p1",
                        "100",
                        "imageTag",
                        "cart:1",
                        "commitId",
                        "c0ffee1",
                        "service",
                        "cart",
                        "p2",
                        "100",
                        "env",
                        "qa",
                        "hldCommitId",
                        "aaa1111",
                        "pr",
                        "7"));

        recorder.record(
                new ManifestsGenerated("200", "mmm2222", Optional.of("fff9999"), Optional.of("7"), Optional.empty()));

        assertThat(shared.all()).singleElement().satisfies(row -> {
            assertThat(row.deployment().get(MANIFEST_BUILD)).contains("200");
            assertThat(row.deployment().get(RING)).contains("qa");
        });
        shared.close();
    }

    @Test
    void theIndexOfAnOldTableIsMadeOnce() {
        raw.replace("shop", "179c843496bd", imageRow());
        raw.replace("shop", "279c843496bd", Map.of("p1", "101", "imageTag", "cart:2", "service", "cart"));
        raw.replace("bank", "379c843496bd", imageRow());
        assertThat(store.isIndexed()).isFalse();

        assertThat(store.index()).isEqualTo(2);

        assertThat(store.isIndexed()).isTrue();
        assertThat(store.find(IMAGE_TAG, Set.of("cart:1")))
                .extracting(row -> row.deployment().id())
                .containsExactly("179c843496bd");
        assertThat(store.newest(DeploymentField.SERVICE, "cart", Optional.empty(), 10))
                .extracting(row -> row.deployment().id())
                .containsExactly("279c843496bd", "179c843496bd");
        DeploymentRecorder.of(store).record(ring("qa", "aaa1111"));
        assertThat(store.find(DeploymentField.HLD_COMMIT, Set.of("aaa1111"))).hasSize(1);
        assertThat(store.all()).hasSize(2);
    }

    @Test
    void theOriginalsReaderReadsOurRows() {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        recorder.record(
                new ImageBuilt("100", "cart:1", "c0ffee1", "cart", Optional.of("https://git.example.com/Cart")));
        recorder.record(ring("qa", "aaa1111"));
        recorder.record(new ManifestsGenerated("200", "mmm2222", Optional.empty(), Optional.of("7"), Optional.empty()));
        recorder.record(new ManifestsCommitted("200", "fff9999", Optional.of("https://git.example.com/Manifests")));

        // It asks for the project, and drops rows that have none of the builds.
        List<TableEntity> rows = raw.firstPage("PartitionKey eq 'shop'");
        assertThat(rows.get(0).getRowKey()).matches("[0-9a-f]{12}");
        assertThat(original(rows.get(0)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("p1", "100"),
                        Map.entry("imageTag", "cart:1"),
                        Map.entry("commitId", "c0ffee1"),
                        Map.entry("service", "cart"),
                        Map.entry("sourceRepo", "https://git.example.com/cart"),
                        Map.entry("p2", "100"),
                        Map.entry("hldCommitId", "mmm2222"),
                        Map.entry("env", "qa"),
                        Map.entry("pr", "7"),
                        Map.entry("p3", "200"),
                        Map.entry("manifestCommitId", "fff9999"),
                        Map.entry("manifestRepo", "https://git.example.com/manifests")));
        assertThat(rows.subList(1, rows.size())).isNotEmpty().allMatch(row -> original(row)
                .isEmpty());
    }

    @Test
    void theOriginalsFiltersAndLookupsFindOurRowsOnly() {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        recorder.record(new ImageBuilt("100", "cart:1", "c0ffee1", "cart", Optional.empty()));
        recorder.record(ring("qa", "aaa1111"));

        for (String condition : Arrays.asList(
                "imageTag eq 'cart:1'",
                "p1 eq '100'",
                "commitId eq 'c0ffee1'",
                "service eq 'cart'",
                "env eq 'qa'",
                "hldCommitId eq 'aaa1111'",
                "pr eq '7'")) {
            assertThat(raw.firstPage("PartitionKey eq 'shop' and " + condition))
                    .as(condition)
                    .hasSize(1);
        }
    }

    @Test
    void indexRowsComeBehindAllDeploymentsSoThatTheFirstPageIsTheSame() {
        raw.replace("shop", "ffffffffffff", imageRow());
        DeploymentRecorder.of(store).record(ring("qa", "aaa1111"));
        DeploymentRecorder.of(store).record(ring("prod", "bbb1111"));

        List<String> keys = raw.firstPage("PartitionKey eq 'shop'").stream()
                .map(TableEntity::getRowKey)
                .toList();
        int deployments = store.all().size();
        assertThat(deployments).isEqualTo(2);
        assertThat(keys.subList(0, deployments)).noneMatch(key -> key.startsWith("~"));
        assertThat(keys.subList(deployments, keys.size())).isNotEmpty().allMatch(key -> key.startsWith("~"));
    }

    @Test
    void whoReadARowBeforeTheOriginalReplacedItDoesNotOverwriteIt() {
        raw.replace("shop", "179c843496bd", imageRow());
        StoredDeployment read = store.all().get(0);
        raw.replace("shop", "179c843496bd", Map.of("p1", "100", "imageTag", "cart:1", "env", "qa"));

        assertThatThrownBy(() ->
                        store.apply(List.of(new Update(read, read.deployment().with(Map.of(RING, "prod"))))))
                .isInstanceOf(ConflictException.class);
        assertThat(raw.get("shop", "179c843496bd").getProperty("env")).isEqualTo("qa");
    }

    private static Map<String, Object> original(TableEntity row) {
        return row.getProperties().entrySet().stream()
                .filter(column -> ORIGINAL_COLUMNS.contains(column.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
