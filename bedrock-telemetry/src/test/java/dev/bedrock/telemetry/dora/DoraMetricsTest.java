package dev.bedrock.telemetry.dora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentChange.Remove;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoraMetricsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NEXT_MONDAY = MONDAY.plus(Duration.ofDays(7));

    private final DoraMetrics metrics = DoraMetrics.empty(
            service -> service.equals("cart") || service.equals("mail") ? Optional.of("shop") : Optional.empty());

    private static Deployment deployment(String id, String service, String ring, String tag, int hour) {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        fields.put(DeploymentField.SERVICE, service);
        fields.put(DeploymentField.RING, ring);
        fields.put(DeploymentField.IMAGE_TAG, tag);
        fields.put(DeploymentField.MANIFEST_COMMIT, "f" + id);
        fields.put(DeploymentField.MANIFEST_RECORDED_AT, time(hour).toString());
        return new Deployment(id, fields);
    }

    private static Deployment committed(Deployment deployment, int hour) {
        return deployment.with(Map.of(DeploymentField.COMMITTED_AT, time(hour).toString()));
    }

    private static Instant time(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }

    private void add(Deployment... deployments) {
        for (Deployment deployment : deployments) {
            metrics.apply(List.of(new Insert(deployment)));
        }
    }

    private DoraReport week() {
        return metrics.report(DoraScope.all(), MONDAY, NEXT_MONDAY);
    }

    @Test
    void deploymentFrequencyCountsWhatCameToARing() {
        add(
                deployment("1", "cart", "prod", "cart:1", 1),
                deployment("2", "cart", "prod", "cart:2", 30),
                deployment("3", "cart", "qa", "cart:2", 29),
                deployment("4", "mail", "prod", "mail:1", 7 * 24),
                deployment("5", "cart", "prod", "cart:3", 31).with(Map.of(DeploymentField.STATUS, "failed")));

        assertThat(week().deployments()).isEqualTo(3);
        assertThat(week().deploymentsPerDay()).isEqualTo(3 / 7.0);
        assertThat(metrics.report(DoraScope.all().withRing("PROD"), MONDAY, NEXT_MONDAY)
                        .deployments())
                .isEqualTo(2);
        assertThat(metrics.report(DoraScope.all().withService("Cart"), MONDAY, NEXT_MONDAY.plusSeconds(1))
                        .deployments())
                .isEqualTo(3);
        assertThat(metrics.report(DoraScope.all(), time(29), time(30)).deployments())
                .isEqualTo(1);
    }

    @Test
    void leadTimeIsTheMedianFromCommitToDeploymentAndCountsTheUnknown() {
        add(
                committed(deployment("1", "cart", "prod", "cart:1", 10), 9),
                committed(deployment("2", "cart", "prod", "cart:2", 20), 17),
                committed(deployment("3", "cart", "prod", "cart:3", 40), 20),
                deployment("4", "cart", "prod", "cart:4", 50),
                committed(deployment("5", "cart", "prod", "cart:5", 60), 61));

        assertThat(week().leadTime())
                .isEqualTo(new DurationStatistics(
                        3, 2, Optional.of(Duration.ofHours(3)), Optional.of(Duration.ofHours(20))));
    }

    @Test
    void aReturnToAnEarlierImageIsAFailureAndItsRepair() {
        add(
                deployment("1", "cart", "prod", "cart:1", 10),
                deployment("2", "cart", "prod", "cart:2", 20),
                deployment("3", "cart", "prod", "cart:1", 22),
                deployment("4", "cart", "prod", "cart:3", 40));

        assertThat(week().changeFailRate()).contains(0.25);
        assertThat(week().recoveryTime().median()).contains(Duration.ofHours(2));
        assertThat(week().reworkRate()).contains(0.25);
    }

    @Test
    void theSameImageAgainIsNoRollback() {
        add(
                deployment("1", "cart", "prod", "cart:1", 10),
                deployment("2", "cart", "prod", "cart:1", 20),
                deployment("3", "cart", "qa", "cart:1", 21));

        assertThat(week().failed()).isZero();
        assertThat(week().rework()).isZero();
    }

    @Test
    void anIncidentBelongsToTheLastDeploymentBeforeItUnlessItNamesOne() {
        add(
                deployment("1", "cart", "prod", "cart:1", 10),
                deployment("2", "cart", "prod", "cart:2", 20),
                deployment("3", "cart", "prod", "cart:3", 50));
        metrics.apply(new Incident("cart", "prod", Optional.empty(), time(30), Optional.of(time(31))));

        assertThat(week().failed()).isEqualTo(1);
        assertThat(week().recoveryTime().median()).contains(Duration.ofHours(1));
        assertThat(week().rework()).isEqualTo(1);

        metrics.apply(new Incident("cart", "prod", Optional.of("3"), time(60), Optional.empty()));
        assertThat(week().failed()).isEqualTo(2);
        assertThat(week().recoveryTime().unknown()).isEqualTo(1);

        metrics.apply(new Incident("cart", "prod", Optional.of("3"), time(60), Optional.of(time(64))));
        assertThat(week().recoveryTime().known()).isEqualTo(2);
        assertThat(week().recoveryTime().ninetiethPercentile()).contains(Duration.ofHours(4));
    }

    @Test
    void anIncidentThatIsNotOverEndsWithTheNextImage() {
        add(deployment("1", "cart", "prod", "cart:1", 10), deployment("2", "cart", "prod", "cart:2", 20));
        metrics.apply(new Incident("cart", "prod", Optional.of("1"), time(12), Optional.empty()));

        assertThat(week().recoveryTime().median()).contains(Duration.ofHours(8));
    }

    @Test
    void whatIsUnknownIsCounted() {
        Deployment timeless = new Deployment(
                "1", Map.of(DeploymentField.SERVICE, "cart", DeploymentField.MANIFEST_COMMIT, "abc1234"));
        Deployment byHand = new Deployment(
                "2",
                Map.of(
                        DeploymentField.MANIFEST_COMMIT,
                        "abc1235",
                        DeploymentField.MANIFEST_RECORDED_AT,
                        time(3).toString()));
        add(timeless, byHand, deployment("3", "other", "prod", "other:1", 4));
        metrics.apply(new Incident("never", "prod", Optional.empty(), time(5), Optional.empty()));
        metrics.apply(new Incident("other", "prod", Optional.empty(), time(3), Optional.empty()));

        assertThat(week().unknown()).isEqualTo(new DoraReport.Unknown(1, 1, 1, 2, 2));
        assertThat(week().deployments()).isEqualTo(2);
        assertThat(week().changeFailRate()).contains(0.0);
    }

    @Test
    void aTeamIsTheSumOfItsServices() {
        add(
                deployment("1", "cart", "prod", "cart:1", 10),
                deployment("2", "mail", "prod", "mail:1", 10),
                deployment("3", "other", "prod", "other:1", 10));

        assertThat(metrics.report(DoraScope.all().withTeam("shop"), MONDAY, NEXT_MONDAY)
                        .deployments())
                .isEqualTo(2);
        assertThat(metrics.report(DoraScope.all().withTeam("nobody"), MONDAY, NEXT_MONDAY)
                        .deployments())
                .isZero();
    }

    @Test
    void nothingHasNoRates() {
        assertThat(week().changeFailRate()).isEmpty();
        assertThat(week().reworkRate()).isEmpty();
        assertThat(week().leadTime().median()).isEmpty();
        assertThatThrownBy(() -> metrics.report(DoraScope.all(), MONDAY, MONDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Changes in any order lead to the same figures as counting what there is in the end. */
    @Test
    void changesLeadToTheSameAsCountingAgain() {
        Random random = new Random(3);
        Map<String, Deployment> now = new TreeMap<>();
        for (int i = 0; i < 3000; i++) {
            String id = "" + random.nextInt(300);
            Deployment after = committed(
                    deployment(
                            id,
                            random.nextBoolean() ? "cart" : "mail",
                            random.nextBoolean() ? "prod" : "qa",
                            "x:" + random.nextInt(8),
                            random.nextInt(150)),
                    random.nextInt(150));
            Deployment before = now.get(id);
            if (before == null) {
                metrics.apply(List.of(new Insert(after)));
                now.put(id, after);
            } else if (random.nextInt(4) == 0) {
                metrics.apply(List.of(new Remove(new StoredDeployment(before, "1"))));
                now.remove(id);
            } else {
                metrics.apply(List.of(new Update(new StoredDeployment(before, "1"), after)));
                now.put(id, after);
            }
        }
        DoraMetrics again =
                DoraMetrics.empty(service -> service.equals("nobody") ? Optional.empty() : Optional.of("shop"));
        now.values().forEach(deployment -> again.apply(List.of(new Insert(deployment))));

        for (DoraScope scope : List.of(
                DoraScope.all(),
                DoraScope.all().withService("cart"),
                DoraScope.all().withRing("qa"))) {
            assertThat(metrics.report(scope, time(20), time(120))).isEqualTo(again.report(scope, time(20), time(120)));
        }
        assertThat(week().deployments()).isGreaterThan(100);
        assertThat(week().failed()).isGreaterThan(10);
    }

    @Test
    void theRecorderTellsItsChanges(@TempDir Path folder) {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop")) {
            DeploymentRecorder recorder = DeploymentRecorder.of(store);
            DoraMetrics live = DoraMetrics.load(DeploymentQuery.of(store));
            live.apply(recorder.record(new ImageBuilt("1", "cart:1", "c0ffee1", "cart", Optional.empty())));
            live.apply(recorder.record(
                    new DefinitionUpdated("1", "cart:1", "aaaa111", "prod", Optional.empty(), Optional.empty())));
            live.apply(recorder.record(new ManifestsGenerated(
                    "2", "aaaa111", Optional.of("ffff111"), Optional.empty(), Optional.empty())));

            DoraReport report = live.report(DoraScope.all(), Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));
            assertThat(report.deployments()).isEqualTo(1);
            assertThat(report)
                    .isEqualTo(DoraMetrics.load(DeploymentQuery.of(store))
                            .report(DoraScope.all(), Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z")));
        }
    }
}
