package dev.bedrock.cli.project;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock project append-variable-group}. */
@Command(
        name = "append-variable-group",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Add a group of pipeline variables to bedrock.yaml and to the pipelines of Azure DevOps.")
final class AppendVariableGroupCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "GROUP", description = "The name of the group.")
    private String group = "";

    @Mixin
    private final ProjectArguments project = new ProjectArguments();

    AppendVariableGroupCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return project.run(context, editor -> editor.appendVariableGroup(group));
    }
}
