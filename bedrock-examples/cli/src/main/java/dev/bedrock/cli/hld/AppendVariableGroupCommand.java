package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.azuredevops.ManifestPipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld append-variable-group}. */
@Command(
        name = "append-variable-group",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Add a group of pipeline variables to manifest-generation.yaml.")
final class AppendVariableGroupCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "GROUP", description = "The name of the group.")
    private String group = "";

    @Mixin
    private final EditArguments edit = new EditArguments();

    AppendVariableGroupCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> ManifestPipeline.appendVariableGroup(edit.directory(context), group));
    }
}
