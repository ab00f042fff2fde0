package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.hld.Hld;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Fetch the remote components of a definition, as bedrock.lock says, and lock what is new.")
final class InstallCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PATH", defaultValue = ".", description = "The folder of the definition. Default: here.")
    private Path path = Path.of(".");

    @Option(names = "--locked", description = "Fail if bedrock.lock would have to change, and say why. For pipelines.")
    private boolean locked;

    @Mixin
    private final InstallArguments install = new InstallArguments();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    InstallCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return install.run(context, new Console(context, common), context.resolve(path), locked, Hld::install);
    }
}
