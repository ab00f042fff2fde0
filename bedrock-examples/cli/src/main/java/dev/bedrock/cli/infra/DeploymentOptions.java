package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.infra.Infra;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which deployments are meant, and where their results are. */
final class DeploymentOptions {
    @Option(
            names = {"-p", "--project"},
            paramLabel = "PATH",
            description = "The folder of a deployment, below the current one; may be given several times. Default: the"
                    + " current folder.")
    private List<String> projects = List.of();

    @Option(names = "--all", description = "All deployments below the current folder.")
    private boolean all;

    @Option(
            names = {"-O", "--output"},
            paramLabel = "DIR",
            description =
                    "The folder that gets the folder with the results. Default: the one that the current folder is in.")
    private @Nullable Path output;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    /** The definitions of the current folder. */
    Infra open(CliContext context, boolean update) {
        Infra.Builder builder =
                Infra.builder(context.directory()).git(sources.git(context)).update(update);
        sources.localRoots(context).forEach(builder::localRoot);
        if (output != null) {
            builder.output(context.resolve(output));
        }
        return builder.open();
    }

    /** The folders that are meant. */
    List<String> folders(Infra infra) {
        return all ? infra.deployments() : projects.isEmpty() ? List.of("") : projects;
    }
}
