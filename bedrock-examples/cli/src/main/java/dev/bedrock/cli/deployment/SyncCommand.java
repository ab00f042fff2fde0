package dev.bedrock.cli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.cli.deployment.TelemetryCommand.Question;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.sync.ClusterSync;
import dev.bedrock.telemetry.sync.ClusterSyncLog;
import dev.bedrock.telemetry.sync.FluxStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code bedrock telemetry sync}. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Record what a cluster with Flux has applied, as 'kubectl get kustomizations -A -o json' prints it.")
final class SyncCommand extends Question {
    @Parameters(paramLabel = "FILE", description = "What kubectl has printed.")
    private Path file = Path.of("");

    @Option(names = "--cluster", paramLabel = "NAME", required = true, description = "The name of the cluster.")
    private String cluster = "";

    @Option(
            names = "--ring",
            paramLabel = "KUSTOMIZATION=RING",
            description = "The ring that a Kustomization applies; may be repeated. Default: all rings.")
    private Map<String, String> rings = new LinkedHashMap<>();

    SyncCommand(CliContext context) {
        super(context);
    }

    @Override
    Answer ask(DeploymentStore store, DeploymentQuery query) {
        if (!(store instanceof ClusterSyncLog log)) {
            throw usage("only a store in a file keeps what clusters have applied");
        }
        List<ClusterSync> applied =
                FluxStatus.read(JsonReader.defaults().read(context().shown(file), text()), cluster, rings, printedAt());
        log.record(applied);
        Answer answer = new Answer(List.of("cluster", "ring", "manifests", "since"));
        applied.forEach(sync -> answer.add(List.of(
                sync.cluster(),
                sync.ring().orElse("-"),
                sync.manifestCommit(),
                sync.at().toString())));
        return answer;
    }

    /** What does not say when it was applied was when kubectl printed it. */
    private Instant printedAt() {
        try {
            return Files.getLastModifiedTime(context().resolve(file)).toInstant();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private String text() {
        try {
            return Files.readString(context().resolve(file), UTF_8);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private ParameterException unreadable() {
        return usage("the file " + context().shown(file) + " cannot be read");
    }
}
