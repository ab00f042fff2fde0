package dev.bedrock.benchmarks;

import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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

/** Composing definitions of growing size; the time for one component should not grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class CompositionBenchmark {
    /** How many components the definition has. */
    @Param({"100", "1000", "2500", "5000", "10000"})
    public int components;

    private Path root = Path.of("");

    /** Writes the definition. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        root = Files.createTempDirectory("bedrock-benchmark");
        GeneratedDefinition.write(root, components, List.of("chart"));
    }

    /** Deletes the definition. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Reads and merges everything. */
    @Benchmark
    public Composition compose() {
        return Hld.open(root).compose(Environments.of("prod"));
    }
}
