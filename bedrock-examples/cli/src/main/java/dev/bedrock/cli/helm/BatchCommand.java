package dev.bedrock.cli.helm;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.helm.command.BatchCase;
import dev.bedrock.hld.helm.command.RenderBatch;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock helm batch}. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Render many charts in one process.",
        footer = {
            "",
            "CASES is a table with tab-separated columns: case, chart (relative to the table), values file in the chart"
                    + " or '-', and flags as for 'helm template'. DIR gets a file CASE.yaml or CASE.err for each.",
            "",
            "Example:",
            "  bedrock helm batch cases.tsv --out rendered --flag=--kube-version=1.33.0"
        })
final class BatchCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/helm-batch/v1";

    private final CliContext context;

    @Parameters(paramLabel = "CASES", description = "The table of cases.")
    private Path table = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder to write.")
    private Path out = Path.of("");

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            description = "A flag of 'helm template' for every case; repeatable.")
    private List<String> flags = List.of();

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    BatchCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path cases = context.resolve(table);
        Path folder = Objects.requireNonNull(cases.getParent());
        String text = FileTree.open(folder)
                .readString(Objects.requireNonNull(cases.getFileName()).toString());
        List<BatchCase> all = BatchCase.parse(text, flags);
        RenderBatch batch = new RenderBatch(EmbeddedHelm.create(), folder);
        long start = System.nanoTime();
        List<RenderBatch.Result> results;
        try (DirectoryReplacement target =
                AtomicDirectory.at(context.resolve(out)).replace()) {
            results = batch.run(all, Runtime.getRuntime().availableProcessors(), (result, printed) -> target.files()
                    .write(result.name() + (result.success() ? ".yaml" : ".err"), printed));
            target.commit();
        }
        print(results, Duration.ofNanos(System.nanoTime() - start));
        return results.stream().allMatch(RenderBatch.Result::success) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(List<RenderBatch.Result> results, Duration elapsed) {
        if (format == ReportFormat.TEXT) {
            results.forEach(result -> context.out()
                    .printf("%-4s %6d ms  %s%n", result.success() ? "ok" : "err", millis(result), result.name()));
            return;
        }
        List<Map<String, @Nullable Object>> cases = new ArrayList<>();
        for (RenderBatch.Result result : results) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            each.put("case", result.name());
            each.put("success", result.success());
            each.put("milliseconds", millis(result));
            cases.add(each);
        }
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("schema", SCHEMA);
        report.put("milliseconds", elapsed.toMillis());
        report.put("cases", cases);
        context.out().print(JsonWriter.indented().withInsertionOrder().write(report) + "\n");
    }

    private static long millis(RenderBatch.Result result) {
        return result.elapsed().toMillis();
    }
}
