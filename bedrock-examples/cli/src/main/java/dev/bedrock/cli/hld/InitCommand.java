package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.gitops.pipeline.PipelineTemplate;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Begin a definition: a component file, configuration for all environments, and a .gitignore.")
final class InitCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", description = "The name of the component at the top.")
    private String name = "";

    @Option(
            names = "--pipelines",
            paramLabel = "SYSTEM",
            description = "Also pipelines that verify and publish: azure, github, gitlab or jenkins. Default: none.")
    private @Nullable String system;

    @Mixin
    private final EditArguments edit = new EditArguments();

    InitCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> {
            FileChanges changes = editor.init(name);
            return system == null ? changes : withPipelines(changes, PipelineTemplates.require(system));
        });
    }

    /** Pipelines that are there already stay as they are. */
    private static FileChanges withPipelines(FileChanges changes, PipelineTemplate template) {
        FileTree tree = FileTree.open(changes.root());
        List<FileChange> files = new ArrayList<>(changes.files());
        template.forDefinition().stream()
                .filter(file -> !tree.exists(file.path()))
                .forEach(file -> files.add(FileChange.create(file.path(), file.text())));
        return new FileChanges(changes.root(), files, changes.problems());
    }
}
