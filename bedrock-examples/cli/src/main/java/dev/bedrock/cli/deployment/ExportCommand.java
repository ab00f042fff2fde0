package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.transfer.DeploymentLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code bedrock deployment export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print all deployments as lines of JSON.")
final class ExportCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ExportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            long count = DeploymentLines.export(store, context.out());
            new Console(context, common).summary("exported " + count);
        }
        return ExitCode.OK;
    }
}
