package dev.bedrock.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.Capabilities;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Renders all cases of a list in this process, several times, and prints a line for each pass: {@code pass wallMillis
 * cpuMillis characters failures}. Both times of the first pass include the start of the JVM. The list has a case on each line: the chart, a tab, and a values file or {@code -}.
 *
 * <p>Arguments: list, threads, passes, and optionally {@code stable}: then passwords and keys are derived from a secret.
 */
public final class RenderCorpus {
    private static final byte[] SECRET = "of this benchmark".getBytes(UTF_8);

    private final EmbeddedHelm helm;
    private final List<String> cases;
    private final AtomicLong characters = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();

    private RenderCorpus(List<String> cases, boolean stable) {
        this.cases = cases;
        helm = stable ? EmbeddedHelm.builder().stable(SECRET, Instant.EPOCH).build() : EmbeddedHelm.create();
    }

    /** Renders. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long started = System.nanoTime()
                - Duration.between(ProcessTimes.startOfThisProcess(), Instant.now())
                        .toNanos();
        RenderCorpus corpus = new RenderCorpus(Files.readAllLines(Path.of(arguments[0])), arguments.length > 3);
        int threads = Integer.parseInt(arguments[1]);
        int passes = Integer.parseInt(arguments[2]);
        long cpu = 0;
        for (int pass = 1; pass <= passes; pass++) {
            corpus.run(threads);
            long wall = Duration.ofNanos(System.nanoTime() - started).toMillis();
            long cpuNow = ProcessTimes.ofThisProcess().toMillis();
            System.out.println("pass " + wall + " " + (cpuNow - cpu) + " " + corpus.characters + " " + corpus.failures);
            cpu = cpuNow;
            started = System.nanoTime();
        }
    }

    private void run(int threads) throws InterruptedException {
        characters.set(0);
        failures.set(0);
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> work(next), "render-" + number))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void work(AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < cases.size(); i = next.getAndIncrement()) {
            String line = cases.get(i);
            int tab = line.indexOf('\t');
            try {
                characters.addAndGet(render(Path.of(line.substring(0, tab)), line.substring(tab + 1)));
            } catch (BedrockException | GoDecodeException | IOException e) {
                failures.incrementAndGet();
            }
        }
    }

    private int render(Path chart, String valuesFile) throws GoDecodeException, IOException {
        HelmRequest request = HelmRequest.of(chart, "rel")
                .withNamespace("apps")
                .withCapabilities(Capabilities.defaults().withKubeVersion("1.33.0"));
        if (!valuesFile.equals("-")) {
            request = request.withValues(HelmYaml.readValues(valuesFile, Files.readString(Path.of(valuesFile))));
        }
        return helm.render(request).manifests().length();
    }
}
