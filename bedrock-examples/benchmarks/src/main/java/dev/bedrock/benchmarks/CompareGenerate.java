package dev.bedrock.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Generates a definition of 100 components over nine large charts, and compares with one process of Helm for each, as many at
 * a time as there are processors, with the same values. All ways take turns, and the median of each is printed. Arguments: a folder of
 * packed charts, the path of Helm, and, to measure whole processes, too, the path of the command {@code bedrock}.
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
    private static final int ROUNDS = 3;
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
            HelmRenderer stable = EmbeddedHelm.builder()
                    .stable("of this benchmark".getBytes(UTF_8), Instant.EPOCH)
                    .build();
            measure("generate, embedded, first time", () -> generate(root, embedded));
            for (int i = 0; i < WARM_RUNS; i++) {
                generate(root, embedded);
                generate(root, stable);
            }
            takeTurns(root, embedded, stable, arguments);
        } finally {
            delete(root);
        }
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws InterruptedException, ExecutionException;
    }

    private static void measure(String what, Work work) throws Exception {
        System.out.printf("%-42s %8.1f ms%n", what, millis(work));
    }

    private static double millis(Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e6;
    }

    private static void takeTurns(Path root, HelmRenderer embedded, HelmRenderer stable, String[] arguments)
            throws Exception {
        HelmCli cli = HelmCli.of(ProcessRunner.system(), arguments[1]);
        List<HelmRequest> requests = requests(root, embedded);
        Map<String, Work> ways = new LinkedHashMap<>();
        ways.put("processes of Helm alone", () -> renderAll(requests, arguments[1]));
        ways.put("generate, with processes of Helm", () -> generate(root, cli));
        ways.put("generate, embedded, warm", () -> generate(root, embedded));
        ways.put("generate, embedded, stable mode, warm", () -> generate(root, stable));
        if (arguments.length > 2) {
            Command command = Command.of(
                    arguments[2], "hld", "generate", root.toString(), "prod", "--output", root + "/generated");
            ways.put(
                    "bedrock hld generate, a new process",
                    () -> checked(ProcessRunner.system().run(command)));
        }
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> way : ways.entrySet()) {
                times.computeIfAbsent(way.getKey(), key -> new ArrayList<>()).add(millis(way.getValue()));
            }
        }
        double helm = median(times.values().iterator().next());
        times.forEach((what, each) -> System.out.printf(
                "%-42s %8.1f ms, median of %d; %.1f times as fast as Helm alone; %s%n",
                what, median(each), ROUNDS, helm / median(each), rounded(each)));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static List<Long> rounded(List<Double> times) {
        return times.stream().map(Math::round).toList();
    }

    private static void checked(ProcessResult result) {
        if (!result.isSuccess()) {
            throw new IllegalStateException(result.stderr());
        }
    }

    /** What is asked of a renderer while the definition is generated. */
    private static List<HelmRequest> requests(Path root, HelmRenderer renderer) {
        List<HelmRequest> requests = Collections.synchronizedList(new ArrayList<>());
        generate(root, request -> {
            requests.add(request);
            return renderer.render(request);
        });
        return requests;
    }

    private static void generate(Path root, HelmRenderer renderer) {
        Hld.builder(root).helm(renderer).build().generate(Environments.of("prod"));
    }

    private static void renderAll(List<HelmRequest> requests, String helm)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<?>> futures = requests.stream()
                    .<Future<?>>map(request -> pool.submit(() -> render(request, helm)))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** As a script would call Helm, without any of the options that our renderer gives it. */
    private static void render(HelmRequest request, String helm) {
        checked(ProcessRunner.system()
                .run(Command.of(
                                helm,
                                "template",
                                request.releaseName(),
                                request.chart().toString(),
                                "--namespace=" + request.namespace(),
                                "--values=-")
                        .withInput(YamlWriter.defaults().write(request.values()).getBytes(UTF_8))));
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
