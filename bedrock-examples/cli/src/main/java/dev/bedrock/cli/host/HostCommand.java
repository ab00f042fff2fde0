package dev.bedrock.cli.host;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.json.JsonWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that talk to a code host have in common: where they are, what they print, how they fail. */
public abstract class HostCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder of the repository. Default: the current one.")
    private Path directory = Path.of(".");

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final HostArguments host = new HostArguments();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    protected HostCommand(CliContext context) {
        this.context = context;
    }

    /**
     * What was done.
     *
     * @param text a line for people and simple scripts
     * @param data the same for programs
     * @param summary what to tell beside
     */
    public record Report(String text, Map<String, Object> data, String summary) {}

    /** Does the work. */
    protected abstract Report run();

    /** The schema of the data. */
    protected abstract String schema();

    protected CliContext context() {
        return context;
    }

    protected HostArguments host() {
        return host;
    }

    /** The folder of the repository. */
    protected Path directory() {
        return context.resolve(directory);
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        try {
            Report report = run();
            if (format == ReportFormat.JSON) {
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("schema", schema());
                data.putAll(report.data());
                context.out()
                        .print(JsonWriter.indented()
                                        .withInsertionOrder()
                                        .withoutHtmlEscaping()
                                        .write(data)
                                + "\n");
            } else {
                context.out().print(report.text() + "\n");
            }
            console.summary(report.summary());
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(console.located(e.problems(), directory()));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }
}
