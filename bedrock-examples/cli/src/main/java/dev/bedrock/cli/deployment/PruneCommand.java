package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.retention.Retention;
import dev.bedrock.telemetry.store.retention.RetentionPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bedrock deployment prune}. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Remove old deployments, but never the last ones of a service in a ring.")
final class PruneCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "365",
            description = "How long after its last step a deployment is kept. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--keep-last",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many of each service in each ring are kept in any case. Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--dry-run", description = "Remove nothing, and say how many would be.")
    private boolean dryRun;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    PruneCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RetentionPolicy policy = policy();
        try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            Retention retention = Retention.of(store, policy);
            Retention.Result result = dryRun ? retention.plan() : retention.apply();
            new Console(context, common)
                    .summary((dryRun ? "would remove " : "removed ") + result.removed() + ", kept " + result.kept()
                            + ", of which " + result.undated() + " have no time");
        }
        return ExitCode.OK;
    }

    private RetentionPolicy policy() {
        try {
            return new RetentionPolicy(Duration.ofDays(days), last);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
