package dev.bedrock.telemetry.store;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.PULL_REQUEST;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static dev.bedrock.telemetry.deployment.DeploymentField.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentChange.Remove;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of deployments does. A test of a store extends this. */
public abstract class DeploymentStoreContract {
    private DeploymentStore store;

    /** The store of a project, the same one for the same project within one test. */
    protected abstract DeploymentStore open(String project) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open("shop");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static Deployment deployment(String id, Map<DeploymentField, String> fields) {
        return new Deployment(id, fields);
    }

    private StoredDeployment only(DeploymentField key, String value) {
        List<StoredDeployment> found = store.find(key, Set.of(value));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void whatIsInsertedIsFoundByItsKeys() {
        Deployment deployment =
                deployment("a1", Map.of(IMAGE_TAG, "cart:1", PULL_REQUEST, "17", MANIFEST_BUILD, "9", SERVICE, "cart"));
        store.apply(List.of(new Insert(deployment)));

        assertThat(only(IMAGE_TAG, "cart:1").deployment()).isEqualTo(deployment);
        assertThat(only(PULL_REQUEST, "17").deployment()).isEqualTo(deployment);
        assertThat(only(MANIFEST_BUILD, "9").deployment()).isEqualTo(deployment);
        assertThat(store.find(IMAGE_TAG, Set.of("cart:2"))).isEmpty();
        assertThat(store.find(IMAGE_TAG, Set.of("Cart:1"))).isEmpty();
    }

    @Test
    void severalValuesFindAllThatHaveOneOfThemTheOldestFirst() {
        store.apply(List.of(new Insert(deployment("c", Map.of(IMAGE_TAG, "x:2")))));
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        store.apply(List.of(new Insert(deployment("b", Map.of(IMAGE_TAG, "x:3")))));

        assertThat(store.find(IMAGE_TAG, Set.of("x:1", "x:2")))
                .extracting(row -> row.deployment().id())
                .containsExactly("c", "a");
        assertThat(store.all()).extracting(row -> row.deployment().id()).containsExactly("c", "a", "b");
    }

    @Test
    void otherFieldsAreNoKeys() {
        assertThatThrownBy(() -> store.find(RING, Set.of("qa"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUpdateIsMadeIfNobodyElseHasChangedTheDeployment() {
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        StoredDeployment read = only(IMAGE_TAG, "x:1");
        store.apply(List.of(new Update(read, read.deployment().with(Map.of(RING, "qa")))));

        assertThat(only(IMAGE_TAG, "x:1").deployment().get(RING)).contains("qa");
        Update late = new Update(read, read.deployment().with(Map.of(RING, "prod")));
        assertThatThrownBy(() -> store.apply(List.of(late))).isInstanceOf(ConflictException.class);
        assertThat(only(IMAGE_TAG, "x:1").deployment().get(RING)).contains("qa");
    }

    @Test
    void aSecondInsertOfAnIdIsAConflictAndKeepsTheFirst() {
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        Insert second = new Insert(deployment("a", Map.of(IMAGE_TAG, "x:2")));

        assertThatThrownBy(() -> store.apply(List.of(second))).isInstanceOf(ConflictException.class);
        assertThat(only(IMAGE_TAG, "x:1").deployment().id()).isEqualTo("a");
    }

    @Test
    void aRemovalOfWhatHasChangedIsAConflict() {
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        StoredDeployment read = only(IMAGE_TAG, "x:1");
        store.apply(List.of(new Update(read, read.deployment().with(Map.of(RING, "qa")))));

        assertThatThrownBy(() -> store.apply(List.of(new Remove(read)))).isInstanceOf(ConflictException.class);
        store.apply(List.of(new Remove(only(IMAGE_TAG, "x:1"))));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void severalChangesAreMadeTogetherOrNotAtAll() {
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        StoredDeployment read = only(IMAGE_TAG, "x:1");
        store.apply(List.of(new Update(read, read.deployment().with(Map.of(RING, "qa")))));

        List<DeploymentChange> changes =
                List.of(new Insert(deployment("b", Map.of(IMAGE_TAG, "x:2"))), new Remove(read));
        assertThatThrownBy(() -> store.apply(changes)).isInstanceOf(ConflictException.class);
        assertThat(store.all()).extracting(row -> row.deployment().id()).containsExactly("a");
    }

    @Test
    void projectsDoNotSeeEachOther() throws Exception {
        try (DeploymentStore other = open("bank")) {
            store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
            other.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1", RING, "qa")))));

            assertThat(only(IMAGE_TAG, "x:1").deployment().has(RING)).isFalse();
            assertThat(other.all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "a/b\\c#d?e",
                "100% & more + 1",
                "x' OR '1'='1",
                "naïve ключ 键",
                "\uD83D\uDE80",
                " padded ",
                "a\tb"
            })
    void valuesComeBackToTheLetter(String value) {
        store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, value, SERVICE, value)))));

        assertThat(only(IMAGE_TAG, value).deployment().get(SERVICE)).contains(value);
    }

    @Test
    void ofSixteenWritersNoneLosesAnything() throws Exception {
        int writers = 16;
        int images = 4;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            DeploymentRecorder recorder = DeploymentRecorder.of(store);
            List<Future<?>> done = new ArrayList<>();
            IntStream.range(0, writers * images)
                    .forEach(i -> done.add(pool.submit(() -> {
                        String tag = "cart:" + i % images;
                        recorder.record(new ImageBuilt("" + i % images, tag, "c0ffee", "cart", Optional.empty()));
                        recorder.record(new DefinitionUpdated(
                                "9", tag, "aaaa" + i, "ring" + i, Optional.empty(), Optional.empty()));
                    })));
            for (Future<?> future : done) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(store.all())
                .extracting(row -> row.deployment().get(RING).orElse(""))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, writers * images)
                        .mapToObj(i -> "ring" + i)
                        .toList());
        assertThat(store.all()).allMatch(row -> row.deployment().has(IMAGE_BUILD));
    }

    /** Reading by ids, and all of them one by one. */
    @Nested
    class Reading {
        @Test
        void idsFindWhatThereIs() {
            store.apply(List.of(
                    new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1"))),
                    new Insert(deployment("b", Map.of(IMAGE_TAG, "x:2")))));

            assertThat(store.get(List.of("b", "nobody", "a", "b")))
                    .extracting(row -> row.deployment().id())
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(store.get(List.of())).isEmpty();
            assertThat(store.get(List.of("a' OR 'a'='a", "", "\u0000"))).isEmpty();
        }

        @Test
        void whatWasReadByItsIdCanBeUpdated() {
            store.apply(List.of(new Insert(deployment("a", Map.of(IMAGE_TAG, "x:1")))));
            StoredDeployment read = store.get(Set.of("a")).get(0);
            store.apply(List.of(new Update(read, read.deployment().with(Map.of(RING, "qa")))));

            assertThat(only(IMAGE_TAG, "x:1").deployment().get(RING)).contains("qa");
        }

        @Test
        void everyDeploymentIsVisitedOnceHoweverManyThereAre() {
            int many = 1_234;
            List<DeploymentChange> changes = IntStream.range(0, many)
                    .<DeploymentChange>mapToObj(i -> new Insert(deployment("id" + i, Map.of(SERVICE, "cart"))))
                    .toList();
            for (int i = 0; i < many; i += 100) {
                store.apply(changes.subList(i, Math.min(many, i + 100)));
            }
            List<String> seen = new ArrayList<>();
            store.forEach(row -> seen.add(row.deployment().id()));

            assertThat(seen).hasSize(many).doesNotHaveDuplicates();
            assertThat(store.all())
                    .extracting(row -> row.deployment().id())
                    .containsExactlyElementsOf(
                            changes.stream().map(DeploymentChange::id).toList());
        }

        @Test
        void manyValuesAreLookedUpAtOnce() {
            store.apply(IntStream.range(0, 90)
                    .<DeploymentChange>mapToObj(
                            i -> new Insert(deployment("id" + i, Map.of(IMAGE_TAG, "cart:" + i / 2))))
                    .toList());
            List<String> wanted = IntStream.range(0, 200)
                    .filter(i -> i % 3 == 0)
                    .mapToObj(i -> "cart:" + i)
                    .toList();

            assertThat(store.find(IMAGE_TAG, wanted))
                    .extracting(row -> row.deployment().get(IMAGE_TAG).orElse(""))
                    .containsExactlyElementsOf(IntStream.range(0, 90)
                            .map(i -> i / 2)
                            .filter(i -> i % 3 == 0)
                            .mapToObj(i -> "cart:" + i)
                            .toList());
        }
    }
}
