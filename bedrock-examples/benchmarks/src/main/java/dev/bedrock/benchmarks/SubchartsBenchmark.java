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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Charts with more and more subcharts; the time for one subchart should not grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SubchartsBenchmark {
    /** How many subcharts the chart has besides its library. */
    @Param({"10", "50", "100", "200"})
    public int subcharts;

    private final EmbeddedHelm helm = EmbeddedHelm.create();
    private Path chart = Path.of("");

    /** Writes the chart. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        chart = Files.createTempDirectory("bedrock-benchmark");
        GeneratedChart.write(chart, subcharts);
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
}
