package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Progress;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ManifestSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock hld generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Generate the manifests of a definition for some environments.",
        footer = {
            "",
            "The standard output has the files that were written, one a line. The old files of the output folder go,"
                    + " unless there is something in it that was not generated; if anything fails, all stays as it was."
        })
final class GenerateCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DefinitionArguments definition = new DefinitionArguments();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "The folder to write. Default: PATH/generated/ and the environments joined by '-'.")
    private @Nullable Path output;

    @Mixin
    private final RenderOptions render = new RenderOptions();

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. The json report is also"
                    + " printed when the generation fails.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    GenerateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Environments environments = definition.environments(context);
        GenerateReport report = generate(console, environments, folder(environments));
        console.problems(report.problems());
        context.out().print(format == ReportFormat.JSON ? report.toJson() : report.toText());
        console.summary(report.summary());
        return report.success() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Path folder(Environments environments) {
        return output == null
                ? definition.path(context).resolve("generated").resolve(environments.directoryName())
                : context.resolve(output);
    }

    private GenerateReport generate(Console console, Environments environments, Path folder) {
        long start = System.nanoTime();
        GenerateReport report = GenerateReport.of(environments, console.shown(folder));
        Path root = context.directory();
        try (Progress progress = console.progress("generated")) {
            Hld hld = open(progress);
            root = hld.root();
            ManifestSet manifests = hld.generateTo(folder, render.layout(), environments, render.generateOptions());
            return report.succeeded(
                    manifests.components(),
                    List.copyOf(manifests.files(render.layout()).keySet()),
                    console.located(manifests.problems(), root),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (BedrockException e) {
            console.trace(e);
            return report.failed(console.located(e.problems(), root), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Hld open(Progress progress) {
        return definition
                .open(context)
                .helm(render.helm(context))
                .processes(ProcessRunner.of(context.variables()))
                .progress(progress)
                .hookOutput(progress)
                .build();
    }
}
