package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.azuretable.AzureTableStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code bedrock deployment index}. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Make the index of a table of Azure that other tools have written, once they no longer do.")
final class IndexCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    IndexCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            if (store instanceof AzureTableStore table) {
                console.summary("indexed " + table.index());
            } else {
                console.summary("an embedded store always has its index");
            }
        }
        return ExitCode.OK;
    }
}
