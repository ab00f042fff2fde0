package dev.bedrock.cli.service;

import dev.bedrock.cli.project.ProjectArguments;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock service delete}. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Remove a service from bedrock.yaml, and its build pipeline; the next reconcile removes it everywhere.")
final class DeleteCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", description = "The display name.")
    private String name = "";

    @Mixin
    private final ProjectArguments project = new ProjectArguments();

    DeleteCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return project.run(context, editor -> editor.deleteService(name));
    }
}
