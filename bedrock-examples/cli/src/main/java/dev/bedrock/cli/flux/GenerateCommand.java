package dev.bedrock.cli.flux;

import dev.bedrock.cli.terminal.ChangeReport;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.gitops.flux.EventReceiver;
import dev.bedrock.gitops.flux.SyncFiles;
import dev.bedrock.gitops.flux.SyncOperator;
import dev.bedrock.gitops.flux.SyncedCluster;
import dev.bedrock.gitops.flux.SyncedEnvironment;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bedrock flux generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Write what a cluster follows, clusters/CLUSTER, into the repository of the manifests.")
final class GenerateCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/flux-generate/v1";

    private final CliContext context;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "The name of the cluster.")
    private String cluster = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ENV",
            description = "What it follows: environments as they were generated, joined by commas for several in one"
                    + " folder: 'prod,east' is the folder prod-east.")
    private List<String> environments = List.of();

    @Option(
            names = "--manifest-url",
            paramLabel = "URL",
            required = true,
            description = "The repository of the manifests, as the cluster reaches it.")
    private String repository = "";

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            defaultValue = "master",
            description = "Its branch. Default: ${DEFAULT-VALUE}.")
    private String branch = "master";

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "flux",
            description = "What runs in the cluster: flux (2), argo-cd, or flux-1. Default: ${DEFAULT-VALUE}.")
    private Operator operator = Operator.FLUX;

    @Option(
            names = "--hld",
            paramLabel = "DIR",
            description = "The definition. With it, components are applied in the order of their dependsOn.")
    private @Nullable Path definition;

    @Option(
            names = "--git-secret",
            paramLabel = "NAME",
            description = "The secret of the cluster with the credentials for the repository.")
    private @Nullable String gitSecret;

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "How often it looks. Default: ${DEFAULT-VALUE}.")
    private int minutes = 5;

    @Option(
            names = "--events-url",
            paramLabel = "URL",
            description = "Where Flux posts what it does, such as the telemetry of Bedrock.")
    private @Nullable String eventsUrl;

    @Option(
            names = "--events-secret",
            paramLabel = "NAME",
            description = "The secret of the cluster with the key, in token, by which events are signed.")
    private @Nullable String eventsSecret;

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The working copy of the repository of the manifests. Default: the current folder.")
    private Path directory = Path.of(".");

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to say what changed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** What runs in a cluster, as it is typed. */
    enum Operator {
        FLUX(SyncOperator.FLUX),
        ARGO_CD(SyncOperator.ARGO_CD),
        FLUX_1(SyncOperator.FLUX_1);

        private final SyncOperator kind;

        Operator(SyncOperator kind) {
            this.kind = kind;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    GenerateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (minutes < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--interval has to be a minute or more");
        }
        Console console = new Console(context, common);
        Path root = context.resolve(directory);
        try {
            FileChanges changes = SyncFiles.plan(root, sync(), operator.kind);
            if (!dryRun) {
                changes.apply();
            }
            print(console, changes);
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(console.located(e.problems(), root));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private SyncedCluster sync() {
        SyncedCluster sync = SyncedCluster.of(cluster, repository, branch).withInterval(Duration.ofMinutes(minutes));
        if (gitSecret != null) {
            sync = sync.withGitSecret(gitSecret);
        }
        if (eventsUrl != null) {
            sync = sync.withEvents(new EventReceiver(eventsUrl, Optional.ofNullable(eventsSecret)));
        }
        for (String names : environments) {
            sync = sync.with(environment(Environments.of(names.split(",", -1))));
        }
        return sync;
    }

    private SyncedEnvironment environment(Environments names) {
        String folder = names.directoryName();
        String name = folder.toLowerCase(Locale.ROOT);
        if (definition == null) {
            return new SyncedEnvironment(name, folder, List.of());
        }
        Hld hld = Hld.open(context.resolve(definition));
        Composition composition = hld.compose(names).requireValid();
        boolean ordered = composition.components().stream().anyMatch(component -> composition.wave(component) > 0);
        return ordered
                ? SyncedEnvironment.of(name, folder, hld.generate(names))
                : new SyncedEnvironment(name, folder, List.of());
    }

    private void print(Console console, FileChanges changes) {
        List<ChangeReport.File> files = changes.files().stream()
                .map(file -> new ChangeReport.File(console.shown(changes.root().resolve(file.path())), file.kind(), ""))
                .toList();
        if (format == ReportFormat.JSON) {
            context.out().print(new ChangeReport(SCHEMA, !dryRun, files, changes.problems()).toJson());
            return;
        }
        console.problems(changes.problems());
        if (dryRun) {
            context.out().print(changes);
        } else {
            files.forEach(file -> context.out().print(file.path() + "\n"));
        }
        if (files.isEmpty()) {
            console.summary("nothing to change");
        }
    }
}
