package dev.bedrock.telemetry.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentChange.Update;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store does that answers questions by itself. A test of such a store extends this. */
public abstract class DeploymentIndexContract {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DEPLOYMENTS = 400;

    private DeploymentStore store;
    private DeploymentIndex index;
    /** The same answers by reading everything. */
    private DeploymentIndex scanned;

    /** The store of a project, which also is a {@link DeploymentIndex}. */
    protected abstract DeploymentStore open(String project) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open("shop");
        index = (DeploymentIndex) store;
        scanned = new ScannedIndex(store);
        Random random = new Random(7);
        List<Insert> inserts = new ArrayList<>();
        for (int i = 0; i < DEPLOYMENTS; i++) {
            inserts.add(new Insert(deployment(random, i)));
        }
        store.apply(List.copyOf(inserts));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static Deployment deployment(Random random, int number) {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        Instant at = START.plusMillis(random.nextInt(200) * 500L);
        if (random.nextInt(10) > 0) {
            fields.put(DeploymentField.IMAGE_TAG, "Shop/Cart:" + random.nextInt(40));
            fields.put(DeploymentField.IMAGE_BUILD, "Build-" + random.nextInt(40));
            fields.put(DeploymentField.SERVICE, pick(random, "cart", "Cart", "team/cart", "a/b/mail", "mail", "x/"));
            fields.put(DeploymentField.COMMIT, commit(random.nextInt(30), random.nextInt(3)));
            fields.put(DeploymentField.AUTHOR, pick(random, "ada", "Grace", "edsger"));
            fields.put(DeploymentField.IMAGE_RECORDED_AT, at.toString());
        }
        if (random.nextInt(10) > 1) {
            fields.put(DeploymentField.RING, pick(random, "dev", "QA", "prod"));
            fields.put(DeploymentField.HLD_COMMIT, commit(100 + random.nextInt(30), 0));
            fields.put(DeploymentField.HLD_PROPOSED_COMMIT, commit(200 + random.nextInt(30), 0));
            fields.put(DeploymentField.PULL_REQUEST, "" + random.nextInt(50));
            fields.put(
                    DeploymentField.HLD_RECORDED_AT,
                    at.plusMillis(random.nextInt(3) * 250L).toString());
        }
        if (random.nextInt(10) > 2) {
            fields.put(DeploymentField.MANIFEST_COMMIT, commit(300 + random.nextInt(60), random.nextInt(3)));
            if (random.nextBoolean()) {
                fields.put(
                        DeploymentField.MANIFEST_RECORDED_AT,
                        at.plusMillis(random.nextInt(1000) * 100L).toString());
            }
            if (random.nextInt(4) == 0) {
                fields.put(
                        DeploymentField.FINISHED_AT,
                        at.plusSeconds(random.nextInt(100)).toString());
            }
        }
        if (random.nextInt(3) == 0) {
            fields.put(DeploymentField.STATUS, pick(random, "failed", "In Progress", "Complete", "canceled", "odd"));
        }
        return new Deployment(String.format("%012x", number * 7919), fields);
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    /** The same commit in full, abbreviated, or abbreviated and in capitals. */
    private static String commit(int number, int form) {
        String full = String.format("%07x", number * 99_991).repeat(6).substring(0, 40);
        return switch (form) {
            case 0 -> full;
            case 1 -> full.substring(0, 7);
            default -> full.substring(0, 9).toUpperCase(Locale.ROOT);
        };
    }

    private static DeploymentFilter filter(Random random) {
        DeploymentFilter filter = DeploymentFilter.all();
        for (DeploymentCriterion criterion : DeploymentCriterion.values()) {
            if (random.nextInt(6) == 0) {
                filter = filter.with(criterion, wanted(random, criterion));
            }
        }
        if (random.nextInt(3) == 0) {
            filter = filter.withStatus(List.of(DeploymentStatus.values()).get(random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            filter = filter.from(START.plusMillis(random.nextInt(100_000)));
        }
        return random.nextInt(4) == 0 ? filter.to(START.plusMillis(random.nextInt(100_000))) : filter;
    }

    private static String wanted(Random random, DeploymentCriterion criterion) {
        return switch (criterion) {
            case ID -> String.format("%012X", random.nextInt(DEPLOYMENTS) * 7919);
            case SERVICE -> pick(random, "CART", "mail", "team/cart", "a/b/mail", "x/", "nobody");
            case RING -> pick(random, "Dev", "qa", "prod", "nowhere");
            case AUTHOR -> pick(random, "ADA", "grace", "nobody");
            case COMMIT -> commit(random.nextInt(30), random.nextInt(3));
            case IMAGE_TAG -> "shop/cart:" + random.nextInt(40);
            case HLD_COMMIT -> commit(100 + random.nextInt(130), random.nextInt(3));
            case MANIFEST_COMMIT -> commit(300 + random.nextInt(60), random.nextInt(3));
            case PULL_REQUEST -> "" + random.nextInt(50);
            case BUILD -> "build-" + random.nextInt(40);
        };
    }

    private static Optional<List<RingState>> reached(Random random) {
        return random.nextInt(4) > 0
                ? Optional.empty()
                : Optional.of(IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> new RingState(
                                pick(random, "dev", "qa", "prod"), START.plusMillis(random.nextInt(200_000))))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(DeploymentOrder.class)
    void findsInOrderWhatReadingAllOfThemFinds(DeploymentOrder order) {
        Random random = new Random(order.name().length());
        int found = 0;
        for (int round = 0; round < 150; round++) {
            DeploymentFilter filter = filter(random);
            Optional<List<RingState>> reached = reached(random);
            int limit = 1 + random.nextInt(30);
            List<Deployment> expected = scanned.page(filter, reached, order, Optional.empty(), limit);

            assertThat(index.page(filter, reached, order, Optional.empty(), limit))
                    .as("%s %s", filter, reached)
                    .isEqualTo(expected);
            assertThat(index.count(filter, reached))
                    .as("%s %s", filter, reached)
                    .isEqualTo(scanned.count(filter, reached));
            found += expected.size();
        }
        assertThat(found).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(DeploymentOrder.class)
    void pagesTogetherAreTheWholeList(DeploymentOrder order) {
        DeploymentQuery query = DeploymentQuery.of(store);
        List<Deployment> all = new ArrayList<>();
        Optional<DeploymentCursor> after = Optional.empty();
        do {
            DeploymentPage page = query.page(DeploymentFilter.all(), order, 37, after);
            all.addAll(page.deployments());
            after = page.next().map(cursor -> DeploymentCursor.parse(cursor.text()));
        } while (after.isPresent());

        assertThat(all)
                .isEqualTo(scanned.page(DeploymentFilter.all(), Optional.empty(), order, Optional.empty(), DEPLOYMENTS))
                .hasSize(DEPLOYMENTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeploymentOrder.class,
            names = {"NEWEST", "OLDEST"})
    void pagesNeitherRepeatNorSkipWhileOthersWrite(DeploymentOrder order) {
        DeploymentQuery query = DeploymentQuery.of(store);
        Set<String> before = Set.copyOf(
                store.all().stream().map(row -> row.deployment().id()).toList());
        List<String> seen = new ArrayList<>();
        Optional<DeploymentCursor> after = Optional.empty();
        int round = 0;
        do {
            DeploymentPage page = query.page(DeploymentFilter.all(), order, 50, after);
            page.deployments().forEach(deployment -> seen.add(deployment.id()));
            after = page.next();
            write(round++);
        } while (after.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    /** Adds deployments at both ends and changes others, as pipelines do. */
    private void write(int round) {
        for (Instant at : List.of(START.minusSeconds(round + 1), START.plusSeconds(100_000 + round))) {
            store.apply(List.of(new Insert(new Deployment(
                    "f" + round + at.getEpochSecond(), Map.of(DeploymentField.IMAGE_RECORDED_AT, at.toString())))));
        }
        StoredDeployment any = store.all().get(round * 13 % DEPLOYMENTS);
        store.apply(List.of(new Update(
                any,
                any.deployment()
                        .with(Map.of(
                                DeploymentField.FINISHED_AT,
                                START.plusSeconds(200_000).toString())))));
    }

    @Test
    void knowsWhatRunsInEachRingAtAnyTime() {
        assertThat(index.rings()).isEqualTo(scanned.rings()).containsExactly("dev", "prod", "qa");
        for (long seconds : new long[] {0, 10, 50, 1000}) {
            List<RingState> states = index.rings().stream()
                    .map(ring -> new RingState(ring, START.plusSeconds(seconds)))
                    .toList();
            assertThat(index.running(states)).isEqualTo(scanned.running(states));
        }
        List<RingState> now = List.of(new RingState("prod", Instant.MAX), new RingState("nowhere", Instant.MAX));
        assertThat(index.running(now)).isEqualTo(scanned.running(now));
        assertThat(index.running(now).get(0)).hasSizeGreaterThan(2);
        assertThat(index.running(now).get(1)).isEmpty();
    }

    @Test
    void givesAllDeploymentsToAConsumer() {
        Set<DeploymentField> fields = Set.of(DeploymentField.SERVICE, DeploymentField.RING);
        List<Deployment> all = new ArrayList<>();
        index.scan(fields, all::add);
        List<Deployment> expected = new ArrayList<>();
        scanned.scan(fields, expected::add);

        assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anotherProjectIsNeverSeen() throws Exception {
        try (DeploymentStore other = open("bank")) {
            DeploymentIndex others = (DeploymentIndex) other;
            assertThat(others.rings()).isEmpty();
            assertThat(others.count(DeploymentFilter.all(), Optional.empty())).isZero();
            assertThat(others.running(List.of(new RingState("prod", Instant.MAX))))
                    .containsExactly(List.of());
            assertThat(others.page(
                            DeploymentFilter.all().with(DeploymentCriterion.ID, "000000000000"),
                            Optional.empty(),
                            DeploymentOrder.NEWEST,
                            Optional.empty(),
                            5))
                    .isEmpty();
        }
    }

    @Test
    void questionsAreNoCommandsForTheStore() {
        for (String odd : List.of("' OR 1=1 --", "\"; DROP TABLE deployment; --", "%", "_", "\u0000", "*", "cart'")) {
            for (DeploymentCriterion criterion : DeploymentCriterion.values()) {
                DeploymentFilter filter = DeploymentFilter.all().with(criterion, odd);
                assertThat(index.count(filter, Optional.empty()))
                        .as("%s %s", criterion, odd)
                        .isEqualTo(scanned.count(filter, Optional.empty()))
                        .isZero();
            }
        }
        assertThat(store.all()).hasSize(DEPLOYMENTS);
    }

    @Test
    void aCursorThatWasChangedIsRefused() {
        DeploymentQuery query = DeploymentQuery.of(store);
        String text = query.page(DeploymentFilter.all(), DeploymentOrder.NEWEST, 5, Optional.empty())
                .next()
                .orElseThrow()
                .text();

        for (String odd : List.of("", "!!", text.substring(5), "QQ", "x".repeat(100_000), "TkVXRVNU")) {
            assertThatThrownBy(() -> DeploymentCursor.parse(odd))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("TEL-0301");
        }
        DeploymentCursor cursor = DeploymentCursor.parse(text);
        assertThatThrownBy(() -> query.page(DeploymentFilter.all(), DeploymentOrder.RING, 5, Optional.of(cursor)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TEL-0301");
    }

    @Test
    void manyStatesAreAnsweredAtOnce() {
        List<RingState> states = Collections.nCopies(450, new RingState("dev", START.plusSeconds(30)));

        assertThat(index.running(states))
                .hasSize(450)
                .containsOnly(scanned.running(states.subList(0, 1)).get(0));
    }
}
