package dev.bedrock.telemetry.record;

import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_RECORDED_AT;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_RECORDED_AT;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.PULL_REQUEST;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static dev.bedrock.telemetry.deployment.DeploymentField.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentRecorderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ImageBuilt IMAGE =
            new ImageBuilt("100", "shop/cart:main-100", "c0ffee1", "cart", Optional.of("https://git.example.com/Cart"));
    private static final DefinitionUpdated RING_QA = ring("qa", "aaa1111", "7");
    private static final ManifestsGenerated GENERATED =
            new ManifestsGenerated("200", "mmm2222", Optional.empty(), Optional.of("7"), Optional.empty());
    private static final ManifestsCommitted COMMITTED =
            new ManifestsCommitted("200", "fff9999", Optional.of("https://git.example.com/Manifests"));

    private EmbeddedStore store;
    private DeploymentRecorder recorder;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop");
        recorder = DeploymentRecorder.of(store, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DefinitionUpdated ring(String ring, String commit, String pullRequest) {
        return new DefinitionUpdated(
                "100",
                "shop/cart:main-100",
                commit,
                ring,
                Optional.of(pullRequest),
                Optional.of("https://git.example.com/HLD"));
    }

    private List<Deployment> rows() {
        return store.all().stream().map(StoredDeployment::deployment).toList();
    }

    private void record(PipelineStep... steps) {
        for (PipelineStep step : steps) {
            recorder.record(step);
        }
    }

    @Test
    void theStepsOfOneImageInOneRingAreOneDeployment() {
        record(IMAGE, RING_QA, GENERATED, COMMITTED);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.get(SERVICE)).contains("cart");
            assertThat(row.get(RING)).contains("qa");
            assertThat(row.get(HLD_COMMIT)).contains("mmm2222");
            assertThat(row.get(MANIFEST_COMMIT)).contains("fff9999");
            assertThat(row.get(IMAGE_RECORDED_AT)).contains("2026-03-01T12:00:00Z");
        });
    }

    @Test
    void everyStepMayBeReportedAgainAtAnyTime() {
        record(IMAGE, RING_QA, GENERATED, COMMITTED);
        List<StoredDeployment> before = store.all();

        assertThat(recorder.record(IMAGE)).isEmpty();
        assertThat(recorder.record(RING_QA)).isEmpty();
        assertThat(recorder.record(GENERATED)).isEmpty();
        assertThat(recorder.record(COMMITTED)).isEmpty();
        assertThat(store.all()).isEqualTo(before);
    }

    @Test
    void aRepeatedRingLosesNothingOfTheManifests() {
        record(IMAGE, RING_QA, GENERATED, COMMITTED, RING_QA);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.get(MANIFEST_BUILD)).contains("200");
            assertThat(row.get(PULL_REQUEST)).contains("7");
        });
    }

    @Test
    void letterCaseMakesNoOtherDeployment() {
        record(IMAGE, RING_QA, ring("QA", "AAA1111", "7"));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void oneImageInThreeRingsIsThreeDeployments() {
        record(IMAGE, RING_QA, ring("staging", "aaa2222", "8"), ring("prod", "aaa3333", "9"));

        assertThat(rows()).extracting(row -> row.get(RING).orElse("")).containsExactly("qa", "staging", "prod");
        assertThat(rows()).allMatch(row -> row.is(SERVICE, "cart") && row.is(IMAGE_BUILD, "100"));
    }

    @Test
    void anImageThatReportsAfterItsRingsCompletesAllOfThem() {
        record(RING_QA, ring("prod", "aaa3333", "9"), IMAGE);

        assertThat(rows()).hasSize(2).allMatch(row -> row.is(SERVICE, "cart") && row.is(IMAGE_BUILD, "100"));
    }

    @Test
    void manifestsThatReportBeforeTheirRingBecomePartOfIt() {
        ManifestsGenerated early =
                new ManifestsGenerated("200", "AAA1111", Optional.empty(), Optional.empty(), Optional.empty());
        record(early, COMMITTED, IMAGE, RING_QA);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.get(RING)).contains("qa");
            assertThat(row.get(MANIFEST_COMMIT)).contains("fff9999");
        });
    }

    @Test
    void theStepsMayComeInReverse() {
        ManifestsGenerated direct =
                new ManifestsGenerated("200", "aaa1111", Optional.empty(), Optional.empty(), Optional.empty());
        record(direct, COMMITTED, RING_QA, IMAGE);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.get(SERVICE)).contains("cart");
            assertThat(row.get(MANIFEST_COMMIT)).contains("fff9999");
        });
    }

    @Test
    void oneCommitOfTheDefinitionForSeveralServicesCompletesAllOfThem() {
        record(
                new ImageBuilt("1", "shop/cart:1", "c1", "cart", Optional.empty()),
                new ImageBuilt("2", "shop/mail:2", "c2", "mail", Optional.empty()),
                new DefinitionUpdated("1", "shop/cart:1", "dddd111", "qa", Optional.of("21"), Optional.empty()),
                new DefinitionUpdated("2", "shop/mail:2", "dddd111", "qa", Optional.of("21"), Optional.empty()),
                new ManifestsGenerated("300", "eeee222", Optional.empty(), Optional.of("21"), Optional.empty()),
                new ManifestsCommitted("300", "ffff333", Optional.empty()));

        assertThat(rows()).hasSize(2).allMatch(row -> row.is(MANIFEST_COMMIT, "ffff333"));
    }

    @Test
    void aCommitThatIsGeneratedAgainIsAnotherDeployment() {
        record(IMAGE, RING_QA, GENERATED, COMMITTED);
        record(new ManifestsGenerated("201", "mmm2222", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(rows())
                .hasSize(2)
                .allMatch(row -> row.is(SERVICE, "cart") && row.is(RING, "qa"))
                .extracting(row -> row.get(MANIFEST_BUILD).orElse(""))
                .containsExactly("200", "201");
    }

    @Test
    void theTimeOfTheFirstReportStays() {
        record(IMAGE, RING_QA);
        DeploymentRecorder later = DeploymentRecorder.of(store, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        later.record(new DefinitionUpdated(
                "100", "shop/cart:main-100", "aaa1111", "qa", Optional.of("8"), Optional.empty()));

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.get(PULL_REQUEST)).contains("8");
            assertThat(row.get(HLD_RECORDED_AT)).contains("2026-03-01T12:00:00Z");
        });
    }

    @Test
    void manifestsOfAnUnknownGenerationAreRefused() {
        record(IMAGE, RING_QA);
        List<Deployment> before = rows();

        assertThatThrownBy(() -> recorder.record(COMMITTED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'200'")
                .hasMessageContaining("report the generation");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void allMissingValuesAreNamedAtOnce() {
        assertThatThrownBy(() -> new DefinitionUpdated("1", " ", "", "qa", Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("image tag, commit of the definition");
    }
}
