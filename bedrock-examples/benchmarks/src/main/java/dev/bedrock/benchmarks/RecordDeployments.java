package dev.bedrock.benchmarks;

import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.azuretable.AzureTableOptions;
import dev.bedrock.telemetry.store.azuretable.AzureTableStore;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Recording into the stores. The first argument is a file that is not there yet, the second the address of an Azurite
 * without tables, such as {@code http://127.0.0.1:10002/devstoreaccount1}; {@code -} leaves one of them out.
 */
public final class RecordDeployments {
    private static final Secret EMULATOR =
            Secret.of("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");
    private static final int DEPLOYMENTS = 100_000;
    private static final int TOGETHER = 5_000;

    private RecordDeployments() {}

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        if (!arguments[0].equals("-")) {
            embedded(Path.of(arguments[0]));
        }
        if (!arguments[1].equals("-")) {
            azure(URI.create(arguments[1]));
        }
    }

    private static void embedded(Path file) throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            for (int threads : new int[] {1, 4, 16, 16, 64}) {
                print("embedded, one by one, " + threads + " threads", each(store, threads, 4_000));
            }
            for (int together : new int[] {100, 1_000}) {
                print("embedded, " + together + " together", batches(store, 40_000, together, together * 10_000_000L));
            }
        }
    }

    private static void azure(URI endpoint) {
        AzureTableOptions options =
                AzureTableOptions.of("devstoreaccount1", EMULATOR, "fresh").withEndpoint(endpoint);
        try (AzureTableStore store = AzureTableStore.open(options, "shop")) {
            store.createTable();
            for (int round = 0; round < 3; round++) {
                long before = store.requests();
                print(
                        "table, " + TOGETHER + " together, round " + round,
                        batches(store, 20_000, TOGETHER, round * 1_000_000L));
                System.out.printf("    in %d requests%n", store.requests() - before);
            }
        }
        AzureTableOptions full = new AzureTableOptions(
                options.account(),
                options.key(),
                "full",
                options.endpoint(),
                options.otherWriters(),
                options.patience().multipliedBy(4));
        try (AzureTableStore store = AzureTableStore.open(full, "shop")) {
            store.createTable();
            long start = System.nanoTime();
            for (int i = 0; i < DEPLOYMENTS; i += TOGETHER) {
                store.apply(deployments(i));
            }
            System.out.printf("table, filled with %d in %.1f s%n", DEPLOYMENTS, (System.nanoTime() - start) / 1e9);
            page(
                    store,
                    "a page of 50 of a service",
                    () -> store.newest(DeploymentField.SERVICE, "service42", Optional.empty(), 50));
            page(
                    store,
                    "a page of 50 of a ring",
                    () -> store.newest(DeploymentField.RING, "ring4", Optional.empty(), 50));
            page(store, "an image", () -> store.find(DeploymentField.IMAGE_TAG, Set.of("shop/app:4242")));
            print(
                    "table with " + DEPLOYMENTS + ", " + TOGETHER + " together",
                    batches(store, 20_000, TOGETHER, 9_000_000L));
        }
    }

    private static void page(AzureTableStore store, String name, Runnable action) {
        for (int round = 0; round < 5; round++) {
            long before = store.requests();
            long start = System.nanoTime();
            action.run();
            System.out.printf(
                    "table with %d, %s: %d requests, %.0f ms%n",
                    DEPLOYMENTS, name, store.requests() - before, (System.nanoTime() - start) / 1e6);
        }
    }

    private static List<DeploymentChange> deployments(int first) {
        List<DeploymentChange> changes = new ArrayList<>();
        for (int i = first; i < first + TOGETHER; i++) {
            changes.add(new DeploymentChange.Insert(new Deployment(
                    String.format("%012x", i * 2_654_435_761L & 0xffffffffffffL),
                    Map.of(
                            DeploymentField.IMAGE_BUILD, "" + i,
                            DeploymentField.IMAGE_TAG, "shop/app:" + i,
                            DeploymentField.COMMIT, String.format("%07x", i),
                            DeploymentField.SERVICE, "service" + i % 100,
                            DeploymentField.RING, "ring" + i / 100 % 10))));
        }
        return changes;
    }

    /** Steps a second. */
    private static double each(DeploymentStore store, int threads, int deployments) throws Exception {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < deployments; i++) {
            long number = start + i;
            done.add(pool.submit(() -> steps(number).forEach(recorder::record)));
        }
        for (Future<?> future : done) {
            future.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return 4 * deployments / seconds;
    }

    /** Steps a second. */
    private static double batches(DeploymentStore store, int steps, int together, long first) {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        List<List<PipelineStep>> batches = new ArrayList<>();
        List<PipelineStep> batch = new ArrayList<>();
        for (long i = first; i < first + steps / 4; i++) {
            batch.addAll(steps(i));
            if (batch.size() >= together) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        long start = System.nanoTime();
        batches.forEach(recorder::recordAll);
        return batches.size() * (double) together / ((System.nanoTime() - start) / 1e9);
    }

    /** The four steps of a deployment. */
    private static List<PipelineStep> steps(long n) {
        String tag = "shop/app:main-" + n;
        String commit = Long.toHexString(n);
        return List.of(
                new ImageBuilt("" + n, tag, commit, "service" + n % 100, Optional.of("https://git.example/app")),
                new DefinitionUpdated(
                        "" + n, tag, "a" + commit, "ring" + n % 10, Optional.of("" + n), Optional.empty()),
                new ManifestsGenerated("" + n, "b" + commit, Optional.empty(), Optional.of("" + n), Optional.empty()),
                new ManifestsCommitted("" + n, "c" + commit, Optional.of("https://git.example/manifests")));
    }

    private static void print(String name, double perSecond) {
        System.out.printf("%s: %.0f steps a second%n", name, perSecond);
    }
}
