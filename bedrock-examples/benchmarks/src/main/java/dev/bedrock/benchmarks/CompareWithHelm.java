package dev.bedrock.benchmarks;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Renders the cases of a corpus with one process of Helm for each, two at a time, and then all of them in one cold JVM on two
 * threads, in turns, and prints all. Arguments: the folder of the corpus, which has a list {@code helm-cases.tsv} (name, chart, values
 * file in the chart or {@code -}), and the path of Helm. The first line of the list is its head.
 */
public final class CompareWithHelm {
    private static final int PARALLEL = 2;
    private static final String HEAP = "-Xmx256m";

    private static final List<String> LAUNCHER = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * A user's JVM as it is, the same in stable mode, and with the options that the command line starts with. Cases have one name of a
     * release, so that in stable mode those of one chart share their keys in the first pass, too.
     */
    private static final List<Way> WAYS =
            List.of(new Way(List.of(), false), new Way(List.of(), true), new Way(LAUNCHER, false));

    private static final int ROUNDS = 3;

    private final ProcessRunner processes = ProcessRunner.system();
    private final Path work;
    private final String helm;

    private CompareWithHelm(Path work, String helm) {
        this.work = work;
        this.helm = helm;
    }

    private record Way(List<String> options, boolean stable) {
        @Override
        public String toString() {
            return String.join(" ", options) + (stable ? " stable mode" : "");
        }
    }

    private record Case(Path chart, String valuesFile) {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("bedrock-compare");
        try {
            new CompareWithHelm(work, arguments[1])
                    .compare(Path.of(arguments[0]).toAbsolutePath());
        } finally {
            delete(work);
        }
    }

    private void compare(Path corpus) throws IOException, InterruptedException {
        List<Case> cases = cases(corpus);
        System.out.printf(
                "%d cases, %d processors, load average %.1f, JDK %s%n",
                cases.size(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"));
        System.out.printf("%-64s %8s %8s %6s%n", "", "wall ms", "CPU ms", "times");
        for (int round = 0; round < ROUNDS; round++) {
            long helmWall = wallOfHelm(cases);
            System.out.printf("%-64s %8d%n", "helm, a process for each case", helmWall);
            for (Way way : WAYS) {
                int pass = 0;
                for (String line : renderCorpus(cases, way).stdout().lines().toList()) {
                    String[] fields = line.split(" ", -1);
                    long wall = Long.parseLong(fields[1]);
                    System.out.printf(
                            "%-64s %8d %8s %6.1f%n",
                            "java " + HEAP + " " + way + ", pass " + ++pass, wall, fields[2], (double) helmWall / wall);
                }
            }
        }
    }

    /** Cases with their values files outside of the charts, where Helm wants them. */
    private List<Case> cases(Path corpus) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(corpus.resolve("helm-cases.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            Path chart = corpus.resolve(fields[1]);
            cases.add(new Case(chart, fields[2].equals("-") ? "-" : extracted(chart, fields[0], fields[2])));
        }
        return cases;
    }

    private String extracted(Path chart, String name, String valuesFile) throws IOException {
        Path values = work.resolve(name + ".yaml");
        for (ChartFile file : ChartLoader.defaults().source(chart).files().files()) {
            if (file.name().equals(valuesFile)) {
                Files.writeString(values, file.text());
            }
        }
        return values.toString();
    }

    private long wallOfHelm(List<Case> cases) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        List<Thread> workers = IntStream.range(0, PARALLEL)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = next.getAndIncrement(); i < cases.size(); i = next.getAndIncrement()) {
                        template(cases.get(i));
                    }
                }))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }

    private void template(Case each) {
        List<String> command =
                new ArrayList<>(List.of(helm, "template", "rel", each.chart().toString()));
        command.addAll(List.of("--namespace", "apps", "--kube-version", "1.33.0"));
        if (!each.valuesFile().equals("-")) {
            command.addAll(List.of("-f", each.valuesFile()));
        }
        processes.run(Command.of(command));
    }

    /** One new JVM, with its start in the times of the first pass. */
    private ProcessResult renderCorpus(List<Case> cases, Way way) throws IOException {
        Path list = work.resolve("cases.tsv");
        Files.write(
                list,
                cases.stream()
                        .map(each -> each.chart() + "\t" + each.valuesFile())
                        .toList());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        command.addAll(way.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RenderCorpus.class.getName()));
        command.addAll(List.of(list.toString(), String.valueOf(PARALLEL), "3"));
        if (way.stable()) {
            command.add("stable");
        }
        return processes.run(Command.of(command));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
