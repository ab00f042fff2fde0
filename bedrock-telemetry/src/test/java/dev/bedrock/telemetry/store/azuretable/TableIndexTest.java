package dev.bedrock.telemetry.store.azuretable;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static dev.bedrock.telemetry.deployment.DeploymentField.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentChange.Remove;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lookup costs, and the limits of the service. */
class TableIndexTest {
    private AzureTableOptions options;
    private AzureTableStore store;

    @BeforeEach
    void open() {
        options = Azurite.running().newTable();
        store = AzureTableStore.open(options, "shop");
        store.createTable();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private void insert(int count, IntFunction<Map<DeploymentField, String>> fields) {
        List<DeploymentChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(new Insert(new Deployment(String.format("%012x", i), fields.apply(i))));
        }
        store.apply(changes);
    }

    private long requestsOf(Runnable action) {
        long before = store.requests();
        action.run();
        return store.requests() - before;
    }

    @Test
    void aLookupAsksOnceAndThenForWhatItHasFound() {
        insert(3_000, i -> Map.of(IMAGE_TAG, "cart:" + i / 2, SERVICE, "cart"));

        assertThat(requestsOf(() ->
                        assertThat(store.find(IMAGE_TAG, Set.of("cart:700"))).hasSize(2)))
                .isEqualTo(1 + 2);
        assertThat(requestsOf(() ->
                        assertThat(store.find(IMAGE_TAG, Set.of("cart:none"))).isEmpty()))
                .isEqualTo(1);
    }

    @Test
    void aPageOfAServiceIsReadWithoutTheOthersAndGoesOnWhereItEnded() {
        insert(2_500, i -> Map.of(SERVICE, i % 50 == 0 ? "mail" : "cart", RING, "qa"));
        List<StoredDeployment> first = new ArrayList<>();
        List<StoredDeployment> second = new ArrayList<>();

        assertThat(requestsOf(() -> first.addAll(store.newest(SERVICE, "mail", Optional.empty(), 20))))
                .isEqualTo(1 + 20);
        store.apply(List.of(new Insert(new Deployment("later", Map.of(SERVICE, "mail")))));
        second.addAll(store.newest(SERVICE, "mail", Optional.of(first.get(19)), 50));

        assertThat(first)
                .hasSize(20)
                .extracting(row -> row.deployment().id())
                .startsWith(String.format("%012x", 2_450));
        assertThat(second).hasSize(30).doesNotContainAnyElementsOf(first);
        assertThat(second.get(29).deployment().id()).isEqualTo(String.format("%012x", 0));
    }

    @Test
    void manyWithTheSameValueAreReadBeyondTheFirstPage() {
        insert(2_300, i -> Map.of(IMAGE_TAG, "cart:latest"));

        assertThat(store.find(IMAGE_TAG, Set.of("cart:latest"))).hasSize(2_300);
        assertThat(store.all()).hasSize(2_300);
    }

    @Test
    void valuesThatAreFarApartAreFoundWithFewRequests() {
        insert(4_000, i -> Map.of(IMAGE_TAG, String.format("cart:%05d", i)));
        List<String> wanted = List.of(
                "cart:00000", "cart:00001", "cart:00002", "cart:00010", "cart:02000", "cart:03999", "cart:09999");

        long requests = requestsOf(() -> assertThat(store.find(IMAGE_TAG, wanted))
                .extracting(row -> row.deployment().get(IMAGE_TAG).orElse(""))
                .containsExactlyElementsOf(wanted.subList(0, 6)));

        assertThat(requests).isLessThanOrEqualTo(6 + 5);
    }

    @Test
    void aChangedValueIsNoLongerFoundByTheOldOne() {
        insert(1, i -> Map.of(IMAGE_TAG, "cart:1", DeploymentField.HLD_COMMIT, "aaa1111"));
        StoredDeployment read = store.all().get(0);
        store.apply(List.of(new Update(read, read.deployment().with(Map.of(DeploymentField.HLD_COMMIT, "mmm2222")))));

        assertThat(store.find(DeploymentField.HLD_COMMIT, Set.of("aaa1111"))).isEmpty();
        assertThat(store.find(DeploymentField.HLD_COMMIT, Set.of("mmm2222"))).hasSize(1);
        assertThat(store.find(IMAGE_TAG, Set.of("cart:1"))).hasSize(1);
    }

    @Test
    void removedDeploymentsLeaveNothingBehind() {
        insert(150, i -> Map.of(IMAGE_TAG, "cart:" + i, SERVICE, "cart"));
        store.apply(store.all().stream().<DeploymentChange>map(Remove::new).toList());

        assertThat(store.all()).isEmpty();
        assertThat(new RawTable(options).firstPage("PartitionKey eq 'shop'"))
                .extracting(row -> row.getRowKey())
                .containsExactly("~index");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b\\c#d?e",
                "~",
                "~index",
                "=",
                "=002F",
                "it's",
                "100% + 1 & more",
                "naïve ключ 键 \uD83D\uDE80",
                "a\tb\u0001",
                "shop' or PartitionKey eq 'bank",
                " padded "
            })
    void projectsAndIdsMayHaveAnyCharacter(String name) {
        try (AzureTableStore odd = AzureTableStore.open(options, name);
                AzureTableStore bank = AzureTableStore.open(options, "bank")) {
            bank.apply(List.of(new Insert(new Deployment("hers", Map.of(IMAGE_TAG, "cart:1")))));
            odd.apply(List.of(new Insert(new Deployment(name, Map.of(IMAGE_TAG, "cart:1", SERVICE, name)))));

            assertThat(odd.all()).extracting(row -> row.deployment().id()).containsExactly(name);
            assertThat(odd.find(IMAGE_TAG, Set.of("cart:1")))
                    .extracting(row -> row.deployment().id())
                    .containsExactly(name);
            assertThat(odd.newest(SERVICE, name, Optional.empty(), 5)).hasSize(1);
            assertThat(odd.get(Set.of(name, "hers"))).hasSize(1);
            odd.apply(List.of(new Remove(odd.all().get(0))));
            assertThat(odd.all()).isEmpty();
            assertThat(bank.all()).hasSize(1);
        }
    }

    @Test
    void aLongValueIsStoredAndFound() {
        String tag = "cart:" + "x".repeat(30_000);
        insert(1, i -> Map.of(IMAGE_TAG, tag));

        assertThat(store.find(IMAGE_TAG, Set.of(tag))).hasSize(1);
        assertThat(store.find(IMAGE_TAG, Set.of(tag + "y"))).isEmpty();
    }

    @Test
    void aValueThatIsTooLongIsRefusedAndNothingIsWritten() {
        List<DeploymentChange> changes = List.of(
                new Insert(new Deployment("a", Map.of(IMAGE_TAG, "cart:1"))),
                new Insert(new Deployment("b", Map.of(IMAGE_TAG, "x".repeat(33_000)))));

        assertThatThrownBy(() -> store.apply(changes))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("TEL-0213")
                .hasMessageContaining("imageTag has 33000 characters");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aDeploymentThatIsTooLargeIsRefused() {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        for (DeploymentField field : DeploymentField.values()) {
            fields.put(field, "x".repeat(32_000));
        }

        assertThatThrownBy(() -> insert(1, i -> fields))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("bytes");
        assertThat(store.all()).isEmpty();
    }

    @Test
    void anIdThatIsTooLongForAKeyIsRefused() {
        List<DeploymentChange> changes =
                List.of(new Insert(new Deployment("i".repeat(600), Map.of(IMAGE_TAG, "cart:1"))));

        assertThatThrownBy(() -> store.apply(changes))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("600 characters");
    }

    @Test
    void aHundredDeploymentsWithTheirIndexRowsAreWrittenTogetherOrNotAtAll() {
        insert(1, i -> Map.of(IMAGE_TAG, "cart:first"));
        List<DeploymentChange> changes = new ArrayList<>();
        for (int i = 99; i >= 0; i--) {
            changes.add(new Insert(new Deployment(
                    String.format("%012x", i), Map.of(IMAGE_TAG, "cart:" + i, SERVICE, "cart", RING, "qa"))));
        }

        assertThatThrownBy(() -> store.apply(changes)).isInstanceOf(ConflictException.class);
        assertThat(store.all()).hasSize(1);
        assertThat(store.find(IMAGE_TAG, Set.of("cart:5"))).isEmpty();
        store.apply(changes.subList(0, 99));
        assertThat(store.all()).hasSize(100);
        assertThat(store.find(IMAGE_TAG, Set.of("cart:5"))).hasSize(1);
    }

    @Test
    void ofMoreThanAHundredTheGroupsWithoutAConflictAreWritten() {
        insert(1, i -> Map.of(IMAGE_TAG, "cart:first"));
        List<DeploymentChange> changes = IntStream.range(0, 300)
                .<DeploymentChange>mapToObj(
                        i -> new Insert(new Deployment(String.format("%012x", i), Map.of(IMAGE_TAG, "cart:" + i))))
                .toList();

        assertThatThrownBy(() -> store.apply(changes)).isInstanceOf(ConflictException.class);
        assertThat(store.all()).hasSize(1 + 300 - 50);
    }
}
