package dev.bedrock.benchmarks;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.query.DeploymentCriterion;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import dev.bedrock.telemetry.sync.ClusterSync;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Questions about a million deployments in the embedded store: 100 services, 10 rings, 20 clusters, 200 authors, three years.
 * The argument is a file, which is filled if it is not there.
 */
public final class DeploymentQueries {
    private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    private static final int DEPLOYMENTS = 1_000_000;
    private static final int SECONDS_BETWEEN = 94;
    private static final int TOGETHER = 5_000;
    private static final int ROUNDS = 200;

    private DeploymentQueries() {}

    /** Fills the file if need be, and measures. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        boolean fresh = !Files.exists(file);
        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            if (fresh) {
                fill(store);
            }
            questions(DeploymentQuery.of(store));
            DoraMillion.measure(store);
            record(store);
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap in use %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) {
                System.out.println(line);
            }
        }
    }

    private static void fill(EmbeddedStore store) {
        long start = System.nanoTime();
        SplittableRandom random = new SplittableRandom(1);
        List<DeploymentChange> changes = new ArrayList<>();
        for (int i = 0; i < DEPLOYMENTS; i++) {
            changes.add(new DeploymentChange.Insert(deployment(i, random)));
            if (changes.size() == TOGETHER) {
                store.apply(changes);
                changes.clear();
            }
        }
        List<ClusterSync> syncs = new ArrayList<>();
        for (int cluster = 0; cluster < 20; cluster++) {
            syncs.add(new ClusterSync(
                    "cluster-" + cluster,
                    Optional.of("ring-" + cluster % 10),
                    manifestCommit(DEPLOYMENTS - 1 - cluster * 500),
                    at(DEPLOYMENTS)));
        }
        store.record(syncs);
        System.out.printf("filled in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    private static Instant at(int number) {
        return START.plusSeconds((long) number * SECONDS_BETWEEN);
    }

    private static String manifestCommit(int number) {
        return String.format("%07x", number * 31 & 0xfffffff);
    }

    /** Ten rings get each image one after the other. */
    private static Deployment deployment(int number, SplittableRandom random) {
        int image = number / 10;
        int service = image % 100;
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        fields.put(DeploymentField.IMAGE_BUILD, "" + image);
        fields.put(DeploymentField.IMAGE_TAG, "registry.example.com/service-" + service + ":main-" + image);
        fields.put(DeploymentField.COMMIT, commit(image));
        fields.put(DeploymentField.SERVICE, "service-" + service);
        fields.put(DeploymentField.AUTHOR, "author-" + random.nextInt(200));
        fields.put(
                DeploymentField.COMMITTED_AT,
                at(number).minusSeconds(600 + random.nextInt(200_000)).toString());
        fields.put(DeploymentField.IMAGE_RECORDED_AT, at(number).toString());
        fields.put(DeploymentField.HLD_BUILD, "" + image);
        fields.put(DeploymentField.HLD_COMMIT, String.format("%07x", number));
        fields.put(DeploymentField.RING, "ring-" + number % 10);
        fields.put(DeploymentField.PULL_REQUEST, "" + number);
        fields.put(DeploymentField.HLD_RECORDED_AT, at(number).plusSeconds(120).toString());
        fields.put(DeploymentField.MANIFEST_BUILD, "" + (number + 5_000_000));
        fields.put(DeploymentField.MANIFEST_COMMIT, manifestCommit(number));
        fields.put(
                DeploymentField.MANIFEST_RECORDED_AT,
                at(number).plusSeconds(300).toString());
        int fate = random.nextInt(100);
        fields.put(DeploymentField.STATUS, fate < 5 ? "failed" : fate < 6 ? "canceled" : "Complete");
        return new Deployment(String.format("%012x", number * 2_654_435_761L & 0xffffffffffffL), fields);
    }

    private static String commit(int image) {
        return String.format("%07x", image * 2_654_435 & 0xfffffff);
    }

    private static void questions(DeploymentQuery query) throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        List<DeploymentFilter> filters = new ArrayList<>();
        DeploymentFilter all = DeploymentFilter.all();
        filters.add(all);
        filters.add(all.withService("service-7"));
        filters.add(all.withService("service-7").withRing("ring-3"));
        filters.add(all.withRing("ring-3"));
        filters.add(all.withAuthor("author-9"));
        filters.add(all.withAuthor("author-9").withService("service-7"));
        filters.add(all.withAuthor("author-9").withRing("ring-3").withStatus(DeploymentStatus.FAILED));
        filters.add(all.withStatus(DeploymentStatus.FAILED));
        filters.add(all.withStatus(DeploymentStatus.IN_PROGRESS));
        filters.add(all.withStatus(DeploymentStatus.CANCELED).withRing("ring-9"));
        filters.add(all.withService("service-7").withStatus(DeploymentStatus.IN_PROGRESS));
        filters.add(all.withCluster("cluster-3"));
        filters.add(all.withCluster("cluster-3").withService("service-7"));
        filters.add(all.with(DeploymentCriterion.IMAGE_TAG, "registry.example.com/service-7:main-10007"));
        filters.add(all.with(DeploymentCriterion.PULL_REQUEST, "500000"));
        filters.add(all.with(DeploymentCriterion.MANIFEST_COMMIT, manifestCommit(500_000)));
        filters.add(all.with(DeploymentCriterion.HLD_COMMIT, String.format("%07x", 500_000)));
        filters.add(all.from(at(500_000)).to(at(500_200)));
        filters.add(all.from(at(500_000)).to(at(600_000)).withService("service-7"));
        for (DeploymentFilter filter : filters) {
            for (DeploymentOrder order : List.of(DeploymentOrder.NEWEST, DeploymentOrder.CHANGED)) {
                measure(
                        "page of 50, " + order + ", " + filter.values() + filter.status() + filter.cluster()
                                + filter.from(),
                        20,
                        () -> query.page(filter, order, 50, Optional.empty())
                                .deployments()
                                .size());
            }
        }
        measure("matrix", 20, () -> query.matrix().cells().stream()
                .mapToInt(cell -> cell.deployments().size())
                .sum());
        measure("what runs where", 20, () -> query.running().size());
        measure("changes of a week", 20, () -> query.changes(at(900_000), at(906_400))
                .size());
        measure("journey", ROUNDS, () -> query.journey(commit(random.nextInt(DEPLOYMENTS / 10)))
                .legs()
                .size());
        measure("count of a service", 20, () -> (int) query.count(all.withService("service-7")));
    }

    private static void measure(String what, int rounds, Callable<Integer> question) throws Exception {
        double[] millis = new double[rounds];
        double[] processor = new double[rounds];
        int result = 0;
        for (int round = 0; round < rounds; round++) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            result = question.call();
            millis[round] = (System.nanoTime() - start) / 1e6;
            processor[round] = (cpuNanos() - cpu) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        Arrays.sort(processor);
        System.out.printf(
                "%-100s first %7.2f  median %7.2f  worst %7.2f ms, CPU median %7.2f ms  (%d)%n",
                what, first, millis[rounds / 2], millis[rounds - 1], processor[rounds / 2], result);
    }

    /** Of this thread: what a question takes on a machine that has other things to do. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void record(EmbeddedStore store) throws Exception {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        int threads = 16;
        int images = 60;
        long run = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            done.add(pool.submit(() -> {
                for (int i = 0; i < images; i++) {
                    String name = run + "-" + number + "-" + i;
                    recorder.record(new PipelineStep.ImageBuilt(
                            name, "new:" + name, "c" + name, "service-" + number, Optional.empty()));
                    for (int ring = 0; ring < 3; ring++) {
                        String commit = "d" + name + ring;
                        recorder.record(new PipelineStep.DefinitionUpdated(
                                name, "new:" + name, commit, "ring-" + ring, Optional.empty(), Optional.empty()));
                        recorder.record(new PipelineStep.ManifestsGenerated(
                                "m" + name + ring,
                                commit,
                                Optional.of("f" + commit),
                                Optional.empty(),
                                Optional.empty()));
                    }
                }
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        System.out.printf(
                "recorded %.0f steps a second, durable, by %d threads%n", threads * images * 7 / seconds, threads);
    }
}
