package dev.bedrock.telemetry.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final RetentionPolicy POLICY = new RetentionPolicy(Duration.ofDays(30), 2);

    private EmbeddedStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void insert(String id, String service, String ring, String time) {
        store.apply(List.of(new Insert(new Deployment(
                id,
                Map.of(
                        DeploymentField.SERVICE, service,
                        DeploymentField.RING, ring,
                        DeploymentField.HLD_RECORDED_AT, time)))));
    }

    private Retention retention() {
        return Retention.of(store, POLICY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<String> ids() {
        return store.all().stream().map(row -> row.deployment().id()).toList();
    }

    @Test
    void theLastOfEachServiceInEachRingStayHoweverOldTheyAre() {
        for (int i = 1; i <= 4; i++) {
            insert("qa" + i, "cart", i % 2 == 0 ? "qa" : "QA", "2020-01-0" + i + "T00:00:00Z");
        }
        insert("prod1", "cart", "prod", "2019-01-01T00:00:00Z");
        insert("mail1", "mail", "qa", "2018-01-01T00:00:00Z");

        assertThat(retention().plan()).isEqualTo(new Retention.Result(2, 4, 0));
        assertThat(ids()).hasSize(6);
        assertThat(retention().apply()).isEqualTo(new Retention.Result(2, 4, 0));
        assertThat(ids()).containsExactly("qa3", "qa4", "prod1", "mail1");
        assertThat(retention().apply()).isEqualTo(new Retention.Result(0, 4, 0));
    }

    @Test
    void theYoungStayHoweverManyThereAre() {
        for (int i = 0; i < 20; i++) {
            insert("a" + i, "cart", "qa", NOW.minus(Duration.ofDays(29)).toString());
        }

        assertThat(retention().apply().removed()).isZero();
    }

    @Test
    void aDeploymentWithoutATimeStays() {
        store.apply(List.of(new Insert(new Deployment("old", Map.of(DeploymentField.SERVICE, "cart")))));
        insert("strange", "cart", "qa", "yesterday");
        insert("ancient", "cart", "qa", "-999999999-01-01T00:00:00Z");
        insert("b", "cart", "qa", "2020-01-01T00:00:00Z");
        insert("c", "cart", "qa", "2020-01-02T00:00:00Z");

        assertThat(retention().apply()).isEqualTo(new Retention.Result(1, 4, 2));
        assertThat(ids()).containsExactly("old", "strange", "b", "c");
    }

    @Test
    void manyAreRemovedAtOnce() {
        store.apply(IntStream.range(0, 1_250)
                .<DeploymentChange>mapToObj(i -> new Insert(new Deployment(
                        "id" + i,
                        Map.of(
                                DeploymentField.SERVICE,
                                "cart",
                                DeploymentField.IMAGE_RECORDED_AT,
                                "2020-01-01T00:00:00Z"))))
                .toList());

        assertThat(retention().apply()).isEqualTo(new Retention.Result(1_248, 2, 0));
        assertThat(ids()).hasSize(2);
    }

    @Test
    void aPolicyThatKeepsNothingIsRefused() {
        assertThatThrownBy(() -> POLICY.withLast(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> POLICY.withAge(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(RetentionPolicy.defaults().withAge(Duration.ofDays(1)).last())
                .isEqualTo(10);
    }
}
