package dev.bedrock.benchmarks;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates a definition of 100 components over nine large charts, and compares with one process of Helm for each, as many at
 * a time as there are processors. Arguments: a folder of packed charts, and the path of Helm.
 */
public final class CompareGenerate {
    private static final int COMPONENTS = 100;
    /** Published charts that render with the values of the definition. */
    private static final List<String> LARGE = List.of(
            "argoproj_argo-helm__argo-cd.tgz",
            "bitnami_charts__argo-cd.tgz",
            "bitnami_charts__jaeger.tgz",
            "bitnami_charts__mongodb-sharded.tgz",
            "bitnami_charts__opensearch.tgz",
            "grafana_helm-charts__tempo-distributed.tgz",
            "helm_charts__redis-ha.tgz",
            "helm_charts__spring-cloud-data-flow.tgz",
            "prometheus-community_helm-charts__kube-prometheus-stack.tgz");

    private static final int WARM_RUNS = 10;
    private static final int PARALLEL = Runtime.getRuntime().availableProcessors();

    private CompareGenerate() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Path root = Files.createTempDirectory("bedrock-generate");
        try {
            List<String> charts = copyCharts(Path.of(arguments[0]), root);
            GeneratedDefinition.write(root, COMPONENTS, charts);
            System.out.printf(
                    "%d components, %d charts, %d processors, load average %.1f, JDK %s%n",
                    COMPONENTS,
                    charts.size(),
                    PARALLEL,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    System.getProperty("java.version"));
            measure("compose, cold", () -> Hld.open(root).compose(Environments.of("prod")));
            for (int i = 0; i < WARM_RUNS; i++) {
                Hld.open(root).compose(Environments.of("prod"));
            }
            measure("compose, warm", () -> Hld.open(root).compose(Environments.of("prod")));
            HelmRenderer embedded = EmbeddedHelm.create();
            measure("generate, embedded, first time", () -> generate(root, embedded));
            for (int i = 0; i < WARM_RUNS; i++) {
                generate(root, embedded);
            }
            measure("generate, embedded, warm", () -> generate(root, embedded));
            HelmCli cli = HelmCli.of(ProcessRunner.system(), arguments[1]);
            measure("processes of Helm alone", () -> processesAlone(root, charts, arguments[1]));
            measure("generate, with processes of Helm", () -> generate(root, cli));
            measure("processes of Helm alone, again", () -> processesAlone(root, charts, arguments[1]));
            measure("generate, with processes of Helm, again", () -> generate(root, cli));
        } finally {
            delete(root);
        }
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws IOException, InterruptedException, ExecutionException;
    }

    private static void measure(String what, Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        System.out.printf("%-42s %8.1f ms%n", what, (System.nanoTime() - started) / 1e6);
    }

    private static void generate(Path root, HelmRenderer renderer) {
        Hld.builder(root)
                .helm(renderer)
                .build()
                .generate(Environments.of("prod"), GenerateOptions.defaults().withParallelism(PARALLEL));
    }

    private static void processesAlone(Path root, List<String> charts, String helm)
            throws InterruptedException, ExecutionException {
        ProcessRunner processes = ProcessRunner.system();
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<?>> futures = IntStream.range(0, COMPONENTS)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> processes.run(Command.of(
                            helm,
                            "template",
                            "app" + i,
                            root.resolve(charts.get(i % charts.size())).toString(),
                            "--namespace=apps"))))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> copyCharts(Path folder, Path root) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> largest = files.filter(
                            file -> LARGE.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
            for (Path chart : largest) {
                Files.copy(chart, root.resolve(chart.getFileName().toString()));
            }
            return largest.stream().map(chart -> chart.getFileName().toString()).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
