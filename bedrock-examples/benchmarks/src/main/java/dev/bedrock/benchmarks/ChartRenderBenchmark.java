package dev.bedrock.benchmarks;

import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rendering a chart of seven templates with a library as subchart. Every render reads the files of the chart to see whether they
 * have changed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
public class ChartRenderBenchmark {
    private final EmbeddedHelm helm = EmbeddedHelm.create();
    private Path chart = Path.of("");

    /** Writes the chart. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        chart = Files.createTempDirectory("bedrock-benchmark");
        GeneratedChart.write(chart);
    }

    /** Deletes the chart. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(chart)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The chart is compiled already. */
    @Benchmark
    public HelmOutput render() {
        return helm.render(HelmRequest.of(chart, "rel"));
    }

    /** The same on two threads that share the engine. */
    @Benchmark
    @Threads(2)
    @BenchmarkMode(Mode.Throughput)
    public HelmOutput renderOnTwoThreads() {
        return helm.render(HelmRequest.of(chart, "rel"));
    }

    /** The same on one thread, to compare. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    public HelmOutput renderOnOneThread() {
        return helm.render(HelmRequest.of(chart, "rel"));
    }

    /** With a new engine, which has to load and parse the chart. */
    @Benchmark
    public HelmOutput loadAndRender() {
        return EmbeddedHelm.create().render(HelmRequest.of(chart, "rel"));
    }
}
