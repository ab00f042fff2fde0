package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld update}. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Install, and move the pins in bedrock.lock to what branches, ranges and files are now. What moved is"
                        + " printed, from what to what.")
final class UpdateCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            paramLabel = "NAME",
            description = "The components whose pins move, by name or path such as infra/jaeger. Default: all.")
    private List<String> names = List.of();

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = ".",
            description = "The folder of the definition. Default: here.")
    private Path path = Path.of(".");

    @Mixin
    private final InstallArguments install = new InstallArguments();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    UpdateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return install.run(
                context,
                new Console(context, common),
                context.resolve(path),
                false,
                (hld, options) -> hld.update(names, options));
    }
}
