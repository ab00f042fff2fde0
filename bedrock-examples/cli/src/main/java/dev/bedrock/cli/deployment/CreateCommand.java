package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.record.RecordCode;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock deployment create}. */
@Command(
        name = "create",
        aliases = "c",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Record a step of a pipeline: an image was built (--p1), it was written into the definition of a"
                + " ring (--p2), manifests were generated (--p3 with --hld-commit-id) or committed (--p3 with"
                + " --manifest-commit-id).")
final class CreateCommand implements Callable<Integer>, StoreArguments {
    private final CliContext context;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "ACCOUNT",
            description = "The storage account, for a table of Azure.")
    private @Nullable String account;

    @Option(
            names = {"-k", "--access-key"},
            paramLabel = "KEY",
            description = "The key of the storage account.")
    private @Nullable String key;

    @Option(
            names = {"-t", "--table-name"},
            paramLabel = "TABLE",
            description = "The table in the storage account.")
    private @Nullable String table;

    @Option(
            names = {"-p", "--partition-key"},
            paramLabel = "PROJECT",
            description = "The project, a part of the table.")
    private @Nullable String partition;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "A file with the deployments. Default: what the configuration says, else deployments.db.")
    private @Nullable String file;

    @Option(names = "--p1", paramLabel = "BUILD", description = "The build of the image.")
    private String p1 = "";

    @Option(names = "--image-tag", paramLabel = "TAG", description = "The image with its tag.")
    private String imageTag = "";

    @Option(names = "--commit-id", paramLabel = "COMMIT", description = "The commit of the source.")
    private String commit = "";

    @Option(names = "--service", paramLabel = "NAME", description = "The display name of the service.")
    private String service = "";

    @Option(names = "--p2", paramLabel = "BUILD", description = "The build or release that updated the definition.")
    private String p2 = "";

    @Option(names = "--hld-commit-id", paramLabel = "COMMIT", description = "The commit of the definition.")
    private String hldCommit = "";

    @Option(names = "--env", paramLabel = "RING", description = "The ring.")
    private String ring = "";

    @Option(names = "--p3", paramLabel = "BUILD", description = "The build that generated the manifests.")
    private String p3 = "";

    @Option(names = "--pr", paramLabel = "NUMBER", description = "The pull request of the definition.")
    private String pullRequest = "";

    @Option(names = "--manifest-commit-id", paramLabel = "COMMIT", description = "The commit of the manifests.")
    private String manifestCommit = "";

    @Option(names = "--repository", paramLabel = "URL", description = "The repository that the step is about.")
    private String repository = "";

    @Mixin
    private final CommonOptions common = new CommonOptions();

    CreateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Map<String, String> given() {
        return StoreArguments.given(account, key, table, partition);
    }

    @Override
    public Integer call() {
        PipelineStep step = step();
        try (DeploymentStore store = new StoreSettings(context, this).open()) {
            List<DeploymentChange> changes = DeploymentRecorder.of(store).record(step);
            new Console(context, common).summary(changes.isEmpty() ? "nothing new" : "recorded in " + ids(changes));
        }
        return ExitCode.OK;
    }

    private static String ids(List<DeploymentChange> changes) {
        return String.join(", ", changes.stream().map(DeploymentChange::id).toList());
    }

    private PipelineStep step() {
        Optional<String> url = Optional.of(repository);
        if (!p1.isBlank()) {
            return new ImageBuilt(p1, imageTag, commit, service, url);
        }
        if (!p2.isBlank()) {
            return new DefinitionUpdated(p2, imageTag, hldCommit, ring, Optional.of(pullRequest), url);
        }
        if (!p3.isBlank() && !hldCommit.isBlank()) {
            return new ManifestsGenerated(p3, hldCommit, Optional.of(manifestCommit), Optional.of(pullRequest), url);
        }
        if (!p3.isBlank() && !manifestCommit.isBlank()) {
            return new ManifestsCommitted(p3, manifestCommit, url);
        }
        throw new InvalidInputException(List.of(RecordCode.NO_STEP
                .error("the report is of no step")
                .withHint("give --p1, --p2, or --p3 with --hld-commit-id or --manifest-commit-id")));
    }
}
