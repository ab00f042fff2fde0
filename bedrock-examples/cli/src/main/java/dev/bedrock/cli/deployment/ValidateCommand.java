package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.record.SelfTest;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock deployment validate}. */
@Command(
        name = "validate",
        aliases = "v",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Check that the store of deployments can be reached with the settings.")
final class ValidateCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-s", "--self-test"},
            description =
                    "Also record a deployment of the service " + SelfTest.SERVICE + ", read it back and remove it.")
    private boolean selfTest;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ValidateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            store.get(List.of("0"));
            console.summary("the store of deployments can be read");
            if (selfTest) {
                SelfTest.of(store)
                        .run(Long.toHexString(ProcessHandle.current().pid()) + Long.toHexString(System.nanoTime()));
                console.summary("the self test has recorded a deployment, read it back and removed it");
            }
        }
        return ExitCode.OK;
    }
}
