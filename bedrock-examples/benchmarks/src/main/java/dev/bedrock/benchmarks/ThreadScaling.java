package dev.bedrock.benchmarks;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.Capabilities;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much more two threads render than one, beside what two threads of this machine get of pure computing. All take turns, and
 * each line is a round. Arguments: a folder of packed charts, and how many rounds (default 8); the first ones warm up.
 */
public final class ThreadScaling {
    private static final int DEFAULT_ROUNDS = 8;
    private static final int SPINS = 60;
    private static final int SPIN = 5_000_000;

    private final List<Runnable> renders = new ArrayList<>();
    private final List<Runnable> spins = new ArrayList<>();
    private final AtomicLong computed = new AtomicLong();

    private ThreadScaling(Path folder) throws IOException {
        EmbeddedHelm helm = EmbeddedHelm.create();
        try (Stream<Path> charts = Files.list(folder)) {
            for (Path chart : charts.sorted().toList()) {
                HelmRequest request = HelmRequest.of(chart, "rel")
                        .withCapabilities(Capabilities.defaults().withKubeVersion("1.33.0"));
                renders.add(() -> render(helm, request));
            }
        }
        for (int i = 0; i < SPINS; i++) {
            spins.add(this::spin);
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ThreadScaling scaling = new ThreadScaling(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
        System.out.printf("%10s %10s %6s   %10s %10s %6s%n", "render 1", "2", "times", "compute 1", "2", "times");
        for (int round = 0; round < rounds; round++) {
            double one = millis(1, scaling.renders);
            double two = millis(2, scaling.renders);
            double spinOne = millis(1, scaling.spins);
            double spinTwo = millis(2, scaling.spins);
            System.out.printf(
                    "%7.0f ms %7.0f ms %6.2f   %7.0f ms %7.0f ms %6.2f%n",
                    one, two, one / two, spinOne, spinTwo, spinOne / spinTwo);
        }
        System.out.println("computed " + scaling.computed);
    }

    private static void render(EmbeddedHelm helm, HelmRequest request) {
        try {
            helm.render(request);
        } catch (BedrockException e) {
            // Some charts refuse their own default values; that takes its time, too.
        }
    }

    /** Touches no memory but registers. */
    private void spin() {
        long number = 1;
        for (int i = 0; i < SPIN; i++) {
            number = number * 6364136223846793005L + 1442695040888963407L;
        }
        computed.addAndGet(number);
    }

    private static double millis(int threads, List<Runnable> tasks) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        List<Thread> workers = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                        tasks.get(i).run();
                    }
                }))
                .toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
