package dev.bedrock.cli.service;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock service get-hld-path}. */
@Command(
        name = "get-hld-path",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print the folder that reconcile makes for a service in a ring.")
final class GetHldPathCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final ServiceArguments service = new ServiceArguments();

    @Option(
            names = "--repository",
            paramLabel = "REPO_NAME",
            required = true,
            description = "The name of the repository.")
    private String repository = "";

    @Option(names = "--ring", paramLabel = "BRANCH", required = true, description = "The ring.")
    private String ring = "";

    GetHldPathCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return service.answer(context, (project, path) -> project.hldPath(repository, path, ring));
    }
}
