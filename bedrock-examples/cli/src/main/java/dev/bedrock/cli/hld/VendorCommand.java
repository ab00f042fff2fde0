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
import picocli.CommandLine.Parameters;

/** {@code bedrock hld vendor}. */
@Command(
        name = "vendor",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Install into .bedrock/vendor, to be committed: then neither a network nor a cache is needed. From"
                        + " then on install and update use that folder, too.")
final class VendorCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PATH", defaultValue = ".", description = "The folder of the definition. Default: here.")
    private Path path = Path.of(".");

    @Mixin
    private final InstallArguments install = new InstallArguments();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    VendorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return install.run(context, new Console(context, common), context.resolve(path), false, Hld::vendor);
    }
}
