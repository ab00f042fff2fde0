package dev.bedrock.cli.service;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bedrock service get-display-name}. */
@Command(
        name = "get-display-name",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print the display name of the service in a folder.")
final class GetDisplayNameCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final ServiceArguments service = new ServiceArguments();

    GetDisplayNameCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return service.answer(context, Project::displayName);
    }
}
