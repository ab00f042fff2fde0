package dev.bedrock.hld.helm.command;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Many renders in one process. Each case is independent: one that fails leaves the others alone.
 *
 * <pre>{@code
 * List<BatchCase> cases = BatchCase.parse("web\tcharts/web.tgz\t-\t--set replicas=2\n", List.of());
 * RenderBatch batch = new RenderBatch(EmbeddedHelm.create(), Path.of(""));
 * batch.run(cases, 2, (result, text) -> System.out.println(result.name() + ": " + text.length()));
 * }</pre>
 */
public final class RenderBatch {
    private final EmbeddedHelm helm;
    private final Path directory;

    /**
     * A batch.
     *
     * @param helm the renderer
     * @param directory what the paths of cases are relative to
     */
    public RenderBatch(EmbeddedHelm helm, Path directory) {
        this.helm = helm;
        this.directory = directory;
    }

    /**
     * What became of a case.
     *
     * @param name the name of the case
     * @param success whether it could be rendered
     * @param elapsed how long it took
     */
    public record Result(String name, boolean success, Duration elapsed) {}

    /** Takes what a case printed. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * A case is done. Called on the threads that render, several at a time.
         *
         * @param result what became of it
         * @param text the manifests, or Helm's error message
         */
        void receive(Result result, String text);
    }

    /**
     * Renders all cases, some at a time. Nothing that was printed is kept.
     *
     * @param cases the cases
     * @param parallelism how many at a time
     * @param receiver takes what they print
     * @return the results in the order of the cases
     * @throws UnavailableException if the thread is interrupted
     */
    public List<Result> run(List<BatchCase> cases, int parallelism, Receiver receiver) {
        ExecutorService pool = Executors.newFixedThreadPool(parallelism);
        try {
            List<Future<Result>> futures = new ArrayList<>();
            for (BatchCase each : cases) {
                futures.add(pool.submit(() -> run(each, receiver)));
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(HelmCode.INTERRUPTED.error("the batch was interrupted"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BedrockException failure) {
                throw failure;
            }
            throw new IllegalStateException("a case ended without a result", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Result run(BatchCase each, Receiver receiver) {
        long start = System.nanoTime();
        boolean success = false;
        String text;
        try {
            text = render(each).manifests();
            success = true;
        } catch (HelmFailureException e) {
            text = "Error: " + e.helmText() + "\n";
        } catch (BedrockException e) {
            text = "Error: " + e.getMessage() + "\n";
        }
        Result result = new Result(each.name(), success, Duration.ofNanos(System.nanoTime() - start));
        receiver.receive(result, text);
        return result;
    }

    private HelmOutput render(BatchCase each) {
        List<String> arguments = new ArrayList<>(each.flags());
        arguments.add(each.chart());
        TemplateCommand command = TemplateCommand.parse(arguments, directory);
        if (each.valuesInChart().isEmpty()) {
            return command.run(helm);
        }
        HelmRequest request = command.request();
        Map<String, @Nullable Object> values = new LinkedHashMap<>(values(request.chart(), each.valuesInChart()));
        HelmYaml.merge(values, request.values());
        return new TemplateCommand(request.withValues(values), command.showOnly()).run(helm);
    }

    private Map<String, @Nullable Object> values(Path chart, String name) {
        for (ChartFile file : helm.chart(chart).files()) {
            if (file.name().equals(name)) {
                return ValueArguments.parse(name, file.text());
            }
        }
        throw HelmFailureException.of(HelmCode.VALUES_INVALID, "open " + name + ": no such file in the chart");
    }
}
