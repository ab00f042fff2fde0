package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.transfer.DeploymentLines;
import dev.bedrock.telemetry.store.transfer.TransferCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock deployment import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Add deployments from lines of JSON. What the store knows already stays.")
final class ImportCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "FILE", description = "What 'deployment export' has printed.")
    private Path file = Path.of("");

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ImportCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path path = context.resolve(file);
        try (InputStream in = Files.newInputStream(path);
                DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            DeploymentLines.Imported done = DeploymentLines.into(store, context.shown(path), in);
            new Console(context, common)
                    .summary("added " + done.added() + ", completed " + done.completed() + ", known " + done.known());
        } catch (IOException e) {
            throw new UnavailableException(
                    TransferCode.UNREADABLE.error(
                            "the file cannot be read: " + e.getMessage(), SourceLocation.of(context.shown(path))),
                    e);
        }
        return ExitCode.OK;
    }
}
