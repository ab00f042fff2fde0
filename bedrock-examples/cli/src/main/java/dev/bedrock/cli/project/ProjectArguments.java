package dev.bedrock.cli.project;

import dev.bedrock.cli.terminal.ChangeReport;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.gitops.pipeline.PipelineTemplate;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import dev.bedrock.gitops.project.ProjectEditor;
import dev.bedrock.gitops.project.ProjectPipelines;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that change a project have in common. */
public final class ProjectArguments {
    private static final String SCHEMA = "bedrock.dev/project-change/v1";

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder with bedrock.yaml. Default: the current one.")
    private Path directory = Path.of(".");

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to say what changed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** The folder of the project. */
    public Path directory(CliContext context) {
        return context.resolve(directory);
    }

    /** Makes a change with all kinds of pipelines that are known. */
    public int run(CliContext context, Function<ProjectEditor, FileChanges> change) {
        return run(context, PipelineTemplates.installed(), change);
    }

    /** Makes a change, prints the files that it has written, or what it would do. */
    public int run(CliContext context, List<PipelineTemplate> templates, Function<ProjectEditor, FileChanges> change) {
        Console console = new Console(context, common);
        Path root = directory(context);
        try {
            List<ProjectPipelines> pipelines =
                    templates.stream().map(PipelineTemplate::forProject).toList();
            ProjectEditor editor = ProjectEditor.open(root).withPipelines(pipelines);
            root = editor.root();
            FileChanges changes = change.apply(editor);
            if (!dryRun) {
                changes.apply();
            }
            print(context, console, changes);
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(console.located(e.problems(), root));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private void print(CliContext context, Console console, FileChanges changes) {
        Path root = changes.root();
        List<Problem> problems = console.located(changes.problems(), root);
        List<ChangeReport.File> files = changes.files().stream()
                .map(file -> new ChangeReport.File(console.shown(root.resolve(file.path())), file.kind(), ""))
                .toList();
        if (format == ReportFormat.JSON) {
            context.out().print(new ChangeReport(SCHEMA, !dryRun, files, problems).toJson());
            return;
        }
        console.problems(problems);
        if (dryRun) {
            context.out().print(changes);
        } else {
            files.forEach(file -> context.out().print(file.path() + "\n"));
        }
        if (files.isEmpty()) {
            console.summary("nothing to change");
        }
    }
}
